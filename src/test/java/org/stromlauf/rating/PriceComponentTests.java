package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.stromlauf.rating.Rated.YEAR;
import static org.stromlauf.rating.Rated.half;
import static org.stromlauf.rating.Rated.one;
import static org.stromlauf.rating.Rated.profile;
import static org.stromlauf.rating.Rated.range;
import static org.stromlauf.rating.Rated.rate;
import static org.stromlauf.rating.Rated.sheet;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.Quantities.Service;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/** Taxes, exemptions, discounts, credits, gas, heat and charging, computed by hand. */
class PriceComponentTests {

    /** By hand: a heat pump on its own meter pays no KWKG levy (EnFG §22): 0.00 instead of 4,000 × 0.446 ct = 17.84. */
    @Test
    void exemptsAHeatPumpFromLevies() {
        var sheet = one(
                "{key: kwkg, label: KWKG-Umlage, kind: ENERGY, published: levy/kwkg, instead: {enfg-22: exempt/enfg-22}}");
        var usage = Quantities.of(RatingTests.evenly(YEAR, 4_000_000));
        var none = PublishedPrices.of(Map.of());

        assertThat(rate(sheet, YEAR, usage, none, ContractFacts.NONE))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("17.84");
        var exempt = rate(sheet, YEAR, usage, none, new ContractFacts(Set.of("enfg-22"), null));
        assertThat(exempt).extracting(l -> l.amount().euros().toPlainString()).containsExactly("0.00");
        assertThat(Explanation.sentence(exempt.get(0))).contains("§ 22 EnFG");
    }

    /** By hand: a concession fee of a special contract is 0.11 ct, of tariff customers up to 25,000 inhabitants 1.32 ct: 4.40 and 52.80. */
    @Test
    void takesTheConcessionFeeOfTheClass() {
        var sheet = one("{key: ka, label: KA, kind: ENERGY, published: concession/tariff-up-to-25000,"
                + " instead: {ka-special: concession/special}}");
        var usage = Quantities.of(RatingTests.evenly(YEAR, 4_000_000));
        var none = PublishedPrices.of(Map.of());

        assertThat(rate(sheet, YEAR, usage, none, ContractFacts.NONE).get(0).amount())
                .isEqualTo(Money.of("52.80"));
        assertThat(rate(sheet, YEAR, usage, none, new ContractFacts(Set.of("ka-special"), null))
                        .get(0)
                        .amount())
                .isEqualTo(Money.of("4.40"));
    }

    /** The rate of the last day holds for the reading period (UStAE 13.1(2)); with vatBy: DAY each part has its own. */
    @Test
    void takesTheVatRateOfTheEndOfTheReadingPeriod() {
        var component = "{key: e, label: E, kind: ENERGY, prices: [{from: 2019-01-01, price: 10}]}";
        var period = range("2020-01-01", "2020-10-01");
        var usage = Quantities.of(RatingTests.evenly(period, 274_000));

        assertThat(rate(one(component), period, usage, null))
                .extracting(RatedLine::vatRate)
                .containsExactly(new BigDecimal("16"));
        assertThat(rate(sheet("product: p\nname: P\nvatBy: DAY\ncomponents: [" + component + "]"), period, usage, null))
                .extracting(RatedLine::vatRate, l -> l.amount().euros().toPlainString())
                .containsExactly(tuple(new BigDecimal("19"), "18.20"), tuple(new BigDecimal("16"), "9.20"));
    }

    /**
     * By hand: 1,000 kWh × 0.30 = 300.00 + base 120.00; 5 % discount on both −21.00; minimum 500 a year: 500 − 420 = 80.00; a bonus
     * after 12 months of supply since 15 March 2025; two readings as service at 12.50 = 25.00.
     */
    @Test
    void chargesDiscountMinimumBonusAndServices() {
        var sheet = sheet(
                """
                product: p
                name: P
                components:
                  - {key: e, label: E, kind: ENERGY, prices: [{from: 2026-01-01, price: 30}]}
                  - {key: b, label: B, kind: BASE, prices: [{from: 2026-01-01, price: 120}]}
                  - {key: rabatt, label: Rabatt, kind: PERCENT, of: [e, b], prices: [{from: 2026-01-01, price: -5}]}
                  - {key: mindest, label: Mindestbetrag, kind: MINIMUM, of: [e, b], prices: [{from: 2026-01-01, price: 500}]}
                  - {key: bonus, label: Treuebonus, kind: ONE_OFF, afterMonths: 12, prices: [{from: 2025-01-01, price: -40}]}
                  - {key: ablesung, label: Zwischenablesung, kind: SERVICE, prices: [{from: 2026-01-01, price: 12.50}]}
                """);
        var services = List.of(new Service("ablesung", LocalDate.of(2026, 5, 4), new BigDecimal("2"), "Auftrag A-17"));
        var quantities = new Quantities(RatingTests.evenly(YEAR, 1_000_000), Map.of(), List.of(), services);
        var facts = new ContractFacts(Set.of(), LocalDate.of(2025, 3, 15));

        var lines = rate(sheet, YEAR, quantities, PublishedPrices.of(Map.of()), facts);

        assertThat(lines)
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("300.00", "120.00", "-21.00", "80.00", "-40.00", "25.00");
        assertThat(lines.get(4).period().from()).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(Explanation.sentence(lines.get(2)))
                .contains("Rabatt")
                .contains("-5 % von 420,00 € = -21,00 € netto");
        assertThat(lines)
                .allSatisfy(l -> assertThat(l.operands().lineSum().rounded()).isEqualTo(l.amount()));
    }

    /** By hand: 2,500 kWh fed in × 8.03 ct = 200.75 paid to the customer, without VAT (§19 UStG); at the exchange never below 0. */
    @Test
    void creditsWhatIsFedIn() {
        var fixed = one("{key: f, label: Einspeisung, kind: ENERGY, register: feed-in, credit: true, vat: tax/none,"
                + " prices: [{from: 2026-01-01, price: 8.03}]}");
        var registers = Map.<String, Usage>of("feed-in", RatingTests.evenly(YEAR, 2_500_000));
        var quantities = new Quantities(RatingTests.evenly(YEAR, 0), registers, List.of(), List.of());

        assertThat(rate(fixed, YEAR, quantities, null))
                .extracting(l -> l.amount().euros().toPlainString(), l -> l.vatRate()
                        .toPlainString())
                .containsExactly(tuple("-200.75", "0"));

        var day = LocalDate.of(2026, 1, 5);
        var market = one(
                "{key: f, label: F, kind: SPOT, register: feed-in, credit: true, prices: [{from: 2026-01-01, floor: 0}]}");
        var profile = profile("2026-01-05", 1, 1000);
        var curve = PriceCurve.named("EPEX").day(day, half("-100", "50")).build();
        var fedIn = new Quantities(profile, Map.of("feed-in", profile), List.of(), List.of());
        // 48 quarters at 0 instead of -10 ct, 48 × 1 kWh × 0.05 = 2.40.
        assertThat(rate(market, DateRange.of(day, day.plusDays(1)), fedIn, curve))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("-2.40");
    }

    /**
     * Gas: 1,250 m³ × 0.9632 × 11.452 = 13,788 kWh (metering converts). By hand: CO2 55 €/t × 0.18139 kg/kWh = 0.997645 ct × 13,788
     * = 137.555 → 137.56; energy tax 0.55 ct = 75.83; CO2 emissions 13,788 × 0.18139 = 2,501.005 kg.
     */
    @Test
    void chargesTheCarbonPriceOfGas() {
        var year = range("2025-01-01", "2026-01-01");
        var sheet = sheet(
                """
                product: gas
                name: Gas
                components:
                  - {key: tax, label: Energiesteuer, kind: ENERGY, published: tax/gas}
                  - {key: co2, label: CO2-Preis, kind: ENERGY,
                     prices: [{from: 2021-01-01, formula: '`co2/price` * `co2/gas` / 10'}]}
                """);

        var lines = rate(sheet, year, Quantities.of(RatingTests.evenly(year, 13_788_000)), null);

        assertThat(lines).extracting(l -> l.amount().euros().toPlainString()).containsExactly("75.83", "137.56");
        assertThat(CarbonShare.emissions(new BigDecimal("13788"), new BigDecimal("0.18139")))
                .isEqualByComparingTo("2501.00532");
    }

    /** CO2KostAufG, annex: 2,501 kg over 70 m² are 35.7 kg/m² a year: the landlord bears 50 %. */
    @Test
    void dividesTheCarbonCostBetweenTenantAndLandlord() {
        assertThat(CarbonShare.landlordPercent(new BigDecimal("2501"), new BigDecimal("70")))
                .isEqualTo(50);
        assertThat(CarbonShare.landlordPercent(new BigDecimal("839.9"), new BigDecimal("70")))
                .isZero();
        assertThat(CarbonShare.landlordPercent(new BigDecimal("840"), new BigDecimal("70")))
                .isEqualTo(10);
        assertThat(CarbonShare.landlordPercent(new BigDecimal("3640"), new BigDecimal("70")))
                .isEqualTo(95);
    }

    /** By hand: 12.345 MWh heat × 98.10 € = 1,211.0445 → 1,211.04; 87.5 m³ water × 2.17 € = 189.875 → 189.88 at 7 % VAT. */
    @Test
    void chargesHeatAndWaterByQuantity() {
        var sheet = sheet(
                """
                product: p
                name: P
                components:
                  - {key: heat, label: Wärme, kind: QUANTITY, unit: MWh, prices: [{from: 2026-01-01, price: 98.10}]}
                  - {key: water, label: Wasser, kind: QUANTITY, unit: m³, register: water, vat: tax/vat-reduced,
                     prices: [{from: 2026-01-01, price: 2.17}]}
                """);
        var registers = Map.<String, Usage>of("water", RatingTests.evenly(YEAR, 87_500));

        assertThat(rate(
                        sheet,
                        YEAR,
                        new Quantities(RatingTests.evenly(YEAR, 12_345), registers, List.of(), List.of()),
                        null))
                .extracting(l -> l.amount().euros().toPlainString(), RatedLine::unit, l -> l.vatRate()
                        .toPlainString())
                .containsExactly(tuple("1211.04", "MWh", "19"), tuple("189.88", "m³", "7"));
    }

    /**
     * Two sessions: 20 kWh in 2 h of which 10 min parked, 30 kWh in 6 h with 300 min parked. By hand: 50 kWh × 0.49 = 24.50; parking
     * beyond 240 minutes: 60 × 0.10 = 6.00; start fee 2 × 0.35 = 0.70.
     */
    @Test
    void chargesChargingSessionsByEnergyParkingAndStart() {
        var sheet = sheet(
                """
                product: p
                name: P
                components:
                  - {key: kwh, label: Ladestrom, kind: SESSION, unit: kWh, prices: [{from: 2026-01-01, price: 0.49}]}
                  - {key: park, label: Blockiergebühr, kind: SESSION, unit: min, register: parking, free: 240,
                     prices: [{from: 2026-01-01, price: 0.10}]}
                  - {key: start, label: Startgebühr, kind: SESSION, unit: Stück, prices: [{from: 2026-01-01, price: 0.35}]}
                """);
        var start = Instant.parse("2026-02-03T10:00:00Z");
        var sessions = List.of(
                new Session("CDR-1", start, start.plus(Duration.ofHours(2)), 20_000, Duration.ofMinutes(10)),
                new Session(
                        "CDR-2",
                        start.plus(Duration.ofDays(1)),
                        start.plus(Duration.ofHours(30)),
                        30_000,
                        Duration.ofMinutes(300)));

        var lines = rate(sheet, YEAR, new Quantities(RatingTests.evenly(YEAR, 0), Map.of(), sessions, List.of()), null);

        assertThat(lines).extracting(l -> l.amount().euros().toPlainString()).containsExactly("24.50", "6.00", "0.70");
        assertThat(Explanation.sentence(lines.get(0))).contains("2 Ladevorgänge, CDR-1 bis CDR-2");
    }
}
