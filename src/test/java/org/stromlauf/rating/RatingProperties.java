package org.stromlauf.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.stromlauf.rating.Usage.Metered;
import org.stromlauf.rating.Usage.Metered.Section;
import org.stromlauf.shared.DateRange;

class RatingProperties {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final DateRange YEAR = DateRange.of(START, START.plusDays(365));

    @Property
    void partsOfASectionAddUpToTheWhole(
            @ForAll @LongRange(min = 0, max = 100_000_000) long wattHours,
            @ForAll @IntRange(min = 1, max = 364) int cut) {
        var usage = RatingTests.evenly(YEAR, wattHours);
        var first = usage.wattHours(DateRange.of(START, START.plusDays(cut))).orElseThrow();
        var second =
                usage.wattHours(DateRange.of(START.plusDays(cut), YEAR.end())).orElseThrow();

        assertThat(first + second).isEqualTo(wattHours);
    }

    @Property
    void weightedPartsAddUpToTheWhole(
            @ForAll @LongRange(min = 0, max = 100_000_000) long wattHours,
            @ForAll @Size(30) List<@IntRange(min = 1, max = 10_000) Integer> weights,
            @ForAll @IntRange(min = 1, max = 29) int cut) {
        var range = DateRange.of(START, START.plusDays(30));
        var usage = new Metered(List.of(new Section(
                range, wattHours, "Ablesung", weights.stream().mapToLong(i -> i).toArray())));

        assertThat(usage.wattHours(DateRange.of(START, START.plusDays(cut))).orElseThrow()
                        + usage.wattHours(DateRange.of(START.plusDays(cut), range.end()))
                                .orElseThrow())
                .isEqualTo(wattHours);
    }

    /** The stated rounding: each line is rounded once, so two parts differ from the whole by at most one cent. */
    @Property
    void cuttingAPeriodChangesTheTotalByNoMoreThanTheRounding(
            @ForAll @LongRange(min = 0, max = 100_000_000) long wattHours,
            @ForAll @IntRange(min = 1, max = 364) int cut) {
        var sheet =
                "product: p\nname: P\ncomponents: [{key: e, label: E, kind: ENERGY, prices: [{from: 2025-01-01, price: 31.173}]}]";
        var usage = RatingTests.evenly(YEAR, wattHours);
        var whole = RatingTests.rate(sheet, YEAR, usage).get(0).amount();
        var first = RatingTests.rate(sheet, DateRange.of(START, START.plusDays(cut)), usage)
                .get(0)
                .amount();
        var second = RatingTests.rate(sheet, DateRange.of(START.plusDays(cut), YEAR.end()), usage)
                .get(0)
                .amount();

        assertThat(first.plus(second).minus(whole).euros().abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    @Property
    void theKernelAgreesWithDecimalArithmetic(
            @ForAll @Size(96) List<@LongRange(min = -10_000_000, max = 10_000_000) Long> quantities,
            @ForAll @Size(96) List<@LongRange(min = -100_000_000, max = 500_000_000) Long> prices) {
        var expected = BigDecimal.ZERO;
        for (int i = 0; i < 96; i++) {
            expected = expected.add(
                    BigDecimal.valueOf(quantities.get(i), 3).multiply(BigDecimal.valueOf(prices.get(i), 8)));
        }
        var sum = Kernel.sum(
                quantities.stream().mapToLong(l -> l).toArray(),
                prices.stream().mapToLong(l -> l).toArray());

        assertThat(new BigDecimal(sum, 11)).isEqualByComparingTo(expected);
    }
}
