package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.MessageEngine.Context;

class DefinedMessagesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();

    /** Meter readings for two registers, with everything the structure of 13017 asks for. */
    private static final String READINGS =
            """
            UNA:+.? '
            UNB+UNOC:3+9900000000001:500+9900000000002:500+261001:0800+REF1++VL'
            UNH+M1+MSCONS:D:04B:UN:2.5'
            BGM+7+DOC1+9'
            DTM+137:202610010800?+00:303'
            RFF+Z13:13017'
            NAD+MS+9900000000001::293'
            NAD+MR+9900000000002::293'
            UNS+D'
            NAD+DP'
            LOC+172+DE0001234567890123456789012345678'
            LIN+1'
            PIA+5+1-0?:1.8.0:SRW'
            QTY+220:1234.5'
            DTM+9:202609302200?+00:303'
            LIN+2'
            PIA+5+1-0?:2.8.0:SRW'
            QTY+220:17'
            DTM+9:202609302200?+00:303'
            UNT+18+M1'
            UNZ+1+REF1'
            """;

    @Test
    void findsNothingInTheStructureOfARightMessage() {
        var message = ENGINE.check(bytes(READINGS), Context.NONE).messages().get(0);

        assertThat(structure(message)).isEmpty();
        assertThat(message.pid()).isEqualTo("13017");
        assertThat(message.formatVersion()).isEqualTo(FormatVersion.of("FV2026-10"));
        assertThat(message.documentNumber()).isEqualTo("DOC1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BGM+7+DOC1+9'|\"\"|SEGMENT_MISSING 13 2 BGM null.null",
                "UNS+D'|UNS+D'UNS+D'|SEGMENT_REPEATED_TOO_OFTEN 35 8 UNS null.null",
                "RFF+Z13:13017'|RFF+Z13:13017'LIN+9'|SEGMENT_NOT_ALLOWED_HERE 15 5 LIN null.null",
                "LIN+1'|XYZ+1'LIN+1'|SEGMENT_NOT_ALLOWED_HERE 15 10 XYZ null.null",
                "QTY+220:1234.5|QTY+220:12x4.5|CHARACTER_TYPE_WRONG 37 12 QTY 1.2",
                "QTY+220:1234.5|QTY+220:1234,5|DECIMAL_INVALID 19 12 QTY 1.2",
                "QTY+220:1234.5|QTY+220:1.234.5|DECIMAL_INVALID 19 12 QTY 1.2",
                "QTY+220:1234.5|QTY+220:.5|DIGIT_BEFORE_DECIMAL_MISSING 38 12 QTY 1.2",
                "QTY+220:1234.5|QTY+2200:1234.5|ELEMENT_TOO_LONG 39 12 QTY 1.1",
                "QTY+220:1234.5|QTY+220:1:KWH:4|TOO_MANY_COMPONENTS 16 12 QTY 1.4",
                "QTY+220:1234.5|QTY+220:1+X|TOO_MANY_ELEMENTS 16 12 QTY null.null",
            })
    void findsAFaultOfStructureAtItsPlace(String part, String broken, String expected) {
        var text = READINGS.replace(part, broken);
        var segments = text.substring(text.indexOf("UNH"), text.indexOf("UNZ"))
                .chars()
                .filter(c -> c == '\'')
                .count();
        var message = ENGINE.check(bytes(text.replace("UNT+18", "UNT+" + segments)), Context.NONE)
                .messages()
                .get(0);

        assertThat(structure(message)).extracting(DefinedMessagesTests::text).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MSCONS:D:04B:UN:2.5|MSCONX:D:04B:UN:2.5|MESSAGE_TYPE_UNKNOWN 12 1 UNH 2.1",
                "MSCONS:D:04B:UN:2.5|MSCONS:D:04B:UN:2.2e|MESSAGE_RELEASE_UNKNOWN 12 1 UNH 2.5",
                "Z13:13017|Z13:13999|PID_UNKNOWN 12 4 RFF 1.2",
                "Z13:13017|Z99:13017|PID_MISSING 13 18 RFF null.null",
            })
    void rejectsAMessageThatNoDefinitionFits(String part, String broken, String expected) {
        var message = ENGINE.check(bytes(READINGS.replace(part, broken)), Context.NONE)
                .messages()
                .get(0);

        assertThat(message.findings()).extracting(DefinedMessagesTests::text).containsExactly(expected);
        assertThat(message.findings()).extracting(Finding::layer).containsOnly(Finding.Layer.SYNTAX);
    }

    @ParameterizedTest
    @CsvSource({
        "2.4c, 2026-09-30T12:00:00Z, true",
        "2.5,  2026-09-30T12:00:00Z, false",
        "2.5,  2026-09-30T17:00:00Z, true",
        "2.4c, 2026-10-01T20:00:00Z, true",
        "2.4c, 2026-10-02T00:00:00Z, false",
        "2.5,  2026-10-02T00:00:00Z, true"
    })
    void takesBothFormatVersionsOnlyAroundTheirChange(String release, Instant receivedAt, boolean taken) {
        var text = READINGS.replace("UN:2.5", "UN:" + release);
        var message = ENGINE.check(bytes(text), new Context(receivedAt, null, null))
                .messages()
                .get(0);

        assertThat(message.findings().stream().noneMatch(f -> f.code().equals("MESSAGE_RELEASE_UNKNOWN")))
                .isEqualTo(taken);
    }

    @Test
    void readsTheOtherMessagesOfAnInterchangeWhenOneIsBroken() {
        var second = READINGS.substring(READINGS.indexOf("UNH"), READINGS.indexOf("UNZ"));
        var text = READINGS.replace("UNZ+1", second.replace("M1", "M2").replace("UNT+18", "UNT+99") + "UNZ+2");
        var checked = ENGINE.check(bytes(text), Context.NONE);

        assertThat(checked.isRejected()).isFalse();
        assertThat(structure(checked.messages().get(0))).isEmpty();
        assertThat(checked.messages().get(1).findings())
                .extracting(DefinedMessagesTests::text)
                .containsExactly("SEGMENT_COUNT_WRONG 29 18 UNT 1.1");
    }

    @Test
    void rejectsATruncatedInterchangeWithoutAnyMessage() {
        var whole = bytes(READINGS.strip());
        for (var length = 0; length < whole.length; length++) {
            var checked = ENGINE.check(Arrays.copyOf(whole, length), Context.NONE);
            assertThat(checked.isRejected()).as("first %d bytes", length).isTrue();
            assertThat(checked.messages()).isEmpty();
        }
    }

    @Test
    void readsEveryUtilmdSampleWithoutFindingInSyntaxAndStructure() {
        for (var file : Samples.below("edifact-generator")) {
            var checked = ENGINE.check(Samples.read(file), Context.NONE);
            var message = checked.messages().get(0);
            assertThat(structure(message)).as(file.toString()).isEmpty();
            assertThat(file.getFileName()).hasToString(message.pid() + ".edi");
            var folder = file.getParent().getParent().getFileName().toString();
            assertThat(message.formatVersion()).isNotNull().satisfies(v -> assertThat(v.folder())
                    .isEqualTo(folder));
        }
    }

    @Test
    void writesEverySampleAgainToTheByte() {
        for (var folder : List.of(
                "edifact-generator",
                "edifact-mapper",
                "msconsconverter",
                "mscons-restify",
                "wannabee",
                "transformer-bee")) {
            for (var file : Samples.below(folder)) {
                var bytes = Samples.read(file);
                assertThat(ENGINE.rewrite(bytes)).as(file.toString()).hasValueSatisfying(written -> assertThat(written)
                        .isEqualTo(bytes));
            }
        }
    }

    @Test
    void findsTheDecimalPointWhereUnaSaysComma() {
        var text = READINGS.replace("UNA:+.? '", "UNA:+,? '");
        var message = ENGINE.check(bytes(text), Context.NONE).messages().get(0);

        assertThat(structure(message))
                .extracting(DefinedMessagesTests::text)
                .containsExactly("DECIMAL_INVALID 19 12 QTY 1.2");
    }

    private static List<Finding> structure(CheckedMessage message) {
        return message.findings().stream()
                .filter(f -> f.layer() != Finding.Layer.AHB)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(Finding f) {
        return f.code() + " " + f.contrl() + " " + f.segment() + " " + f.tag() + " " + f.element() + "."
                + f.component();
    }
}
