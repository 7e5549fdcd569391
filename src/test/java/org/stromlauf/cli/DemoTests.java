package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.MessageEngine.Context;

/** The demo as its user runs it: in a process of its own, so that it can be killed. */
@Execution(ExecutionMode.CONCURRENT)
class DemoTests {

    /** The tests that share an application run one after the other and take longest in all: they come first. */
    static final List<String> BESIDE_THE_OTHERS = List.of("nice", "-n", "10");

    private static final int KILLED = 137;
    /** Lines of progress: about the middle of the year, between the announcement and the order to cut. */
    private static final int IN_THE_MIDDLE_OF_DUNNING = 140;

    @TempDir
    private Path folder;

    @Test
    void playsEveryCaseToItsEndAndGoesOnAfterAKillAsIfNothingHadHappened() throws Exception {
        var undisturbed = folder.resolve("undisturbed");
        var killed = folder.resolve("killed");
        var beside = Executors.newSingleThreadExecutor();
        try {
            var exit = beside.submit(() -> demo(undisturbed, Integer.MAX_VALUE));
            assertThat(demo(killed, IN_THE_MIDDLE_OF_DUNNING))
                    .as(() -> errors(killed))
                    .isEqualTo(KILLED);
            assertThat(demo(killed, Integer.MAX_VALUE)).as(() -> errors(killed)).isZero();
            assertThat(exit.get()).as(() -> errors(undisturbed)).isZero();
        } finally {
            beside.shutdown();
        }

        assertThat(killed.resolve("out/report.json")).hasSameTextualContentAs(undisturbed.resolve("out/report.json"));
        for (var folder : List.of("messages", "invoices", "bank", "notices")) {
            assertThat(files(undisturbed, folder)).as(folder).isNotEmpty();
            assertThat(files(killed, folder)).as(folder).isEqualTo(files(undisturbed, folder));
        }
        everyMessagePassesItsOwnReader(undisturbed);
    }

    /** @param killAfter how many lines of progress are read before the process is killed */
    private static int demo(Path folder, int killAfter) throws IOException, InterruptedException {
        var command = new ArrayList<>(BESIDE_THE_OTHERS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClassPath(),
                "org.stromlauf.cli.Main",
                "demo",
                "--customers=9",
                "--dir=" + folder.resolve("out"),
                "--data=" + folder.resolve("data")));
        Files.createDirectories(folder);
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.log").toFile())
                .start();
        var lines = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("202[67]-.*")) lines.add(line);
                if (lines.size() == killAfter) {
                    process.destroyForcibly();
                    break;
                }
            }
        }
        return process.waitFor();
    }

    /** Without the tests' own classes: their components are no part of the product. */
    static String productClassPath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String errors(Path folder) {
        return text(folder.resolve("errors.log"));
    }

    private static Map<String, String> files(Path folder, String kind) throws IOException {
        try (var files = Files.list(folder.resolve("out").resolve(kind))) {
            return files.collect(
                    Collectors.toMap(f -> f.getFileName().toString(), DemoTests::text, (a, b) -> a, TreeMap::new));
        }
    }

    private static void everyMessagePassesItsOwnReader(Path folder) throws IOException {
        var engine = DefinedMessages.load();
        files(folder, "messages").forEach((name, text) -> {
            var checked = engine.check(text.getBytes(StandardCharsets.ISO_8859_1), Context.NONE);
            assertThat(checked.isRejected()).as(name).isFalse();
            assertThat(checked.messages()).as(name).isNotEmpty().noneMatch(m -> m.hasErrors());
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
