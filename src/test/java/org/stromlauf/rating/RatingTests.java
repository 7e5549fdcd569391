package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.Usage.Metered;
import org.stromlauf.rating.Usage.Profile;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

class RatingTests {

    private static final DateRange YEAR_2026 = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    private static final String HOUSEHOLD =
            """
            product: household
            name: Haushalt
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [
                  {from: 2025-01-01, to: 2026-07-01, price: 28.45}, {from: 2026-07-01, price: 30.25}]}
              - {key: base, label: Grundpreis, kind: BASE, prices: [{from: 2025-01-01, price: 120}]}
              - {key: tax, label: Stromsteuer, kind: ENERGY, contained: true, published: tax/electricity, legal: "§ 3 StromStG"}
              - {key: kwkg, label: KWKG-Umlage, kind: ENERGY, contained: true, published: levy/kwkg}
            """;

    /**
     * By hand: 3,650 kWh over 365 days, evenly; 181 days until 30 June → 1,810 kWh × 28.45 ct = 514.945 → 514.95 (half up);
     * 184 days → 1,840 kWh × 30.25 ct = 556.60; base 120 × 365/365 = 120.00; contained tax 3,650 × 2.05 ct = 74.825 → 74.83,
     * KWKG 3,650 × 0.446 ct = 16.279 → 16.28.
     */
    @Test
    void billsAHouseholdOverAPriceChange() {
        var lines = rate(HOUSEHOLD, YEAR_2026, evenly(YEAR_2026, 3_650_000));

        assertThat(lines)
                .extracting(RatedLine::component, l -> l.period().days(), RatedLine::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("energy", 181L, Money.of("514.95")),
                        org.assertj.core.groups.Tuple.tuple("energy", 184L, Money.of("556.60")),
                        org.assertj.core.groups.Tuple.tuple("base", 365L, Money.of("120.00")),
                        org.assertj.core.groups.Tuple.tuple("tax", 365L, Money.of("74.83")),
                        org.assertj.core.groups.Tuple.tuple("kwkg", 365L, Money.of("16.28")));
    }

    @Test
    void explainsALineFromItsOperandsInASentence() {
        var line = rate(HOUSEHOLD, YEAR_2026, evenly(YEAR_2026, 3_650_000)).get(0);

        assertThat(Explanation.sentence(line))
                .isEqualTo("Arbeitspreis vom 01.01.2026 bis 30.06.2026: 1.810 kWh × 28,45 ct/kWh = 514,95 € netto."
                        + " Preis: Preisblatt; Menge: Ablesung.");
        assertThat(line.operands().lineSum().rounded()).isEqualTo(line.amount());
    }

    @Test
    void refusesAPeriodWithoutPublishedLevy() {
        var into2027 = DateRange.of(LocalDate.of(2026, 10, 5), LocalDate.of(2027, 10, 5));

        assertThatThrownBy(() -> rate(HOUSEHOLD, into2027, evenly(into2027, 1_000_000)))
                .isInstanceOf(NotRatableException.class)
                .hasMessage("KWKG-Umlage (kwkg) hat keinen Preis vom 01.01.2027 bis 04.10.2027");
    }

    @Test
    void billsAnAssumedLevyAndSaysSo() {
        var into2027 = DateRange.of(LocalDate.of(2026, 10, 5), LocalDate.of(2027, 10, 5));
        var assumption = PriceFiles.published(
                stream(
                        """
                levy/kwkg:
                  label: KWKG-Umlage
                  unit: ct/kWh
                  periods: [{from: 2027-01-01, to: 2028-01-01, price: 0.446, source: "wie 2026", assumed: true}]
                """));
        var plan = new PlanCompiler(PriceFiles.ours().with(assumption)).compile(sheet(HOUSEHOLD), into2027);

        var lines = Rating.rate(plan, evenly(into2027, 1_000_000), null);

        assertThat(lines)
                .filteredOn(l -> l.component().equals("kwkg"))
                .extracting(RatedLine::assumed)
                .containsExactly(false, true);
        assertThat(Explanation.sentence(lines.get(lines.size() - 1)))
                .contains("wie 2026 (angenommen, noch nicht veröffentlicht)");
    }

    @Test
    void refusesDaysWithoutReading() {
        var half = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 1));

        assertThatThrownBy(() -> rate(HOUSEHOLD, YEAR_2026, evenly(half, 1_000_000)))
                .hasMessageContaining("Ein Messwert fehlt für 01.06.2026 bis 30.06.2026");
    }

    /**
     * By hand: the day of the spring clock change has 92 quarter hours. 1,000 Wh each at 10 ct/kWh (100 €/MWh) → 92 kWh × 0.10 =
     * 9.20 €.
     */
    @Test
    void billsADynamicTariffOverTheSpringClockChange() {
        var day = LocalDate.of(2026, 3, 29);
        var hours = new BigDecimal[23];
        Arrays.fill(hours, new BigDecimal("100"));
        var curve = PriceCurve.named("EPEX DE-LU").day(day, hours).build();
        var values = new long[MarketCalendar.quarterHours(day)];
        Arrays.fill(values, 1000);
        var range = DateRange.of(day, day.plusDays(1));

        var lines = Rating.rate(
                plan(
                        "product: dynamic\nname: Dynamisch\ncomponents: [{key: spot, label: Börsenpreis, kind: SPOT}]",
                        range),
                new Profile(day, List.of(values), "Lastgang"),
                curve);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualTo(Money.of("9.20"));
            assertThat(line.quantity()).isEqualByComparingTo("92");
            assertThat(line.unitPrice().multiply(line.quantity()).divide(line.priceBase()))
                    .isEqualByComparingTo("9.20");
        });
    }

    @Test
    void refusesADynamicTariffWhoseExchangePriceIsMissing() {
        var day = LocalDate.of(2026, 3, 29);
        var range = DateRange.of(day, day.plusDays(1));
        var plan = plan("product: d\nname: D\ncomponents: [{key: spot, label: Börse, kind: SPOT}]", range);

        assertThatThrownBy(() -> Rating.rate(
                        plan,
                        new Profile(day, List.of(new long[92]), "Lastgang"),
                        PriceCurve.named("EPEX").build()))
                .hasMessage("Der Börsenpreis (EPEX) fehlt am 29.03.2026");
    }

    @Test
    void chargesABonusOnItsDayOnly() {
        var text = "product: p\nname: P\ncomponents: [{key: bonus, label: Bonus, kind: ONE_OFF,"
                + " prices: [{from: 2026-03-01, price: -50}, {from: 2027-03-01, price: -25}]}]";

        assertThat(rate(text, YEAR_2026, evenly(YEAR_2026, 0)))
                .singleElement()
                .extracting(RatedLine::amount)
                .isEqualTo(Money.of("-50.00"));
    }

    @Test
    void countsTheDaysOfALeapYear() {
        var range = DateRange.of(LocalDate.of(2027, 12, 1), LocalDate.of(2028, 2, 1));
        var text =
                "product: p\nname: P\ncomponents: [{key: base, label: G, kind: BASE, prices: [{from: 2020-01-01, price: 366}]}]";

        assertThat(rate(text, range, evenly(range, 0)))
                .extracting(RatedLine::amount)
                .containsExactly(Money.of("31.08"), Money.of("31.00"));
    }

    @Test
    void givesEqualInputTheSamePlanIdAndOtherInputAnother() {
        assertThat(plan(HOUSEHOLD, YEAR_2026)).isEqualTo(plan(HOUSEHOLD, YEAR_2026));
        assertThat(plan(HOUSEHOLD.replace("28.45", "28.46"), YEAR_2026).id())
                .isNotEqualTo(plan(HOUSEHOLD, YEAR_2026).id());
    }

    @Test
    void findsMistakesInAPriceSheet() {
        var text =
                """
                product: p
                name: P
                components:
                  - {key: energy, label: E, kind: ENERGY, prices: [
                      {from: 2026-01-01, to: 2026-06-01, price: 1}, {from: 2026-07-01, price: 2}]}
                  - {key: energy, label: E, kind: ENERGY, published: levy/unknown}
                  - {key: base, label: B, kind: BASE, prices: [{from: 2026-01-01, price: -1}]}
                  - {key: none, label: N, kind: ENERGY}
                """;

        assertThat(PriceSheetLint.faults(sheet(text), PriceFiles.ours()))
                .extracting(f -> f.place() + ": " + f.text())
                .containsExactly(
                        "components[0] energy: no price from 2026-06-01 to 2026-07-01",
                        "components[1] energy: the key stands twice",
                        "components[1] energy: no published price is called 'levy/unknown': state it with its source",
                        "components[2] base: a base price is not negative; a discount is a component of its own",
                        "components[3] none: it has neither prices nor the key of a published price");
    }

    @Test
    void namesAnUnknownFieldOfAPriceSheet() {
        assertThatThrownBy(() -> sheet("product: p\nname: P\ncomponents: [{key: k, label: l, kind: BASE, prize: 3}]"))
                .hasMessageContaining("prize");
    }

    @Test
    void computesBeyondALongWithoutLoss() {
        var huge = new long[] {Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 2};
        var prices = new long[] {1, 1, 10};

        assertThat(Kernel.sum(huge, prices))
                .isEqualTo(java.math.BigInteger.valueOf(Long.MAX_VALUE / 2)
                        .shiftLeft(1)
                        .add(java.math.BigInteger.valueOf(20)));
    }

    static List<RatedLine> rate(String sheet, DateRange period, Usage usage) {
        return new ArrayList<>(Rating.rate(plan(sheet, period), usage, null));
    }

    static Plan plan(String sheet, DateRange period) {
        return new PlanCompiler(PriceFiles.ours()).compile(sheet(sheet), period);
    }

    static PriceSheet sheet(String yaml) {
        return PriceFiles.sheet(stream(yaml));
    }

    static Metered evenly(DateRange period, long wattHours) {
        return new Metered(List.of(Metered.evenly(period, wattHours, "Ablesung")));
    }

    private static ByteArrayInputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
