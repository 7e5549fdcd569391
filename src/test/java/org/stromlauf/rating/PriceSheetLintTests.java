package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mistakes that a clerk makes, and where the lint finds them. */
class PriceSheetLintTests {

    @Test
    void findsTimesThatNobodyChargesThatNeverHoldAndThatAreMissing() {
        assertThat(
                        faults(
                                """
                        zones:
                          tariff:
                            - {zone: HT, days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], hours: ["06:00-22:00"]}
                            - {zone: NT, hours: ["22:00-06:00"]}
                            - {zone: HT, days: [MONDAY], hours: ["07:00-08:00"], holidays: AS_SUNDAY}
                          other: [{zone: A}]
                        components:
                          - {key: ht, label: HT, kind: ENERGY, zone: tariff/HT, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: st, label: ST, kind: ENERGY, zone: tariff/ST, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: m3, label: M3, kind: ENERGY, zone: grid/module3/HT, prices: [{from: 2026-01-01, price: 1}]}
                        """))
                .containsExactly(
                        "components[1] st: the times 'tariff' have no zone ST",
                        "components[2] m3: neither the sheet nor anybody else has times 'grid/module3'",
                        "zones.other: no component is charged by it",
                        "zones.tariff: no component is charged in zone NT: one with price 0 says that it costs nothing",
                        "zones.tariff: not every quarter hour has a zone, for example on 2025-01-01",
                        "zones.tariff[2] HT: it never holds: rules above take its times");
    }

    @Test
    void findsPartsWithoutEffectAndReferencesDownwards() {
        assertThat(
                        faults(
                                """
                        components:
                          - {key: p, label: P, kind: PERCENT, of: [e], prices: [{from: 2026-01-01, price: -150}]}
                          - {key: e, label: E, kind: ENERGY, power: 3, residual: true, free: 2, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: t, label: T, kind: TRANCHE, power: 3, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: s, label: S, kind: SESSION, unit: km, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: m, label: M, kind: MINIMUM, prices: [{from: 2026-01-01, price: 1}]}
                        """))
                .containsExactly(
                        "components[0] p: 'of' names e, which does not stand above",
                        "components[0] p: more than 100 percent: -150",
                        "components[1] e: 'power' has no effect in ENERGY",
                        "components[1] e: 'residual' has no effect in ENERGY",
                        "components[1] e: 'free' has no effect in ENERGY",
                        "components[2] t: a tranche is balanced by a SPOT component with 'residual'",
                        "components[3] s: a session is priced by kWh, min or Stück, not by km",
                        "components[4] m: 'of' names the components of which it is meant");
    }

    @Test
    void findsBlocksFormulasLimitsAndSignsThatAreWrong() {
        assertThat(
                        faults(
                                """
                        components:
                          - {key: b, label: B, kind: ENERGY, prices: [{from: 2026-01-01, blocks: [{upTo: 100, price: 1}, {upTo: 50, price: 2}]}]}
                          - {key: f, label: F, kind: ENERGY, prices: [{from: 2026-01-01, formula: "2 * (3"}]}
                          - {key: g, label: G, kind: ENERGY, prices: [{from: 2026-01-01, formula: "2 * `grid/none` + `index/x`"}]}
                          - {key: s, label: S, kind: SPOT, prices: [{from: 2026-01-01, floor: 9, cap: 3}]}
                          - {key: d, label: D, kind: DEMAND, prices: [{from: 2026-01-01, price: -9}]}
                          - {key: c, label: C, kind: ENERGY, credit: true, prices: [{from: 2026-01-01, price: -9}]}
                          - {key: x, label: X, kind: ENERGY, vat: tax/no, prices: [{from: 2026-01-01, price: 1.1234567}]}
                        """))
                .containsExactly(
                        "components[0] b: the last block, and only it, has no 'upTo'",
                        "components[0] b: block 2 ends before it begins",
                        "components[1] f: Formula '2 * (3', column 7: ')' is expected",
                        "components[2] g: no published price is called 'grid/none', which the formula names",
                        "components[3] s: the floor lies above the cap",
                        "components[4] d: DEMAND is not negative, was -9",
                        "components[5] c: a credit has a positive price; its amount is negative",
                        "components[6] x: no VAT rate is called 'tax/no'",
                        "components[6] x: a price of ENERGY has at most 6 decimals, was 1.1234567");
    }

    @Test
    void energyIsNotSoldForLessThanNothing() {
        assertThat(
                        faults(
                                """
                        components:
                          - {key: e, label: E, kind: ENERGY, prices: [{from: 2026-01-01, to: 2027-01-01, price: 30}, {from: 2027-01-01, price: -31}]}
                          - {key: b, label: B, kind: BASE, prices: [{from: 2026-01-01, price: 100}]}
                        """))
                .containsExactly("components[0] e: the only price of energy is not negative, was -31 from 2027-01-01");
    }

    @Test
    void aReductionMayBeAnEnergyPriceBesideAnother() {
        assertThat(
                        faults(
                                """
                        components:
                          - {key: e, label: E, kind: ENERGY, prices: [{from: 2026-01-01, price: 30}]}
                          - {key: r, label: R, kind: ENERGY, prices: [{from: 2026-01-01, price: -2}]}
                        """))
                .isEmpty();
    }

    @Test
    void findsComponentsThatBeginLaterEndEarlierOrAreOverBeforeTheProductBegins() {
        assertThat(
                        faults(
                                """
                        components:
                          - {key: e, label: E, kind: ENERGY, prices: [{from: 2026-01-01, price: 1}]}
                          - {key: late, label: L, kind: BASE, prices: [{from: 2026-02-01, price: 1}]}
                          - {key: ends, label: N, kind: BASE, prices: [{from: 2026-01-01, to: 2026-06-01, price: 1}]}
                          - {key: dead, label: D, kind: ENERGY, contained: true, prices: [{from: 2020-01-01, to: 2021-01-01, price: 1}]}
                        """))
                .containsExactly(
                        "components[1] late: no price from 2026-01-01 to 2026-02-01",
                        "components[2] ends: no price from 2026-06-01, on which others still have one",
                        "components[3] dead: it is over on 2021-01-01, before the product begins on 2026-01-01");
    }

    /** A price that a caller or a tenant states is held to the signs of a sheet's own. */
    @Test
    void findsAStatedPriceThatIsNegativeWhereNoneMayBe() {
        var sheet = RatingTests.sheet(
                """
                product: p
                name: P
                components:
                  - {key: b, label: B, kind: BASE, published: own/base}
                  - {key: e, label: E, kind: ENERGY, published: own/base}
                """);
        var period = new PricePeriod(LocalDate.of(2026, 1, 1), null, new BigDecimal("-12"), "Preisblatt", false);
        var own = PublishedPrices.of(
                Map.of("own/base", new PublishedPrices.Published("B", "€/a", null, List.of(period))));

        assertThat(PriceSheetLint.contradictions(sheet, PriceFiles.ours().with(own)))
                .extracting(f -> f.place() + ": " + f.text())
                .containsExactly(
                        "components[0] b, own/base from 2026-01-01: a base price is not negative; a discount is a"
                                + " component of its own");
    }

    private static List<String> faults(String rest) {
        var sheet = RatingTests.sheet("product: p\nname: P\n" + rest);
        return PriceSheetLint.faults(sheet, PriceFiles.ours()).stream()
                .map(f -> f.place() + ": " + f.text())
                .toList();
    }
}
