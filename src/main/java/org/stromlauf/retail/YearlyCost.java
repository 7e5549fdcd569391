package org.stromlauf.retail;

import java.time.LocalDate;
import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** What a year of a contract is expected to cost. */
sealed interface YearlyCost {

    /** @param note how it was found, for a clerk */
    record Known(Energy use, Money gross, String note) implements YearlyCost {}

    /** @param reason in German, for a clerk */
    record Unknown(String reason) implements YearlyCost {}

    /** At the prices of a day. */
    static YearlyCost of(ProductPrices prices, Contract contract, Energy use, LocalDate day) {
        var product = contract.terms().product();
        try {
            var gross = prices.yearlyGross(contract, use, day);
            if (gross.isZero() || gross.isNegative()) {
                return new Unknown("Produkt %s kostet im Jahr %s".formatted(product, GermanFormat.money(gross)));
            }
            var note = "%s kWh kosten zu den Preisen vom %s %s im Jahr"
                    .formatted(GermanFormat.number(use.kwh(), 0), GermanFormat.day(day), GermanFormat.money(gross));
            return new Known(use, gross, note);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Unknown(
                    "Kein Preis für Produkt %s am %s: %s".formatted(product, GermanFormat.day(day), e.getMessage()));
        }
    }
}
