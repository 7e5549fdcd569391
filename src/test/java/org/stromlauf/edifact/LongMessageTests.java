package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.reading.Delimiters;
import org.stromlauf.edifact.reading.MessageStretches;

/** A message that is longer than most is checked by stretches, and answers as a short one does. */
@Execution(ExecutionMode.CONCURRENT)
class LongMessageTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());

    private static final String HEAD = "UNB+UNOC:3+9900000000010:500+9900000000028:500+261120:0815+DAR1'"
            + "UNH+1+MSCONS:D:04B:UN:2.5'BGM+7+MSC1+9'DTM+137:202611200800?+00:303'RFF+Z13:13017'"
            + "NAD+MS+9900000000010::293'NAD+MR+9900000000028::293'UNS+D'NAD+DP'";

    private static String location(String status) {
        return "LOC+172+DE0001234567800000000000000012345'RFF+MG:1EMH0012345678'"
                + ("LIN+1'PIA+5+1-0?:1.8.1:SRW'QTY+" + status + ":12345.678'"
                                + "DTM+7:202610312300?+00:303'DTM+9:202610312300?+00:303'")
                        .repeat(40);
    }

    private static byte[] interchange(String body) {
        var count = (HEAD + body).chars().filter(c -> c == '\'').count();
        return (HEAD + body + "UNT+" + count + "+1'UNZ+1+DAR1'").getBytes(ISO_8859_1);
    }

    private static List<Finding> findings(byte[] interchange) {
        return ENGINE.check(interchange, Context.NONE).messages().get(0).findings();
    }

    @Test
    void answersAsAShortMessageDoes() {
        var right = location("220");
        var many = right.repeat(LongMessage.BYTES / right.length() + 1);
        assertThat(findings(interchange(many))).isEmpty();

        var wrong = findings(interchange(right + location("999")));
        var later = findings(interchange(many + location("999")));
        assertThat(wrong).hasSize(40);
        assertThat(later).hasSameSizeAs(wrong);
        var first = later.get(0);
        assertThat(first.code()).isEqualTo(wrong.get(0).code());
        assertThat(first.path()).isEqualTo(wrong.get(0).path());
        assertThat(first.segment())
                .isEqualTo(HEAD.chars().filter(c -> c == '\'').count()
                        - 1
                        + many.chars().filter(c -> c == '\'').count()
                        + 5);
    }

    @Test
    void saysOnceWhatIsWrongWithTheHead() {
        var right = location("220");
        var body = right.repeat(LongMessage.BYTES / right.length() + 1);
        var wrong = new String(interchange(body), ISO_8859_1)
                .replace("BGM+7+", "BGM+Q+")
                .getBytes(ISO_8859_1);

        assertThat(findings(wrong)).singleElement().satisfies(f -> assertThat(f.segment())
                .isEqualTo(2));
    }

    /** The UN directory allows 99999 locations in a message (MSCONS D.04B, SG6). */
    @Test
    void countsWhatIsCutOverTheWholeMessage() {
        var location = "LOC+172+51238696781'LIN+1'PIA+5+1-0?:1.8.1:SRW'QTY+220:1'";

        assertThat(findings(interchange(location.repeat(100_001))))
                .extracting(Finding::code, Finding::segment, Finding::expected, Finding::found)
                .containsExactly(
                        tuple("GROUP_REPEATED_TOO_OFTEN", segments(HEAD) - 1 + 4 * 99_999 + 1, "99999", "100000"),
                        tuple("GROUP_REPEATED_TOO_OFTEN", segments(HEAD) - 1 + 4 * 100_000 + 1, "99999", "100001"));
    }

    /** Another party takes the place of the one before it, and its own faults are told where they are. */
    @Test
    void placesWhatIsWrongWithALaterParty() {
        var right = location("220");
        var many = right.repeat(LongMessage.BYTES / right.length() + 1);
        var wrong = findings(interchange(many + "NAD+DP+1234567890123456789012345678901234567890'" + right));

        assertThat(wrong).singleElement().satisfies(f -> assertThat(f.segment())
                .isEqualTo(segments(HEAD) - 1 + segments(many) + 1));
        assertThat(wrong.get(0).code()).isEqualTo("ELEMENT_TOO_LONG");
    }

    private static int segments(String text) {
        return (int) text.chars().filter(c -> c == '\'').count();
    }

    @Test
    void refusesWhatCannotBeCutAndIsTooLarge() {
        var limits = new ReadingLimits(1000, 1000, 1, 100, 10, 60, 100);
        var body = "UNH+1+MSCONS:D:04B:UN:2.5'LOC+172+A'" + "QTY+220:1'".repeat(10) + "UNT+13+1'";

        assertThat(cut(body, limits)).isFalse();
        assertThat(cut(body, new ReadingLimits(1000, 1000, 1, 100, 10, 1000, 5)))
                .isFalse();
        assertThat(cut(body, new ReadingLimits(1000, 1000, 1, 100, 10, 1000, 100)))
                .isTrue();
    }

    private static boolean cut(String message, ReadingLimits limits) {
        var bytes = new ByteArrayInputStream(message.getBytes(ISO_8859_1));
        return MessageStretches.cut(
                bytes, Delimiters.DEFAULT, "MSCONS", limits, stretch -> assertThat(stretch.segments())
                        .isPositive());
    }
}
