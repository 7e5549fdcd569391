package org.stromlauf.edifact.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.Samples;

class InterchangeScannerTests {

    private static final String RIGHT =
            """
            UNA:+.? '
            UNB+UNOC:3+9900000000001:500+9900000000002:502+261001:0800+REF1++VL++++1'
            UNH+M1+MSCONS:D:04B:UN:2.5'
            BGM+7+DOC1+9'
            RFF+Z13:13017'
            UNT+4+M1'
            UNZ+1+REF1'
            """;

    @Test
    void takesSeparatorsThatNothingFollows() {
        var wordy = RIGHT.replaceAll("(?<=[A-Z0-9])'", "++'");

        assertThat(scan(wordy).findings()).isEmpty();
        assertThat(scan(wordy).envelope()).isEqualTo(scan(RIGHT).envelope());
        assertThat(scan(wordy).messages().get(0).findings()).isEmpty();
    }

    @Test
    void readsEnvelopeAndFrame() {
        var scanned = scan(RIGHT);

        assertThat(scanned.findings()).isEmpty();
        assertThat(scanned.envelope().sender()).isEqualTo("9900000000001");
        assertThat(scanned.envelope().receiverQualifier()).isEqualTo("502");
        assertThat(scanned.envelope().preparedAt()).hasToString("2026-10-01T08:00");
        assertThat(scanned.envelope().applicationReference()).isEqualTo("VL");
        assertThat(scanned.envelope().test()).isTrue();
        var message = scanned.messages().get(0);
        assertThat(List.of(message.reference(), message.type(), message.directory(), message.release()))
                .containsExactly("M1", "MSCONS", "D:04B", "2.5");
        assertThat(message.pid()).isEqualTo("13017");
        assertThat(message.documentNumber()).isEqualTo("DOC1");
        assertThat(message.segments()).isEqualTo(4);
        assertThat(message.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UNB+UNOC:3|UNB+UNOY:3|CHARACTER_SET_NOT_SUPPORTED 2 UNB 1.1",
                "UNB+UNOC:3|UNB+UNOC:4|SYNTAX_VERSION_NOT_SUPPORTED 2 UNB 1.2",
                "9900000000001:500|:500|ENVELOPE_ITEM_MISSING 13 UNB 2.1",
                "9900000000002:502|9900000000002:999|ENVELOPE_ITEM_INVALID 12 UNB 3.2",
                "261001:0800|261301:0800|ENVELOPE_ITEM_INVALID 12 UNB 4.1",
                "UNZ+1+REF1|UNZ+1+REF2|INTERCHANGE_REFERENCE_DIFFERS 28 UNZ 2.1",
                "UNZ+1+|UNZ+2+|MESSAGE_COUNT_WRONG 29 UNZ 1.1",
                "UNZ+1+REF1'|X|INTERCHANGE_TRUNCATED 13 UNZ null.null",
                "UNZ+1+REF1'|UNZ+1+REF1'UNB+UNOC:3'|INTERCHANGE_FOLLOWS 16 UNZ null.null",
                "UNZ+1+REF1'|UNZ+1+REF1'UNA:+.? 'UNB+UNOC:3'|INTERCHANGE_FOLLOWS 16 UNZ null.null",
                "UNZ+1+REF1'|UNZ+1+REF1'X'|DATA_AFTER_INTERCHANGE 16 UNZ null.null",
                "++VL++++1'|++VL++++1+X'|DATA_AFTER_INTERCHANGE 16 UNB null.null",
                "UNH+M1+|NAD+MS'UNH+M1+|SEGMENT_OUTSIDE_MESSAGE 12 NAD null.null",
                "UNA:+.? '|UNA:+.+ '|SERVICE_CHARACTERS_INVALID 20 UNA null.null",
                "UNA:+.? '|XML|NO_INTERCHANGE 13 UNB null.null",
            })
    void rejectsTheInterchangeForItsEnvelope(String part, String broken, String expected) {
        var scanned = scan(RIGHT.replace(part, broken));

        assertThat(scanned.findings()).extracting(InterchangeScannerTests::text).containsExactly(expected);
        assertThat(scanned.findings()).extracting(Finding::layer).containsOnly(Finding.Layer.ENVELOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UNT+4+M1|UNT+5+M1|SEGMENT_COUNT_WRONG 29 UNT 1.1",
                "UNT+4+M1|UNT+4+M2|MESSAGE_REFERENCE_DIFFERS 28 UNT 2.1",
                "UNT+4+M1'|''|MESSAGE_NOT_CLOSED 13 UNT null.null",
                "UNH+M1+|UNH+123456789012345+|MESSAGE_REFERENCE_TOO_LONG 39 UNH 1.1",
                "M1+MSCONS:D|M1+:D|MESSAGE_HEAD_ITEM_MISSING 13 UNH 2.1",
                "DOC1|DO\u0001C1|CHARACTER_INVALID 21 BGM 2.1",
            })
    void rejectsOneMessageForItsSyntax(String part, String broken, String expected) {
        var second = "UNH+M9+MSCONS:D:04B:UN:2.5'BGM+7'UNT+3+M9'";
        var scanned = scan(RIGHT.replace("UNZ+1", second + "UNZ+2").replace(part, broken));

        assertThat(scanned.findings()).isEmpty();
        assertThat(scanned.messages().get(0).findings())
                .extracting(InterchangeScannerTests::text)
                .contains(expected);
        assertThat(scanned.messages().get(1).findings()).isEmpty();
    }

    /** C0 and C1 are none of UNOC's, released or not; what the sender will have meant is told where it can be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7F|0x7F",
                "80|0x80 (Windows-1252: \u20ac)",
                "96|0x96 (Windows-1252: \u2013)",
                "81|0x81",
                "C3 9F|0xC3 0x9F (UTF-8: \u00df)",
                "E2 82 AC|0x82 (Windows-1252: \u201a)",
                "3F 85|0x85 (Windows-1252: \u2026)",
                "3F 01|0x01",
            })
    void namesACharacterThatIsNoneOfTheSet(String hex, String found) {
        var bytes = new String(HexFormat.ofDelimiter(" ").parseHex(hex), ISO_8859_1);
        var findings =
                scan(RIGHT.replace("DOC1", "DO" + bytes)).messages().get(0).findings();

        assertThat(findings).extracting(InterchangeScannerTests::text).containsExactly("CHARACTER_INVALID 21 BGM 2.1");
        assertThat(findings.get(0).found()).isEqualTo(found);
    }

    /** Each byte is one of ISO 8859-1: no fault, for a text may mean it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K\u00c3\u00b6ln|K\u00f6ln",
                "100 m\u00c2\u00b2|100 m\u00b2",
                "K\u00f6ln|",
                "\u00c4\u00d6\u00dc\u00e4\u00f6\u00fc\u00df\u00b2|",
                "S\u00c3O|",
                "\u00c3|",
                "\u00c3\u00b6 und \u00f6|"
            })
    void hintsAtATextThatReadsAsUtf8(String text, String meant) {
        var message = scan(RIGHT.replace("DOC1", text)).messages().get(0);

        assertThat(message.findings()).isEmpty();
        assertThat(message.hints()).extracting(Finding::expected).isEqualTo(meant == null ? List.of() : List.of(meant));
        assertThat(message.hints()).allMatch(h -> h.severity() == Finding.Severity.HINT);
    }

    @Test
    void rejectsTheSecondMessageOfAReference() {
        var scanned = scan(RIGHT.replace("UNZ+1", "UNH+M1+MSCONS:D:04B:UN:2.5'UNT+2+M1'UNZ+2"));

        assertThat(scanned.messages().get(0).findings()).isEmpty();
        assertThat(scanned.messages().get(1).findings())
                .extracting(InterchangeScannerTests::text)
                .containsExactly("MESSAGE_DUPLICATE 26 UNH 1.1");
    }

    @Test
    void rejectsAnInterchangeTruncatedAtAnyByte() {
        var bytes = RIGHT.strip().getBytes(ISO_8859_1);
        for (var length = 0; length < bytes.length; length++) {
            var scanned = InterchangeScanner.scan(Arrays.copyOf(bytes, length), ReadingLimits.DEFAULT);
            assertThat(scanned.findings()).as("first %d bytes", length).isNotEmpty();
        }
    }

    @Test
    void rejectsWhatCostsMoreThanTheLimits() {
        var many = RIGHT.replace("RFF+Z13:13017'", "RFF+Z13:13017'".repeat(50)).getBytes(ISO_8859_1);

        for (var limits : List.of(
                new ReadingLimits(200, 100, 9, 100, 9),
                new ReadingLimits(9999, 20, 9, 100, 9),
                new ReadingLimits(9999, 100, 9, 20, 9))) {
            assertThat(InterchangeScanner.scan(many, limits).findings())
                    .extracting(Finding::code)
                    .contains("LIMIT_EXCEEDED");
        }
    }

    @Test
    void findsNothingInTheEnvelopesOfTheUtilmdSamples() {
        var files = Samples.below("edifact-generator");

        assertThat(files).hasSize(433);
        for (var file : files) {
            var scanned = InterchangeScanner.scan(Samples.read(file), ReadingLimits.DEFAULT);
            assertThat(scanned.findings()).as(file.toString()).isEmpty();
            assertThat(scanned.messages().get(0).findings()).as(file.toString()).isEmpty();
            assertThat(file.getFileName()).hasToString(scanned.messages().get(0).pid() + ".edi");
        }
    }

    @Test
    void readsARealMonthOfQuarterHoursWithCommaAsDecimalMark() {
        var scanned = InterchangeScanner.scan(
                Samples.read(Samples.below("msconsconverter").get(0)), ReadingLimits.DEFAULT);

        assertThat(scanned.delimiters().decimal()).isEqualTo((byte) ',');
        assertThat(scanned.findings()).isEmpty();
        assertThat(scanned.messages()).hasSize(1).allSatisfy(m -> {
            assertThat(m.release()).isEqualTo("2.2e");
            assertThat(m.segments()).isGreaterThan(8_000);
            assertThat(m.findings()).isEmpty();
        });
    }

    @Test
    void findsTheWrongSegmentCountsOfTheRestifySamples() {
        for (var file : Samples.below("mscons-restify")) {
            var scanned = InterchangeScanner.scan(Samples.read(file), ReadingLimits.DEFAULT);
            assertThat(scanned.messages().get(0).findings())
                    .as(file.toString())
                    .extracting(Finding::code)
                    .contains("SEGMENT_COUNT_WRONG");
        }
    }

    private static ScannedInterchange scan(String text) {
        return InterchangeScanner.scan(text.getBytes(ISO_8859_1), ReadingLimits.DEFAULT);
    }

    private static String text(Finding f) {
        return f.code() + " " + f.contrl() + " " + f.tag() + " " + f.element() + "." + f.component();
    }
}
