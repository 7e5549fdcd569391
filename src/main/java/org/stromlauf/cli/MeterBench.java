package org.stromlauf.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.stromlauf.market.MeteringBench;
import org.stromlauf.shared.MarketCalendar;

/** The budgets of meter data: intake, store, sums, reads and checks. */
final class MeterBench implements Bench {

    private static final int LOCATIONS = 2_000;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    /** The clock change among them. */
    private static final List<LocalDate> DAYS =
            LocalDate.of(2026, 10, 24).datesUntil(LocalDate.of(2026, 10, 29)).toList();

    /** What Oracle MDM takes on a full Exadata rack (DESIGN 11). */
    private static final double VALUES_A_SECOND = 278_000;

    private static final double BYTES_A_VALUE = 3.8;
    private static final double TIMES_A_ROW_A_VALUE = 30;
    private static final double TIMES_THE_JOIN = 10;
    private static final double YEAR_MILLIS = 20;

    private final long seed;

    MeterBench(long seed) {
        this.seed = seed;
    }

    @Override
    public List<BenchLine> run() throws IOException {
        try (var box = new EmptyBox()) {
            var bench = box.bean(MeteringBench.class);
            bench.moveTo(NOW);
            var locations = bench.register(LOCATIONS);
            var material = new MeterMaterial(seed);
            var unused = bench.receive(
                    material.interchange("WARM", locations.subList(0, 500), List.of(LocalDate.of(2026, 10, 1)), NOW),
                    "warm");
            var file = Files.createTempFile("stromlauf-bench", ".edi");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    material.write(out, new MeterMaterial.Order("BENCH", locations, DAYS, NOW));
                }
                long begun = System.nanoTime();
                var figures = bench.receive(Files.readAllBytes(file), "bench");
                var time = Duration.ofNanos(System.nanoTime() - begun);
                refuseUnlessComplete(figures.values());
                return lines(bench, figures, time, Files.size(file));
            } finally {
                Files.delete(file);
            }
        }
    }

    /** What failed is no measurement, however fast. */
    private static void refuseUnlessComplete(long stored) {
        long told = DAYS.stream().mapToLong(MarketCalendar::quarterHours).sum() * LOCATIONS;
        if (stored == told) return;
        throw new IllegalStateException(
                "Of " + told + " values that were told " + stored + " are stored: the intake failed");
    }

    private static List<BenchLine> lines(
            MeteringBench bench, MeteringBench.Figures figures, Duration time, long bytes) {
        var store = bench.store();
        var layouts = store.layouts();
        var sums = store.yearSums();
        return List.of(
                BenchLine.atLeast(
                        "metering-intake",
                        "values/s, MSCONS file of %d MB to journal, store and APERAK, %d values, %d messages handled"
                                .formatted(bytes >> 20, figures.values(), bench.messages("HANDLED")),
                        figures.values() / (time.toNanos() / 1e9),
                        VALUES_A_SECOND),
                BenchLine.atMost(
                        "metering-bytes",
                        "bytes a value with index, a day of a household a row",
                        store.bytesPerValue(),
                        BYTES_A_VALUE),
                BenchLine.against(
                        "metering-copy",
                        "values/s of the server's CPU, COPY : a row a quarter hour, key included",
                        layouts.packed(),
                        layouts.rows(),
                        TIMES_A_ROW_A_VALUE),
                BenchLine.against(
                        "metering-sum",
                        "values/s, a year's sum × spot price : the SQL join of rows",
                        sums.packed(),
                        sums.rows(),
                        TIMES_THE_JOIN),
                BenchLine.atMost("metering-year", "ms, one location's year read", store.yearMillis(), YEAR_MILLIS));
    }
}
