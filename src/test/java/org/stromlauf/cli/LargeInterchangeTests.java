package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;

/** A file larger than the heap of the process that reads it: what is held is one message (DESIGN 4, two passes). */
@Execution(ExecutionMode.CONCURRENT)
class LargeInterchangeTests {

    private static final int MESSAGES = 1_100;
    private static final int VALUES = 480;

    @Test
    void inspectsAFileLargerThanItsHeap(@TempDir Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("large.edi");
        try (var out = Files.newOutputStream(file)) {
            write(out);
        }
        var heap = 24;
        assertThat(Files.size(file)).isGreaterThan((heap + 10) * 1_000_000L);

        var inspector = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "edifact",
                        "inspect",
                        "--format",
                        "json",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();

        assertThat(inspector.waitFor())
                .as(() -> tail(folder.resolve("out.txt")))
                .isZero();
        try (var lines = Files.lines(folder.resolve("out.txt"))) {
            assertThat(lines.filter(l -> l.startsWith("{"))).hasSize(MESSAGES);
        }
    }

    /** The example of 13025 again and again, its value repeated. */
    private static void write(OutputStream out) throws IOException {
        var engine = DefinedMessages.load(DefinitionSource.classpath());
        var example = new String(engine.example(FormatVersion.of("FV2026-10"), "13025"), StandardCharsets.ISO_8859_1);
        var value = example.substring(example.indexOf("QTY+"), example.indexOf("UNT+"));
        var before = example.substring(example.indexOf("UNH+"), example.indexOf("QTY+"));
        var segments = before.split("'").length + VALUES * value.split("'").length + 1;
        out.write(bytes(example.substring(0, example.indexOf("UNH+"))));
        for (var i = 1; i <= MESSAGES; i++) {
            out.write(bytes(before.replace("UNH+1+", "UNH+" + i + "+")));
            out.write(bytes(value.repeat(VALUES)));
            out.write(bytes("UNT+" + segments + "+" + i + "'"));
        }
        out.write(bytes("UNZ+" + MESSAGES + "+1'"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String tail(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(Math.max(0, text.length() - 2_000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
