package org.stromlauf.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;

/** An interchange of more than a million values, read and checked by a process of its own with a small heap. */
final class LargeFileBench {

    private static final int HEAP_MEGABYTES = 64;
    private static final long BYTES = 100_000_000;
    private static final int VALUES_A_MESSAGE = 2_880;
    private static final double SECONDS = 30;

    private final BenchMaterial material;
    private final DefinedMessages engine;

    LargeFileBench(BenchMaterial material, DefinedMessages engine) {
        this.material = material;
        this.engine = engine;
    }

    BenchLine line() throws IOException, InterruptedException {
        var file = Files.createTempFile("stromlauf-bench", ".edi");
        try {
            var values = write(file);
            var what = "s wall: %d MB MSCONS, %,d values, read and checked in a heap of %d MB"
                    .formatted(Files.size(file) / 1_000_000, values, HEAP_MEGABYTES);
            return BenchLine.atMost("edifact.mscons.heap", what, inspect(file), SECONDS);
        } finally {
            Files.delete(file);
        }
    }

    private static double inspect(Path file) throws IOException, InterruptedException {
        var process = EdifactBench.inspector(file, "-Xmx" + HEAP_MEGABYTES + "m");
        var begun = System.nanoTime();
        var exit = process.start().waitFor();
        if (exit != 0) throw new IllegalStateException("A large file in a small heap ended with " + exit);
        return (System.nanoTime() - begun) / 1e9;
    }

    /** One month of quarter-hours as often as it needs, each message under a reference of its own. */
    private int write(Path file) throws IOException {
        var one = engine.write(FormatVersion.of("FV2026-10"), material.envelope(), List.of(material.month()));
        var text = new String(one, StandardCharsets.ISO_8859_1);
        var from = text.indexOf("UNH+1+");
        var to = text.indexOf("UNZ+");
        var body = text.substring(from + "UNH+1+".length(), to - "1'".length());
        var messages = (int) (BYTES / body.length()) + 1;
        try (var out = Files.newOutputStream(file)) {
            out.write(Arrays.copyOf(one, from));
            for (int i = 1; i <= messages; i++) put(out, "UNH+" + i + "+" + body + i + "'");
            put(out, "UNZ+" + messages + "+" + material.envelope().reference() + "'");
        }
        return messages * VALUES_A_MESSAGE;
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
