package org.stromlauf.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.stromlauf.market.MeteringBench;
import org.stromlauf.metering.InspectionFigures;

/** The budgets of meter data: intake, store, sums, reads and checks. */
final class MeterBench implements Bench {

    private static final int LOCATIONS = 2_200;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    /** Both clock changes among them. */
    private static final List<LocalDate> DAYS = Stream.concat(
                    Stream.of(LocalDate.of(2026, 3, 29)),
                    LocalDate.of(2026, 10, 24).datesUntil(LocalDate.of(2026, 10, 29)))
            .toList();

    /**
     * So many files like the measured one come before it and are not measured: a receiver of mass data runs for months, its
     * program is compiled. Up to the fourth the compiler takes more of the machine than the intake does.
     */
    private static final int FIRST_FILES = 5;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 8, 1);

    /** What Oracle MDM takes on a full Exadata rack (DESIGN 11). */
    private static final double VALUES_A_SECOND = 278_000;

    private static final double BYTES_A_VALUE = 3.8;
    private static final double TIMES_A_ROW_A_VALUE = 30;
    private static final double TIMES_THE_JOIN = 10;
    private static final double YEAR_MILLIS = 20;
    private static final int CHECKED = 10_000;
    private static final double CHECK_SECONDS = 5;

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
            for (int i = 0; i < FIRST_FILES; i++) {
                var begin = FIRST_DAY.plusDays((long) i * DAYS.size());
                var days = begin.datesUntil(begin.plusDays(DAYS.size())).toList();
                var unused = taken(bench, new MeterMaterial.Order("FIRST" + i, locations, days, NOW));
            }
            var taken = taken(bench, new MeterMaterial.Order("BENCH", locations, DAYS, NOW));
            var lines = new ArrayList<>(lines(bench, taken));
            lines.add(check(box.bean(InspectionFigures.class)));
            return lines;
        }
    }

    /** @param what was taken in how long */
    private record Taken(String what, double valuesASecond) {}

    private Taken taken(MeteringBench bench, MeterMaterial.Order order) throws IOException {
        var file = Files.createTempFile("stromlauf-bench", ".edi");
        try {
            var show = new MeterShow(seed);
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                show.write(out, order);
            }
            return taken(bench, show, file, order.reference());
        } finally {
            Files.delete(file);
        }
    }

    private static Taken taken(MeteringBench bench, MeterShow show, Path file, String name) throws IOException {
        long handled = bench.messages("HANDLED");
        long rejected = bench.messages("REJECTED");
        long begun = System.nanoTime();
        var figures = bench.receive(new FileSystemResource(file), name);
        var time = Duration.ofNanos(System.nanoTime() - begun);
        refuseUnless("values stored", show.values(), figures.values());
        refuseUnless("messages taken", show.messages(MeterShow.Fate.STORED), bench.messages("HANDLED") - handled);
        refuseUnless("faulty messages rejected", show.rejected(), bench.messages("REJECTED") - rejected);
        var what =
                "values/s, MSCONS file of %d MB to journal (%.1f s), store and APERAK (%.1f s): %d values of three statuses, both clock changes, %d messages taken, %d faulty ones rejected; after %d other files like it"
                        .formatted(
                                Files.size(file) >> 20,
                                figures.journalled().toNanos() / 1e9,
                                figures.taken().toNanos() / 1e9,
                                figures.values(),
                                show.messages(MeterShow.Fate.STORED),
                                show.rejected(),
                                FIRST_FILES);
        return new Taken(what, figures.values() / (time.toNanos() / 1e9));
    }

    private static BenchLine check(InspectionFigures figures) {
        var checked = figures.check(CHECKED);
        refuseUnless("days checked", CHECKED, checked.checked());
        return BenchLine.atMost(
                "metering-check",
                "s, a day of %d locations checked against four weeks, %d days not plausible"
                        .formatted(checked.checked(), checked.suspicious()),
                checked.time().toNanos() / 1e9,
                CHECK_SECONDS);
    }

    /** What failed is no measurement, however fast. */
    static void refuseUnless(String what, long expected, long found) {
        if (found == expected) return;
        throw new IllegalStateException("Expected were " + expected + " " + what + ", found " + found);
    }

    private static List<BenchLine> lines(MeteringBench bench, Taken taken) {
        var store = bench.store();
        var layouts = store.layouts();
        var sums = store.yearSums();
        return List.of(
                BenchLine.atLeast("metering-intake", taken.what(), taken.valuesASecond(), VALUES_A_SECOND),
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
