package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;

/** Which PIDs a whole message written by hand stands for: as another vendor writes it, or as the main job fills it. */
class PidCoverageTests {

    /** Written anew with -Dpids.update; each change is to be looked at. */
    private static final Path DOCUMENT = Path.of("docs/pids.md");

    private static final String HEAD =
            """
            # PIDs with a message of their own in the tests

            Generated. For each Prüfidentifikator (or column of APERAK and CONTRL) the tests make a least message and break each of its
            rules. Beside these stand whole messages written by hand: as other vendors write them (`other-vendors*.txt`), and those
            of the main job by their field names. A PID without one is known from its column alone. A message counts for the format
            versions that have its release.

            """;

    /** In which the messages of the main job are written. */
    private static final FormatVersion MAIN_JOB = FormatVersion.of("FV2026-10");

    @Test
    void documentListsThePidsWithAndWithoutAMessage() throws IOException {
        var definitions = Definitions.load(DefinitionSource.classpath());
        var text = new StringBuilder(HEAD);
        var sent = OtherVendorsTests.messages().toList();
        var own = MainJobMessages.all().keySet().stream()
                .map(n -> n.substring(0, 5))
                .collect(Collectors.toSet());
        for (var version : definitions.versions()) {
            text.append("## ").append(version).append("\n\n");
            text.append("| message | PIDs | other vendors | main job | without |\n|---|---|---|---|---|\n");
            for (var entry : definitions.entries(version)) {
                var others = sent.stream()
                        .filter(m -> m.type().endsWith(":" + entry.release()))
                        .map(OtherVendorsTests.Sent::pid)
                        .collect(Collectors.toSet());
                var written = version.equals(MAIN_JOB) ? own : Set.<String>of();
                text.append(line(definitions.definition(entry), others, written));
            }
            text.append('\n');
        }
        if (System.getProperty("pids.update") != null) Files.writeString(DOCUMENT, text);
        assertThat(DOCUMENT).hasContent(text.toString());
    }

    private static String line(MessageDefinition definition, Set<String> others, Set<String> own) {
        var pids = definition.head().pids();
        var without = new ArrayList<>(pids);
        without.removeAll(others);
        without.removeAll(own);
        return "| %s | %d | %s | %s | %s |\n"
                .formatted(
                        definition.head().name(),
                        pids.size(),
                        list(common(pids, others)),
                        list(common(pids, own)),
                        list(without));
    }

    private static List<String> common(List<String> pids, Collection<String> others) {
        return pids.stream().filter(others::contains).toList();
    }

    private static String list(List<String> pids) {
        return pids.isEmpty() ? "–" : String.join(" ", pids);
    }
}
