package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.stromlauf.rating.Rated.YEAR;
import static org.stromlauf.rating.Rated.amounts;
import static org.stromlauf.rating.Rated.one;
import static org.stromlauf.rating.Rated.profile;
import static org.stromlauf.rating.Rated.profiled;
import static org.stromlauf.rating.Rated.range;
import static org.stromlauf.rating.Rated.rate;
import static org.stromlauf.rating.Rated.sheet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prices by time, zone, block and peak, computed by hand. */
class TimePriceTests {

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
}
