package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample messages that {@code STROMLAUF_SHARED} points to; a test that needs them is skipped where it is not set. */
public final class Samples {

    private Samples() {}

    /** Every file below a folder of {@code samples/edifact}, in order. */
    public static List<Path> below(String folder) {
        var root = shared().resolve(Path.of("samples", "edifact", folder));
        assertThat(root).isDirectory();
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The handbooks' tables and decision trees. */
    public static Path rules() {
        return shared().resolve("rules");
    }

    private static Path shared() {
        var shared = System.getenv("STROMLAUF_SHARED");
        assumeTrue(shared != null, "STROMLAUF_SHARED does not point to the samples");
        return Path.of(String.valueOf(shared));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
