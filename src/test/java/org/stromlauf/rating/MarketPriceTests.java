package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.stromlauf.rating.Rated.YEAR;
import static org.stromlauf.rating.Rated.flat;
import static org.stromlauf.rating.Rated.one;
import static org.stromlauf.rating.Rated.profile;
import static org.stromlauf.rating.Rated.published;
import static org.stromlauf.rating.Rated.range;
import static org.stromlauf.rating.Rated.rate;
import static org.stromlauf.rating.Rated.sheet;
import static org.stromlauf.rating.Rated.spot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.DateRange;

/** Exchange prices, indices, tranches and what the grid operator publishes, computed by hand. */
class MarketPriceTests {

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

    @Test
    void namesTheColumnOfAFaultInAFormula() {
        assertThatThrownBy(() -> Formula.parse("2 + * 3"))
                .hasMessage("Formula '2 + * 3', column 5: a number, a key in backquotes or a function is expected");
        assertThatThrownBy(() -> Formula.parse("2 + `index")).hasMessageContaining("the backquote is not closed");
        assertThatThrownBy(() -> Formula.parse("sinus(2)")).hasMessageContaining("there is no function sinus");
        assertThat(Formula.parse("-2 ** 2 + max(1, 2, 3) * (4 - 1) / 2").evaluate(null))
                .isEqualByComparingTo("8.5");
    }
}
