package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.definition.DefinitionSource;

class WrittenMessagesTests {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final MessageEngine ENGINE = DefinedMessages.load(DefinitionSource.classpath());

    static Stream<String> messages() {
        return MainJobMessages.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsBackWhatItWrote(String name) {
        var draft = MainJobMessages.draft(name);
        var read = read(draft);
        assertContains(name, read, draft.fields());
    }

    @Test
    void numbersPositionsThatHaveNoNumber() {
        var read = read(MainJobMessages.draft("13025"));
        assertThat(read.groups("locations").get(0).groups("registers").get(0).get("position"))
                .isEqualTo("1");
    }

    @Test
    void fillsWhatThePidFixes() {
        var transaction =
                read(MainJobMessages.draft("55001")).groups("transactions").get(0);
        assertThat(transaction.get("pid")).isEqualTo("55001");
        assertThat(transaction.groups("marketLocationData").get(0).get("dataKind"))
                .isEqualTo("Z01");
    }

    private static Fields read(MessageDraft draft) {
        var bytes = ENGINE.write(VERSION, MainJobMessages.envelope(draft.fields(), "DAR1"), List.of(draft));
        var read = ENGINE.check(bytes, MessageEngine.Context.NONE);
        assertThat(read.messages().get(0).findings()).isEmpty();
        return read.messages().get(0).fields();
    }

    private static void assertContains(String where, Fields read, Fields given) {
        assertThat(read.values()).as(where).containsAllEntriesOf(given.values());
        given.groups().forEach((name, elements) -> {
            var groups = elements.stream().filter(e -> !e.values().isEmpty()).toList();
            if (!groups.isEmpty()) {
                assertThat(read.groups(name)).as(where + " " + name).hasSameSizeAs(groups);
            }
            for (int i = 0; i < groups.size(); i++) {
                assertContains(where + " " + name, read.groups(name).get(i), groups.get(i));
            }
        });
    }
}
