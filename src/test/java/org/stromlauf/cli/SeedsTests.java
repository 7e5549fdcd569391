package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds with faults as their user plays them: in a process of its own, for the box's clock and faults are a program's own. */
class SeedsTests {

    @TempDir
    private Path folder;

    @Test
    void holdsUnderTheFaultsOfTenSeedsAndRepeatsThemToTheByte() throws IOException, InterruptedException {
        var lines = seeds("10", "--twice", "--customers=4");

        assertThat(lines)
                .filteredOn(line -> line.startsWith("seed "))
                .hasSize(10)
                .allMatch(l -> l.contains("holds"));
        assertThat(lines).anyMatch(line -> line.contains("KILLED_"));
        assertThat(lines).anyMatch(line -> line.contains("COMMIT_FAILED"));
        assertThat(lines).anyMatch(line -> line.contains("PARTNER_LATE"));
        assertThat(lines).anyMatch(line -> line.contains("SENT_TWICE"));
    }

    /** Production's threads: nothing repeats there, but whatever comes first, the same must hold in the end. */
    @Test
    void holdsUnderTheFaultsOfTwentySeedsOnEightThreadsOfTheJobExecutor() throws IOException, InterruptedException {
        var lines = seeds("20", "--threads=8", "--customers=4");

        assertThat(lines)
                .filteredOn(line -> line.startsWith("seed "))
                .hasSize(20)
                .allMatch(line -> line.contains("holds"));
        assertThat(lines).anyMatch(line -> line.contains("COMMIT_FAILED"));
        assertThat(lines).anyMatch(line -> line.contains("COMMIT_UNANSWERED"));
    }

    private List<String> seeds(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                DemoTests.productClassPath(),
                "org.stromlauf.cli.Main",
                "market",
                "seeds"));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out.log");
        var errors = folder.resolve("errors.log");
        var exit = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(() -> text(out) + text(errors)).isZero();
        return Files.readAllLines(out);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
