package org.stromlauf.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;

class PriceSheetTests {

    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final LocalDate TURN = LocalDate.of(2027, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 10, 5);
    private static final DateRange YEAR = DateRange.of(START, END);
    private static final List<String> ARTICLES = List.of(GridArticles.BASE, GridArticles.ENERGY);
    private static final PriceSheet SHEET = new PriceSheet(List.of(
            price(GridArticles.BASE, "0.20", PriceUnit.DAY, DateRange.of(LocalDate.of(2026, 1, 1), TURN)),
            price(GridArticles.BASE, "0.25", PriceUnit.DAY, DateRange.startingAt(TURN)),
            price(GridArticles.ENERGY, "0.0795", PriceUnit.KWH, DateRange.of(LocalDate.of(2026, 1, 1), TURN)),
            price(GridArticles.ENERGY, "0.0812", PriceUnit.KWH, DateRange.startingAt(TURN))));

    @Test
    void splitsEnergyAtTheTurnOfTheYearDayByDay() {
        // 88 days of 2026 (27 October, 30 November, 31 December), 277 of 2027; 3500 kWh × 88/365 = 843.8356… kWh,
        // rounded down.
        var parts = new DeliveredEnergy(YEAR, Energy.ofKwh("3500")).splitAt(List.of());

        assertThat(parts)
                .containsExactly(
                        new DeliveredEnergy(DateRange.of(START, TURN), Energy.ofKwh("843.835")),
                        new DeliveredEnergy(DateRange.of(TURN, END), Energy.ofKwh("2656.165")));
    }

    @Test
    void splitsAtPriceChangesInsideThePeriodOnly() {
        var parts = new DeliveredEnergy(YEAR, Energy.ofKwh("365"))
                .splitAt(List.of(START, LocalDate.of(2027, 7, 1), END, LocalDate.of(2028, 1, 1)));

        assertThat(parts).extracting(p -> p.days().days()).containsExactly(88L, 181L, 96L);
        assertThat(parts)
                .extracting(p -> p.energy().kwh().toPlainString())
                .containsExactly("88.000", "181.000", "96.000");
    }

    @Test
    void billsEachPartAtItsPrice() {
        var parts = new DeliveredEnergy(YEAR, Energy.ofKwh("3500")).splitAt(SHEET.changes(ARTICLES));
        var positions = SHEET.positions(ARTICLES, parts, new BigDecimal("19"));

        // 88 d × 0.20 = 17.60; 277 d × 0.25 = 69.25; 843.835 × 0.0795 = 67.0849; 2656.165 × 0.0812 = 215.6806.
        assertThat(positions)
                .extracting(p -> p.net().toString())
                .containsExactly("17.60 EUR", "69.25 EUR", "67.08 EUR", "215.68 EUR");
        assertThat(positions).extracting(BillPosition::number).containsExactly(1, 2, 3, 4);
        // 17.60 + 69.25 + 67.08 + 215.68 = 369.61; 19 % of it = 70.2259.
        var sum = BillSum.of(positions, new BigDecimal("19"));
        assertThat(sum.net()).isEqualTo(Money.of("369.61"));
        assertThat(sum.vat()).isEqualTo(Money.of("70.23"));
        assertThat(sum.gross()).isEqualTo(Money.of("439.84"));
    }

    @Test
    void findsTheArticleThatHasNoPriceOnSomeDay() {
        assertThat(SHEET.articleWithoutPrice(ARTICLES, YEAR)).isEmpty();
        assertThat(SHEET.articleWithoutPrice(ARTICLES, DateRange.of(LocalDate.of(2025, 12, 31), END)))
                .contains(GridArticles.BASE);
        assertThat(SHEET.articleWithoutPrice(List.of(GridArticles.KWKG), YEAR)).contains(GridArticles.KWKG);
        assertThatThrownBy(() -> SHEET.positions(
                        List.of(GridArticles.KWKG), List.of(new DeliveredEnergy(YEAR, Energy.ZERO)), BigDecimal.ONE))
                .hasMessageContaining("has no price on 2026-10-05");
    }

    @Test
    void takesThePricesThatOthersPublish() {
        var published = org.stromlauf.rating.PriceFiles.published(new java.io.ByteArrayInputStream(
                """
                grid/base: {label: b, unit: €/a, periods: [{from: 2026-01-01, to: 2027-01-01, price: 73.00}]}
                grid/energy: {label: e, unit: ct/kWh, periods: [{from: 2026-01-01, price: 9.36}]}
                grid/concession: {label: c, unit: ct/kWh, periods: [{from: 1992-01-01, price: 2.39}]}
                """
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        // 73.00 € a year = 0.20 € a day; 9.36 ct = 0.0936 €.
        assertThat(PublishedGridPrices.of(published, SettlementFixtures.CONCESSION))
                .extracting(GridPrice::article, p -> p.euros().toPlainString(), p -> p.valid()
                        .toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(GridArticles.BASE, "0.2", "[2026-01-01,2027-01-01)"),
                        org.assertj.core.groups.Tuple.tuple(GridArticles.ENERGY, "0.0936", "[2026-01-01,)"),
                        org.assertj.core.groups.Tuple.tuple(SettlementFixtures.CONCESSION, "0.0239", "[1992-01-01,)"));
    }

    @Test
    void refusesAnArticleOrPriceThatIsNone() {
        assertThatThrownBy(() -> price("BASE", "1", PriceUnit.DAY, YEAR)).hasMessageContaining("1-02-0-001");
        assertThatThrownBy(() -> price(GridArticles.BASE, "0.123456789", PriceUnit.DAY, YEAR))
                .hasMessageContaining("eight decimals");
        assertThatThrownBy(() -> ValueAddedTax.percentAt(LocalDate.of(2006, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tax/vat");
    }

    @Test
    void takesTheRateOfTheServicesLastDayFromWhatIsPublished() {
        assertThat(ValueAddedTax.percentAt(LocalDate.of(2021, 1, 1))).isEqualByComparingTo("16");
        assertThat(ValueAddedTax.percentAt(LocalDate.of(2021, 1, 2))).isEqualByComparingTo("19");
        assertThat(ValueAddedTax.percentAt(LocalDate.of(2027, 1, 1))).isEqualByComparingTo("19");
    }

    private static GridPrice price(String article, String euros, PriceUnit unit, DateRange valid) {
        return new GridPrice(article, valid, unit, new BigDecimal(euros));
    }
}
