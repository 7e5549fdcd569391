package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.fields.FieldCatalog;
import org.stromlauf.edifact.writing.InterchangeWriter;

class InterchangeWriterTests {

    private static final DefinitionSource SOURCE = DefinitionSource.classpath();
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final Definitions DEFINITIONS = Definitions.load(SOURCE);
    private static final FieldCatalog CATALOG = new FieldCatalog(SOURCE);
    private static final InterchangeWriter WRITER = new InterchangeWriter(DEFINITIONS, CATALOG);

    static Stream<String> messages() {
        return MainJobMessages.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void countsTheSegmentsOfEveryMessage(String name) {
        var text = new String(write(MainJobMessages.draft(name)), StandardCharsets.ISO_8859_1);
        var message = text.substring(text.indexOf("UNH+"), text.indexOf("UNZ+"));
        var segments = message.split("(?<!\\?)'").length;
        assertThat(message).endsWith("UNT+" + segments + "+1'");
    }

    @Test
    void fillsWhatThePidFixes() {
        var text = new String(write(MainJobMessages.draft("55001")), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains(
                        "'BGM+E01+DOC2026112300001'",
                        "'NAD+MS+9900000000001::293'",
                        "'RFF+Z13:55001'",
                        "'SEQ+Z01'CCI+++Z15'");
    }

    @Test
    void refusesAFieldThatThePidDoesNotHave() {
        var draft = with("55001", "orderNumber", "1");
        assertThatThrownBy(() -> write(draft))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("55001 has no field 'orderNumber'");
    }

    @Test
    void refusesACharacterOutsideOfItsSetByName() {
        var draft = with("33001", "senderContact", "Łukasz");
        assertThatThrownBy(() -> write(draft))
                .isInstanceOf(MessageRefusedException.class)
                .hasMessageContaining("U+0141 LATIN CAPITAL LETTER L WITH STROKE")
                .hasMessageContaining("senderContact");
    }

    @Test
    void releasesServiceCharacters() {
        var draft = with("33001", "senderContact", "O'Brien + Söhne: wer?");
        assertThat(new String(write(draft), StandardCharsets.ISO_8859_1)).contains("O?'Brien ?+ Söhne?: wer??");
    }

    private static MessageDraft with(String pid, String field, String value) {
        var fields = Fields.builder();
        var original = MainJobMessages.draft(pid).fields();
        original.values().forEach(fields::put);
        original.groups().forEach((group, list) -> list.forEach(f -> fields.add(group, f)));
        return new MessageDraft(pid, "1", fields.put(field, value).build());
    }

    private static byte[] write(MessageDraft draft) {
        return WRITER.write(VERSION, MainJobMessages.envelope(draft.fields(), "DAR1"), List.of(draft));
    }
}
