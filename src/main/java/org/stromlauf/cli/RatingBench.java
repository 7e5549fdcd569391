package org.stromlauf.cli;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stromlauf.rating.Kernel;
import org.stromlauf.rating.Plan;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.Rating;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/** The budgets of rating: the kernel against the same sum in BigDecimal, and whole bills without documents. */
final class RatingBench implements Bench {

    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    /** Fourteen lines: spot, margin, base, and what the law and the grid operator add. */
    private static final String SHEET =
            """
            product: bench
            name: Bench
            components:
              - {key: spot, label: Spot, kind: SPOT}
              - {key: margin, label: Margin, kind: ENERGY, prices: [{from: 2024-01-01, price: 1.8}]}
              - {key: base, label: Base, kind: BASE, prices: [{from: 2024-01-01, price: 47.88}]}
              - {key: service, label: Service, kind: BASE, prices: [{from: 2024-01-01, price: 12}]}
              - {key: grid-energy, label: Grid, kind: ENERGY, prices: [{from: 2024-01-01, price: 9.36}]}
              - {key: grid-base, label: Grid base, kind: BASE, prices: [{from: 2024-01-01, price: 73}]}
              - {key: metering, label: Metering, kind: BASE, prices: [{from: 2024-01-01, price: 25.21}]}
              - {key: concession, label: Concession, kind: ENERGY, published: concession/tariff-over-500000}
              - {key: kwkg, label: KWKG, kind: ENERGY, published: levy/kwkg}
              - {key: offshore, label: Offshore, kind: ENERGY, published: levy/offshore}
              - {key: special, label: Special, kind: ENERGY, published: levy/special-grid-use}
              - {key: tax, label: Tax, kind: ENERGY, published: tax/electricity}
              - {key: green, label: Green, kind: ENERGY, prices: [{from: 2024-01-01, price: 0.2}]}
              - {key: bonus, label: Bonus, kind: ONE_OFF, prices: [{from: 2026-03-01, price: -50}]}
            """;

    private final SplittableRandom random;

    RatingBench(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<BenchLine> run() {
        return List.of(kernel(), bills());
    }

    private BenchLine kernel() {
        var quantities = random.longs(35_040, 0, 2_000).toArray();
        var prices = random.longs(35_040, -10_000_000, 40_000_000).toArray();
        var expected = sum(quantities, prices);
        requireEqual(expected.unscaledValue(), Kernel.sum(quantities, prices));
        // Bounds are looked at where a profile and a curve are read, once for all sums.
        boolean bounded = Kernel.areSmall(quantities) && Kernel.areNarrow(prices);
        var ours = Bench.perCpuSecond(() -> requireEqual(
                        expected.unscaledValue().longValueExact(), Kernel.exact(quantities, prices, bounded)))
                * quantities.length
                / 1e6;
        var peer = Bench.perCpuSecond(() -> requireEqual(expected, sum(quantities, prices))) * quantities.length / 1e6;
        return BenchLine.against(
                "rating.kernel",
                "million values/s against BigDecimal, exact both; bounds of profile and curve known",
                ours,
                peer,
                20);
    }

    private static void requireEqual(Object expected, Object sum) {
        if (!sum.equals(expected)) throw new IllegalStateException("Kernel and BigDecimal do not agree");
    }

    /** kWh with three decimals times €/kWh with eight, as the values come from the store. */
    private static BigDecimal sum(long[] quantities, long[] prices) {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < quantities.length; i++) {
            sum = sum.add(BigDecimal.valueOf(quantities[i], 3).multiply(BigDecimal.valueOf(prices[i], 8)));
        }
        return sum;
    }

    private BenchLine bills() {
        var days = new ArrayList<long[]>();
        var curve = PriceCurve.named("bench");
        for (var day = YEAR.from(); day.isBefore(YEAR.end()); day = day.plusDays(1)) {
            int n = MarketCalendar.quarterHours(day);
            days.add(random.longs(n, 0, 500).toArray());
            curve.day(
                    day,
                    random.longs(n, -5_000, 30_000)
                            .mapToObj(p -> BigDecimal.valueOf(p, 2))
                            .toArray(BigDecimal[]::new));
        }
        var usage = new Usage.Profile(YEAR.from(), days, "bench");
        var prices = curve.build();
        var plan = plan();
        var rate = Bench.perCpuSecond(() -> {
            if (Rating.rate(plan, usage, prices).size() != 14) throw new IllegalStateException("Not fourteen lines");
        });
        return BenchLine.atLeast(
                "rating.bills", "bills/CPU-s: a year of quarter-hours, 14 lines, without documents", rate, 500);
    }

    private static Plan plan() {
        var sheet = PriceFiles.sheet(new ByteArrayInputStream(SHEET.getBytes(StandardCharsets.UTF_8)));
        return new PlanCompiler(PriceFiles.ours()).compile(sheet, YEAR);
    }
}
