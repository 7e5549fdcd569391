package org.stromlauf.edifact.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.Samples;
import org.stromlauf.edifact.TableImports;

/** The definitions in the project are what the importer makes of the handbooks' tables: nobody mends them by hand. */
class TableImportTests {

    private static final Path EDIFACT = Path.of("edifact");
    private static final List<String> GIVEN = List.of("format-versions.txt", "repairs.txt");
    /** Written by hand, as their tables cannot be read. */
    private static final List<String> BY_HAND = List.of("aperak.txt", "contrl.txt");

    @ParameterizedTest
    @ValueSource(strings = {"FV2026-04", "FV2026-10"})
    void makesTheDefinitionsOfTheProject(String name, @TempDir Path made) throws IOException {
        var version = FormatVersion.of(name);
        for (var file : GIVEN) Files.copy(EDIFACT.resolve(file), made.resolve(file));
        Files.createDirectories(made.resolve("directories"));
        for (var file : below(EDIFACT.resolve("directories"))) {
            Files.copy(
                    EDIFACT.resolve("directories").resolve(file),
                    made.resolve("directories").resolve(file));
        }

        assertThat(TableImports.tables(Samples.rules(), version, made)).isEmpty();

        var expected = EDIFACT.resolve(version.folder());
        var files = below(expected).stream()
                .filter(f -> !BY_HAND.contains(f.getFileName().toString()))
                .toList();
        assertThat(below(made.resolve(version.folder()))).containsExactlyElementsOf(files);
        for (var file : files) {
            assertThat(made.resolve(version.folder()).resolve(file))
                    .as(file.toString())
                    .hasSameTextualContentAs(expected.resolve(file));
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
