package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.DateRange;

/** Prices and parties for tests. */
public final class SettlementFixtures {

    /** A community's own concession fee (1-08-4-AGS-KG). */
    public static final String CONCESSION = "1-08-4-14713000-03";

    private static final DateRange VALID = DateRange.startingAt(LocalDate.of(2024, 1, 1));

    private SettlementFixtures() {}

    /** A day's use of 10 kWh costs 0.20 + 10 × (0.08 + 0.02 + 0.003 + 0.009 + 0.016) = 1.48 euro net. */
    public static List<GridPrice> prices() {
        return List.of(
                price(GridArticles.BASE, PriceUnit.DAY, "0.20"),
                price(GridArticles.ENERGY, PriceUnit.KWH, "0.08"),
                price(CONCESSION, PriceUnit.KWH, "0.02"),
                price(GridArticles.KWKG, PriceUnit.KWH, "0.003"),
                price(GridArticles.OFFSHORE, PriceUnit.KWH, "0.009"),
                price(GridArticles.SPECIAL_GRID_USE, PriceUnit.KWH, "0.016"));
    }

    public static GridPrice price(String article, PriceUnit unit, String euros) {
        return new GridPrice(article, VALID, unit, new BigDecimal(euros));
    }

    public static BillingParty party(String name) {
        return new BillingParty(
                name, "Ringstraße", "1", "04109", "Leipzig", "DE123456789", "Netzabrechnung", "netz@partner.example");
    }
}
