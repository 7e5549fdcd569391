package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.Quantities.Service;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

/** What each kind of price comes to, computed by hand. */
class PriceComponentTests {

    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    /** By hand: 10 days × 0.30 = 3.00; 15 January to 1 April: 17/31 × 9.30 = 5.10, then 2 months × 9.30 = 18.60. */
    @Test
    void chargesABasePriceByDayAndByMonth() {
        var day = "{key: b, label: Grundpreis, kind: BASE, per: DAY, prices: [{from: 2020-01-01, price: 0.30}]}";
        var month = "{key: b, label: Grundpreis, kind: BASE, per: MONTH, prices: [{from: 2020-01-01, price: 9.30}]}";

        assertThat(amounts(day, range("2026-02-01", "2026-02-11"))).containsExactly("3.00");
        var lines = rate(month, range("2026-01-15", "2026-04-01"), 0);
        assertThat(lines).extracting(l -> l.amount().euros().toPlainString()).containsExactly("5.10", "18.60");
        assertThat(lines.get(0)).satisfies(l -> assertThat(Explanation.sentence(l))
                .startsWith("Grundpreis vom 15.01.2026 bis 31.01.2026: 9,3 € im Monat × 17 von 31 Tagen = 5,10 €"));
        assertThat(Explanation.sentence(lines.get(1)))
                .startsWith("Grundpreis vom 01.02.2026 bis 31.03.2026: 9,3 € × 2 Monate = 18,60 € netto");
    }

    /**
     * HT 06:00 to 22:00 on working days. By hand: Monday 5 January 2026 has 64 quarters of HT and 32 of NT; Epiphany (6 January) is
     * no holiday in all of Germany; New Year's Day (Thursday) is. At 1,000 Wh a quarter: HT 64 × 0.30 = 19.20, NT 32 × 0.20 = 6.40;
     * on 1 January NT 96 × 0.20 = 19.20.
     */
    @Test
    void dividesALoadProfileIntoHighAndLowTariff() {
        var sheet =
                """
                product: p
                name: P
                zones:
                  tariff:
                    - {zone: HT, days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], hours: ["06:00-22:00"]}
                    - {zone: NT}
                components:
                  - {key: ht, label: HT, kind: ENERGY, zone: tariff/HT, prices: [{from: 2026-01-01, price: 30}]}
                  - {key: nt, label: NT, kind: ENERGY, zone: tariff/NT, prices: [{from: 2026-01-01, price: 20}]}
                """;

        assertThat(profiled(sheet, range("2026-01-05", "2026-01-06"), 1000)).containsExactly("19.20", "6.40");
        assertThat(profiled(sheet, range("2026-01-06", "2026-01-07"), 1000)).containsExactly("19.20", "6.40");
        assertThat(profiled(sheet, range("2026-01-01", "2026-01-02"), 1000)).containsExactly("0.00", "19.20");
    }

    /**
     * A zone from 01:00 to 04:00. By hand: in spring the clock has no hour from 2 to 3, so 8 quarters; in autumn it has it twice, so
     * 16; at 1,000 Wh and 10 ct: 0.80 and 1.60. The rest: 84 quarters each, 8.40.
     */
    @Test
    void countsZonesByTheClockOnTheDaysOfTheClockChanges() {
        var sheet =
                """
                product: p
                name: P
                zones:
                  night: [{zone: NT, hours: ["01:00-04:00"]}, {zone: HT}]
                components:
                  - {key: nt, label: NT, kind: ENERGY, zone: night/NT, prices: [{from: 2026-01-01, price: 10}]}
                  - {key: ht, label: HT, kind: ENERGY, zone: night/HT, prices: [{from: 2026-01-01, price: 10}]}
                """;

        assertThat(profiled(sheet, range("2026-03-29", "2026-03-30"), 1000)).containsExactly("0.80", "8.40");
        assertThat(profiled(sheet, range("2026-10-25", "2026-10-26"), 1000)).containsExactly("1.60", "8.40");
    }

    /** Winter from 1 October to 31 March. By hand: on 30 September 96 quarters are summer, on 1 October winter: 96 × 0.10 = 9.60. */
    @Test
    void tellsSeasonsApartOverTheTurnOfTheYear() {
        var sheet =
                """
                product: p
                name: P
                zones:
                  season: [{zone: W, from: "10-01", to: "04-01"}, {zone: S}]
                components:
                  - {key: w, label: Winter, kind: ENERGY, zone: season/W, prices: [{from: 2026-01-01, price: 10}]}
                  - {key: s, label: Sommer, kind: ENERGY, zone: season/S, prices: [{from: 2026-01-01, price: 10}]}
                """;

        assertThat(profiled(sheet, range("2026-09-30", "2026-10-01"), 1000)).containsExactly("0.00", "9.60");
        assertThat(profiled(sheet, range("2026-10-01", "2026-10-02"), 1000)).containsExactly("9.60", "0.00");
        assertThat(profiled(sheet, range("2026-03-31", "2026-04-01"), 1000)).containsExactly("9.60", "0.00");
    }

    /** By hand: a two-tariff meter read 2,000 kWh HT and 1,500 kWh NT: 2,000 × 0.31 = 620.00; 1,500 × 0.25 = 375.00. */
    @Test
    void takesHighAndLowTariffFromRegistersWhereThereIsNoProfile() {
        var sheet =
                """
                product: p
                name: P
                zones: {tariff: [{zone: HT, hours: ["06:00-22:00"]}, {zone: NT}]}
                components:
                  - {key: ht, label: HT, kind: ENERGY, zone: tariff/HT, prices: [{from: 2026-01-01, price: 31}]}
                  - {key: nt, label: NT, kind: ENERGY, zone: tariff/NT, prices: [{from: 2026-01-01, price: 25}]}
                """;
        var registers = Map.<String, Usage>of(
                "HT", RatingTests.evenly(YEAR, 2_000_000), "NT", RatingTests.evenly(YEAR, 1_500_000));
        var both = new Quantities(RatingTests.evenly(YEAR, 3_500_000), registers, List.of(), List.of());

        assertThat(rate(sheet(sheet), YEAR, both, null))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("620.00", "375.00");
        assertThatThrownBy(() -> rate(sheet(sheet), YEAR, Quantities.of(RatingTests.evenly(YEAR, 3_500_000)), null))
                .hasMessageContaining("Die Menge 'HT' für HT fehlt für 01.01.2026 bis 31.12.2026");
    }

    /**
     * By hand: 4,000 kWh in blocks of 0 to 1,000 at 40 ct, to 3,000 at 30, above at 25: 1,000 × 0.40 = 400.00, 2,000 × 0.30 =
     * 600.00, 1,000 × 0.25 = 250.00. As volume price all costs the block of 4,000: 4,000 × 0.25 = 1,000.00. Half a year (181 of 365
     * days) has 181/365 of each limit: 1,000 → 495.890 kWh.
     */
    @Test
    void chargesBlocksGraduatedOrByVolume() {
        var blocks =
                "prices: [{from: 2026-01-01, blocks: [{upTo: 1000, price: 40}, {upTo: 3000, price: 30}, {price: 25}]}]}";

        var graduated = rate("{key: e, label: Arbeitspreis, kind: ENERGY, " + blocks, YEAR, 4_000_000);
        assertThat(graduated)
                .extracting(RatedLine::label, l -> l.amount().euros().toPlainString())
                .containsExactly(
                        tuple("Arbeitspreis bis 1.000 kWh im Jahr", "400.00"),
                        tuple("Arbeitspreis von 1.000 bis 3.000 kWh im Jahr", "600.00"),
                        tuple("Arbeitspreis über 3.000 kWh im Jahr", "250.00"));
        assertThat(amounts("{key: e, label: E, kind: ENERGY, tiers: VOLUME, " + blocks, YEAR, 4_000_000))
                .containsExactly("1000.00");
        var half = rate("{key: e, label: E, kind: ENERGY, " + blocks, range("2026-01-01", "2026-07-01"), 600_000);
        assertThat(half.get(0).quantity()).isEqualByComparingTo("495.890");
    }

    /**
     * A yearly demand price of 120 € a kW, billed monthly; January peaks at 100 kW, February at 150 kW (37,500 Wh in a quarter). By
     * hand: January 100 × 120 × 31/365 = 1,019.18; February 150 × 120 × 28/365 = 1,380.82, and for January (150 − 100) × 120 ×
     * 31/365 = 509.59. Together 150 × 120 × 59/365 = 2,909.59.
     */
    @Test
    void chargesALatePeakBackToTheBeginningOfTheYear() {
        var demand = "{key: d, label: Leistungspreis, kind: DEMAND, prices: [{from: 2026-01-01, price: 120}]}";
        var profile = profile("2026-01-01", 59, 10_000);
        profile.days().get(10)[40] = 25_000;
        profile.days().get(40)[50] = 37_500;

        var january = rate(one(demand), range("2026-01-01", "2026-02-01"), Quantities.of(profile), null);
        var february = rate(one(demand), range("2026-02-01", "2026-03-01"), Quantities.of(profile), null);

        assertThat(january).extracting(l -> l.amount().euros().toPlainString()).containsExactly("1019.18");
        assertThat(february)
                .extracting(RatedLine::label, l -> l.amount().euros().toPlainString())
                .containsExactly(
                        tuple("Leistungspreis, Nachberechnung der höheren Leistung", "509.59"),
                        tuple("Leistungspreis", "1380.82"));
        assertThat(Explanation.sentence(february.get(1)))
                .contains("4.200 kW·Tag × 120 € / 365 = 1.380,82 € netto")
                .contains("höchste Leistung 150 kW am 10.02.2026, 12:30 Uhr");
    }

    /** By hand: January's peak 100 kW × 9 € = 900.00, February's 150 kW × 9 € = 1,350.00; no later peak changes January. */
    @Test
    void chargesTheMonthsPeakByMonth() {
        var demand = "{key: d, label: L, kind: DEMAND, per: MONTH, prices: [{from: 2026-01-01, price: 9}]}";
        var profile = profile("2026-01-01", 59, 10_000);
        profile.days().get(10)[40] = 25_000;
        profile.days().get(40)[50] = 37_500;

        assertThat(rate(one(demand), range("2026-01-01", "2026-03-01"), Quantities.of(profile), null))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("900.00", "1350.00");
    }

    /**
     * Hours at −50, 100 and 500 €/MWh on both days of the clock changes, 1 kWh a quarter, floor 0 and cap 30 ct. By hand, spring (23
     * hours: one at −50, one at 500, 21 at 100): 4 × 0 + 4 × 0.30 + 84 × 0.10 = 9.60; autumn (25 hours, 23 at 100): 1.20 + 92 ×
     * 0.10 = 10.40. Without limits spring is −0.20 + 2.00 + 8.40 = 10.20.
     */
    @Test
    void keepsAnExchangePriceWithinFloorAndCap() {
        var collar = "{key: s, label: Börse, kind: SPOT, prices: [{from: 2026-01-01, floor: 0, cap: 30}]}";
        var open = "{key: s, label: Börse, kind: SPOT}";

        assertThat(spot(collar, "2026-03-29", 23)).containsExactly("9.60");
        assertThat(spot(collar, "2026-10-25", 25)).containsExactly("10.40");
        assertThat(spot(open, "2026-03-29", 23)).containsExactly("10.20");
    }

    /**
     * Price = 2.10 + 0.95 × index / 10 ct/kWh. By hand: January's index is final at 80 €/MWh: 9.70 ct; February's preliminary at 100:
     * 11.60 ct, final at 90: 10.65 ct. At 1,000 kWh a month: 97.00 + 116.00, finally 97.00 + 106.50: 9.50 less.
     */
    @Test
    void computesAnIndexedPriceByPreliminaryAndFinalValues() {
        var sheet = one("{key: e, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2026-01-01,"
                + " formula: '2.10 + 0.95 * `index/base` / 10'}]}");
        var usage = new Usage.Metered(List.of(
                Usage.Metered.evenly(range("2026-01-01", "2026-02-01"), 1_000_000, "a"),
                Usage.Metered.evenly(range("2026-02-01", "2026-03-01"), 1_000_000, "b")));
        var preliminary = published(
                """
                index/base: {label: Terminmarkt Base, unit: €/MWh, periods: [
                  {from: 2026-01-01, to: 2026-02-01, price: 80, source: EEX},
                  {from: 2026-02-01, to: 2026-03-01, price: 100, source: EEX vorläufig, assumed: true}]}
                """);
        var last = preliminary.with(
                published(
                        "index/base: {label: T, unit: €/MWh, periods: [{from: 2026-02-01, to: 2026-03-01, price: 90, source: EEX}]}"));
        var period = range("2026-01-01", "2026-03-01");

        var first = rate(sheet, period, Quantities.of(usage), preliminary, ContractFacts.NONE);
        var corrected = rate(sheet, period, Quantities.of(usage), last, ContractFacts.NONE);

        assertThat(first)
                .extracting(l -> l.amount().euros().toPlainString(), RatedLine::assumed)
                .containsExactly(tuple("97.00", false), tuple("116.00", true));
        assertThat(corrected)
                .extracting(l -> l.amount().euros().toPlainString(), RatedLine::assumed)
                .containsExactly(tuple("97.00", false), tuple("106.50", false));
        assertThat(Explanation.sentence(corrected.get(1)))
                .contains("Preis: Formel 2.10 + 0.95 * `index/base` / 10 mit index/base = 90 (EEX)");
        assertThatThrownBy(() ->
                        rate(sheet, range("2026-01-01", "2026-04-01"), Quantities.of(usage), last, ContractFacts.NONE))
                .hasMessageContaining(
                        "Arbeitspreis (e): Terminmarkt Base (index/base) am 01.03.2026 fehlt vom 01.03.2026 bis 31.03.2026");
    }

    /** Mean of 3 months, lag 1, held 3: for April to June October's... by hand: Q2 takes December to February: (30+36+45)/3 = 37. */
    @Test
    void takesTheMeanOfAnIndexOverMonthsBeforeTheQuarter() {
        var sheet = one("{key: e, label: E, kind: QUANTITY, unit: MWh, prices: [{from: 2026-01-01,"
                + " formula: 'round half up(mean(`index/gas`, 3, 1, 3), 2)'}]}");
        var index = published(
                """
                index/gas: {label: Gas, unit: €/MWh, periods: [
                  {from: 2025-12-01, to: 2026-01-01, price: 30, source: x}, {from: 2026-01-01, to: 2026-02-01, price: 36, source: x},
                  {from: 2026-02-01, to: 2026-03-01, price: 45, source: x}, {from: 2026-03-01, to: 2026-04-01, price: 99, source: x}]}
                """);
        var quarter = range("2026-04-01", "2026-07-01");

        var lines = rate(sheet, quarter, Quantities.of(RatingTests.evenly(quarter, 10_000)), index, ContractFacts.NONE);

        assertThat(lines)
                .extracting(RatedLine::unitPrice, l -> l.amount().euros().toPlainString())
                .containsExactly(tuple(new BigDecimal("37"), "370.00"));
    }

    /**
     * A band of 4 kW bought at 8 ct for one day of 96 quarters (1,000 Wh each): 96 kWh = 7.68. The customer uses 3 kWh a quarter in the
     * first half of the day and nothing in the second; the exchange pays 10 ct. By hand: bought 48 × 2 kWh × 0.10 = 9.60; sold 48 × −1
     * kWh × 0.10 = −4.80.
     */
    @Test
    void balancesATrancheAtTheExchange() {
        var sheet = sheet(
                """
                product: p
                name: P
                components:
                  - {key: band, label: Band 2026, kind: TRANCHE, power: 4, prices: [{from: 2026-01-01, to: 2027-01-01, price: 8}]}
                  - {key: rest, label: Restmenge, kind: SPOT, residual: true}
                """);
        var day = LocalDate.of(2026, 1, 5);
        var values = new long[96];
        Arrays.fill(values, 0, 48, 3000);
        var profile = new Usage.Profile(day, List.of(values), "Lastgang");
        var curve = PriceCurve.named("EPEX").day(day, flat(24, "100")).build();

        assertThat(rate(sheet, DateRange.of(day, day.plusDays(1)), Quantities.of(profile), curve))
                .extracting(RatedLine::label, l -> l.quantity().toPlainString(), l -> l.amount()
                        .euros()
                        .toPlainString())
                .containsExactly(
                        tuple("Band 2026", "96.000", "7.68"),
                        tuple("Restmenge, Zukauf", "96.000", "9.60"),
                        tuple("Restmenge, Rückverkauf", "-48.000", "-4.80"));
    }

    /**
     * §14a modules (BK8-22-010-A). By hand, module 1 with 9.36 ct: 80/1.19 + 0.2 × 3,750 × 0.0936 = 67.2269 + 70.20 = 137.43 for a
     * year; grid fees of 100 kWh are 9.36, so no more than that is taken off. Module 2: 40 % of 9.36 = 3.744 ct × 4,000 kWh = 149.76.
     */
    @Test
    void reducesGridFeesOfControllableDevices() {
        var grid = published(
                "grid/energy: {label: Netz, unit: ct/kWh, periods: [{from: 2026-01-01, price: 9.36, source: NB}]}");
        var module1 = sheet(
                """
                product: p
                name: P
                components:
                  - {key: grid, label: Netz, kind: ENERGY, published: grid/energy}
                  - {key: m1, label: Modul 1, kind: BASE, credit: true, of: [grid], legal: "§ 14a EnWG",
                     prices: [{from: 2026-01-01, formula: '80 / 1.19 + 0.2 * 3750 * `grid/energy` / 100'}]}
                """);
        var module2 = one(
                "{key: m2, label: Modul 2, kind: ENERGY, prices: [{from: 2026-01-01, formula: '0.4 * `grid/energy`'}]}");

        assertThat(rate(module1, YEAR, Quantities.of(RatingTests.evenly(YEAR, 4_000_000)), grid, ContractFacts.NONE))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("374.40", "-137.43");
        var limited = rate(module1, YEAR, Quantities.of(RatingTests.evenly(YEAR, 100_000)), grid, ContractFacts.NONE);
        assertThat(limited).extracting(l -> l.amount().euros().toPlainString()).containsExactly("9.36", "-9.36");
        assertThat(limited.get(1).label()).isEqualTo("Modul 1, begrenzt");
        assertThat(rate(module2, YEAR, Quantities.of(RatingTests.evenly(YEAR, 4_000_000)), grid, ContractFacts.NONE))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("149.76");
    }

    /** Module 3: published zones. By hand: HT 17 to 21 is 16 quarters × 0.1504 = 2.41, NT 0 to 6 is 24 × 0.0374 = 0.90, rest 56 × 0.0936 = 5.24. */
    @Test
    void takesZonesThatTheGridOperatorPublishes() {
        var grid = published(
                """
                grid/module3:
                  label: Zeitvariables Netzentgelt
                  unit: Zeiten
                  zones: [{zone: HT, hours: ["17:00-21:00"]}, {zone: NT, hours: ["00:00-06:00"]}, {zone: ST}]
                """);
        var sheet = sheet(
                """
                product: p
                name: P
                components:
                  - {key: ht, label: HT, kind: ENERGY, zone: grid/module3/HT, prices: [{from: 2026-01-01, price: 15.04}]}
                  - {key: nt, label: NT, kind: ENERGY, zone: grid/module3/NT, prices: [{from: 2026-01-01, price: 3.74}]}
                  - {key: st, label: ST, kind: ENERGY, zone: grid/module3/ST, prices: [{from: 2026-01-01, price: 9.36}]}
                """);
        var day = range("2026-06-01", "2026-06-02");

        assertThat(rate(sheet, day, Quantities.of(profile("2026-06-01", 1, 1000)), grid, ContractFacts.NONE))
                .extracting(l -> l.amount().euros().toPlainString())
                .containsExactly("2.41", "0.90", "5.24");
        assertThatThrownBy(() -> rate(sheet, day, Quantities.of(profile("2026-06-01", 1, 1000)), null))
                .hasMessageContaining("HT (ht): die Zeiten 'grid/module3' fehlen");
    }

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

    @Test
    void namesTheColumnOfAFaultInAFormula() {
        assertThatThrownBy(() -> Formula.parse("2 + * 3"))
                .hasMessage("Formula '2 + * 3', column 5: a number, a key in backquotes or a function is expected");
        assertThatThrownBy(() -> Formula.parse("2 + `index")).hasMessageContaining("the backquote is not closed");
        assertThatThrownBy(() -> Formula.parse("sinus(2)")).hasMessageContaining("there is no function sinus");
        assertThat(Formula.parse("-2 ** 2 + max(1, 2, 3) * (4 - 1) / 2").evaluate(null))
                .isEqualByComparingTo("8.5");
    }

    private static List<String> spot(String component, String day, int hours) {
        var date = LocalDate.parse(day);
        var prices = flat(hours, "100");
        prices[0] = new BigDecimal("-50");
        prices[10] = new BigDecimal("500");
        var curve = PriceCurve.named("EPEX").day(date, prices).build();
        return rate(one(component), DateRange.of(date, date.plusDays(1)), Quantities.of(profile(day, 1, 1000)), curve)
                .stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    private static BigDecimal[] flat(int n, String price) {
        var prices = new BigDecimal[n];
        Arrays.fill(prices, new BigDecimal(price));
        return prices;
    }

    private static BigDecimal[] half(String first, String second) {
        var prices = flat(24, first);
        Arrays.fill(prices, 12, 24, new BigDecimal(second));
        return prices;
    }

    private static List<String> profiled(String sheet, DateRange period, long wattHours) {
        var profile = profile(period.from().toString(), (int) period.days(), wattHours);
        return rate(sheet(sheet), period, Quantities.of(profile), null).stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    static Usage.Profile profile(String first, int days, long wattHours) {
        var values = new ArrayList<long[]>();
        for (int i = 0; i < days; i++) {
            var day =
                    new long[MarketCalendar.quarterHours(LocalDate.parse(first).plusDays(i))];
            Arrays.fill(day, wattHours);
            values.add(day);
        }
        return new Usage.Profile(LocalDate.parse(first), values, "Lastgang");
    }

    private static List<String> amounts(String component, DateRange period) {
        return amounts(component, period, 0);
    }

    private static List<String> amounts(String component, DateRange period, long wattHours) {
        return rate(component, period, wattHours).stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    private static List<RatedLine> rate(String component, DateRange period, long wattHours) {
        return rate(one(component), period, Quantities.of(RatingTests.evenly(period, wattHours)), null);
    }

    private static List<RatedLine> rate(
            PriceSheet sheet,
            DateRange period,
            Quantities quantities,
            @org.jspecify.annotations.Nullable PriceCurve curve) {
        return Rating.rate(new PlanCompiler(PriceFiles.ours()).compile(sheet, period), quantities, curve);
    }

    private static List<RatedLine> rate(
            PriceSheet sheet, DateRange period, Quantities quantities, PublishedPrices more, ContractFacts facts) {
        return Rating.rate(
                new PlanCompiler(PriceFiles.ours().with(more)).compile(sheet, period, facts), quantities, null);
    }

    private static PriceSheet one(String component) {
        return sheet("product: p\nname: P\ncomponents: [" + component + "]");
    }

    private static PriceSheet sheet(String yaml) {
        return RatingTests.sheet(yaml);
    }

    private static PublishedPrices published(String yaml) {
        return PriceFiles.published(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static DateRange range(String from, String to) {
        return DateRange.of(LocalDate.parse(from), LocalDate.parse(to));
    }
}
