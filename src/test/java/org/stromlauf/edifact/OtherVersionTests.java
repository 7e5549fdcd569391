package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/**
 * Messages that are right in FV2026-10, sent under the release of FV2026-04: what is found then is what both handbooks tell apart,
 * line by line in {@code other-version.txt} as {@code PID code path = expression}.
 */
class OtherVersionTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final FormatVersion OLDER = FormatVersion.of("FV2026-04");
    private static final FormatVersion NEWER = FormatVersion.of("FV2026-10");
    private static final Path LIST = Path.of("src/test/resources/edifact/other-version.txt");

    @Test
    void findsInTheOlderVersionOnlyWhatItsHandbookAsksOtherwise() throws IOException {
        var found = new TreeSet<String>();
        var taken = new ArrayList<String>();
        for (var sent : OtherVendorsTests.messages().toList()) {
            var definition = DEFINITIONS.findByPid(OLDER, sent.pid());
            if (definition.isEmpty() || DEFINITIONS.findByPid(NEWER, sent.pid()).isEmpty()) continue;
            var head = definition.get().head();
            var type = head.type() + ":" + head.directory() + ":UN:" + head.release();
            if (type.equals(sent.type())) continue;
            var older = new OtherVendorsTests.Sent(type, sent.pid(), sent.segments());
            var text = OtherVendorsTests.interchange(older, OtherVendorsTests.SENDER);
            var message = ENGINE.check(text.getBytes(ISO_8859_1), Context.NONE)
                    .messages()
                    .get(0);
            assertThat(message.formatVersion()).isEqualTo(OLDER);
            if (message.findings().isEmpty()) taken.add(sent.pid());
            message.findings().forEach(f -> found.add(line(sent.pid(), f)));
        }
        var text = "# What FV2026-04 finds in messages of FV2026-10, each line justified by its own column.\n"
                + String.join("\n", found) + "\n";
        if (System.getProperty("versions.update") != null) Files.writeString(LIST, text);
        assertThat(taken).hasSizeGreaterThan(400);
        assertThat(expected()).isEqualTo(text);
    }

    private static String line(String pid, Finding f) {
        var place = f.element() == null ? "" : "#" + f.element() + "." + f.component();
        return pid + " " + f.code() + " " + f.path() + place + " = " + f.expression();
    }

    private static String expected() throws IOException {
        try (var stream =
                Objects.requireNonNull(OtherVersionTests.class.getResourceAsStream("/edifact/other-version.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
