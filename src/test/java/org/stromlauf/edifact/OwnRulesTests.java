package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;

/** Rules that bind the sender: asked of what we write, not of what others send. */
class OwnRulesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an answer of another cluster of its tree
                "19116|AJT\\+A\\d+|AJT+A10|CODE_NOT_ALLOWED",
                "55080|STS\\+E01\\+\\+A\\d+:E_0623|STS+E01++A51:E_0623|CODE_NOT_ALLOWED",
                // data from a day behind tomorrow
                "55616|DTM\\+Z25:\\d{8}|DTM+Z25:20270131|TIME_IMPLAUSIBLE",
            })
    void bindsOwnMessagesAlone(String pid, String from, String to, String code) throws IOException {
        var right = OtherVendorsTests.messages()
                .filter(m -> m.pid().equals(pid) && m.segments().split(from, -1).length == 2)
                .findFirst()
                .orElseThrow();
        var changed = right.segments().replaceFirst(from, to);
        var text = OtherVendorsTests.interchange(
                new OtherVendorsTests.Sent(right.type(), pid, changed), OtherVendorsTests.SENDER);

        assertThat(changed).contains(to);
        assertThat(codes(text, Context.NONE)).isEmpty();
        assertThat(codes(text, Context.OWN)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"19118, A02", "19119, A05"})
    void aMessageDoesNotLeaveWithAnAnswerOfTheOtherCluster(String pid, String answer) {
        var draft = MainJobMessages.draft(pid);
        var fields = new String(
                        ENGINE.write(
                                FormatVersion.of("FV2026-10"),
                                MainJobMessages.envelope(draft.fields(), "DAR1"),
                                List.of(draft)),
                        ISO_8859_1)
                .replaceFirst("AJT\\+A\\d+", "AJT+" + answer);
        assertThat(codes(fields, Context.OWN)).contains("CODE_NOT_ALLOWED");
        assertThat(codes(fields, Context.NONE)).isEmpty();
        var wrong = new MessageDraft(draft.pid(), draft.reference(), withAnswer(draft.fields(), answer));
        assertThatThrownBy(() -> ENGINE.write(
                        FormatVersion.of("FV2026-10"),
                        MainJobMessages.envelope(wrong.fields(), "DAR2"),
                        List.of(wrong)))
                .isInstanceOf(MessageRefusedException.class)
                .hasMessageContaining("CODE_NOT_ALLOWED");
    }

    private static Fields withAnswer(Fields fields, String answer) {
        return fields.toBuilder().put("answerCode", answer).build();
    }

    private static List<String> codes(String interchange, Context context) {
        return ENGINE.check(interchange.getBytes(ISO_8859_1), context).messages().get(0).findings().stream()
                .map(Finding::code)
                .toList();
    }
}
