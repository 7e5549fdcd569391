package org.stromlauf.edifact.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.TableImports;

/** BDEW's own XML and the extracted tables give the same definition. */
class OfficialXmlTests {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-04");

    @TempDir
    Path edifact;

    @Test
    void givesTheDefinitionOfTheTablesButForWhatIsListed() throws IOException {
        var shared = System.getenv("STROMLAUF_SHARED");
        assumeTrue(shared != null, "STROMLAUF_SHARED does not point to the rules");
        copy(Path.of("edifact"));

        assertThat(TableImports.tables(Path.of(shared, "rules", "official-xml"), VERSION, edifact))
                .isEmpty();

        var ofTables = Files.readAllLines(Path.of("edifact", "fv2026-04", "utilts.txt"));
        var ofXml = Files.readAllLines(edifact.resolve("fv2026-04/utilts.txt"));
        assertThat(without(ofTables, ofXml))
                .as("only in the tables: a later publication of the same text")
                .containsExactly("document AHB UTILTS 1.0, 27.03.2026", "document MIG UTILTS 1.1e, 13.12.2024");
        assertThat(without(ofXml, ofTables))
                .as("only in the XML: its own dates, and the second 7110 of CAV+ZD3, which the extraction lost")
                .containsExactly(
                        "document AHB UTILTS 1.0, 18.02.2025", "document MIG UTILTS 1.1e, 18.10.2024", "  1.5 X [21]");
        assertThat(edifact.resolve("fv2026-04/conditions/utilts.txt"))
                .as("packages, which the tables lack")
                .content()
                .contains("package 1 := always\npackage 2 := [25] ⊻ [62]\npackage 3 := [25]\n");
        assertThat(edifact.resolve("fv2026-04/mscons.txt"))
                .as("a message without a publication stays as it is")
                .hasSameTextualContentAs(Path.of("edifact", "fv2026-04", "mscons.txt"));
    }

    /** Each line of one takes one line of the other away. */
    private static List<String> without(List<String> lines, List<String> others) {
        var left = new ArrayList<>(others);
        return lines.stream().filter(l -> !left.remove(l)).toList();
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = edifact.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
