package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Seeds with faults as their user plays them: in a process of its own, for the box's clock and faults are a program's own. */
@Execution(ExecutionMode.CONCURRENT)
class SeedsTests {

    @TempDir
    private static Path folder;

    private static Run repeated;
    private static Run onThreads;

    /** Both at once: neither takes a whole machine. */
    @BeforeAll
    static void starts() throws IOException {
        repeated = Run.start("repeated", "10", "--twice", "--customers=4");
        onThreads = Run.start("threads", "20", "--threads=8", "--customers=4");
    }

    @AfterAll
    static void ends() {
        repeated.process().destroyForcibly();
        onThreads.process().destroyForcibly();
    }

    @Test
    void holdsUnderTheFaultsOfTenSeedsAndRepeatsThemToTheByte() throws IOException, InterruptedException {
        var lines = repeated.lines();

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
        var lines = onThreads.lines();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("seed "))
                .hasSize(20)
                .allMatch(line -> line.contains("holds"));
        assertThat(lines).anyMatch(line -> line.contains("COMMIT_FAILED"));
        assertThat(lines).anyMatch(line -> line.contains("COMMIT_UNANSWERED"));
    }

    private record Run(Process process, Path out, Path errors) {

        static Run start(String name, String... arguments) throws IOException {
            var command = new ArrayList<>(DemoTests.BESIDE_THE_OTHERS);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    DemoTests.productClassPath(),
                    "org.stromlauf.cli.Main",
                    "market",
                    "seeds"));
            command.addAll(List.of(arguments));
            var out = folder.resolve(name + ".log");
            var errors = folder.resolve(name + "-errors.log");
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return new Run(process, out, errors);
        }

        /** What it said, when it has ended well. */
        List<String> lines() throws IOException, InterruptedException {
            assertThat(process.waitFor()).as(() -> text(out) + text(errors)).isZero();
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
}
