package org.stromlauf.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.stromlauf.market.MeteringBench;

/**
 * An interchange of more than a million values is taken by a whole application in a heap of 256 MB, a process of its own; before it the
 * same without its tail is rejected whole.
 */
final class MeterHeapBench implements Bench {

    static final String NAME = "metering-heap";

    private static final int HEAP_MEGABYTES = 256;
    private static final int LOCATIONS = 1_800;
    private static final double SECONDS = 120;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    /** Both clock changes among them. */
    private static final List<LocalDate> DAYS = Stream.concat(
                    Stream.of(LocalDate.of(2026, 3, 29)),
                    LocalDate.of(2026, 10, 23).datesUntil(LocalDate.of(2026, 10, 29)))
            .toList();

    private final long seed;

    MeterHeapBench(long seed) {
        this.seed = seed;
    }

    @Override
    public List<BenchLine> run() throws IOException, InterruptedException {
        return Runtime.getRuntime().maxMemory() >> 20 <= HEAP_MEGABYTES ? List.of(taken()) : inProcess();
    }

    private BenchLine taken() throws IOException {
        var file = Files.createTempFile("stromlauf-bench", ".edi");
        try (var box = new EmptyBox()) {
            var bench = box.bean(MeteringBench.class);
            bench.moveTo(NOW);
            var show = new MeterShow(seed);
            var order = new MeterMaterial.Order("HEAP", bench.register(LOCATIONS), DAYS, NOW);
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                show.write(out, order);
            }
            cutOff(bench, file);
            var begun = System.nanoTime();
            var figures = bench.receive(new FileSystemResource(file), "heap");
            var seconds = (System.nanoTime() - begun) / 1e9;
            MeterBench.refuseUnless("values stored", show.values(), figures.values());
            MeterBench.refuseUnless("faulty messages rejected", show.rejected(), bench.messages("REJECTED"));
            return BenchLine.atMost(
                    NAME,
                    "s, MSCONS file of %d MB, %d values, to store and APERAK in a heap of %d MB; without its tail rejected whole"
                            .formatted(Files.size(file) >> 20, figures.values(), HEAP_MEGABYTES),
                    seconds,
                    SECONDS);
        } finally {
            Files.delete(file);
        }
    }

    private static void cutOff(MeteringBench bench, Path file) throws IOException {
        var cut = Files.createTempFile("stromlauf-bench", ".cut.edi");
        try {
            Files.copy(file, cut, StandardCopyOption.REPLACE_EXISTING);
            try (var content = new RandomAccessFile(cut.toFile(), "rw")) {
                content.setLength(content.length() * 9 / 10);
            }
            var nothing = bench.receive(new FileSystemResource(cut), "heap-cut-off");
            MeterBench.refuseUnless("values stored of the file without its tail", 0, nothing.values());
            MeterBench.refuseUnless("interchanges rejected", 1, bench.interchanges("REJECTED"));
        } finally {
            Files.delete(cut);
        }
    }

    private static List<BenchLine> inProcess() throws IOException, InterruptedException {
        var process = command().start();
        var lines = new ArrayList<BenchLine>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) lines.add(new ObjectMapper().readValue(line, BenchLine.class));
            }
        }
        if (process.waitFor() > 1 || lines.isEmpty()) {
            throw new IllegalStateException("A million values in a heap of " + HEAP_MEGABYTES + " MB ended with "
                    + process.exitValue() + "; what it said stands above");
        }
        return lines;
    }

    private static ProcessBuilder command() {
        var heap = "-Xmx" + HEAP_MEGABYTES + "m";
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", heap, "-cp", System.getProperty("java.class.path")));
        var home = System.getProperty("stromlauf.home");
        if (home != null) command.add(1, "-Dstromlauf.home=" + home);
        command.addAll(List.of(Main.class.getName(), "bench", NAME, "--format", "json"));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
