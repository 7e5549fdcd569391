package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.reading.InterchangeScanner;

/** Whatever stands in a file, the engine answers with findings, never with an exception. */
class HostileInterchangeTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final String SERVICE_CHARACTERS = "+:'? .,\n\0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "55001", "44001", "13025", "31002", "33001", "17115", "21039", "37000", "27002", "25001", "313", "4M"
            })
    void answersRandomDamageWithFindings(String column) {
        var right = ENGINE.example(VERSION, column);
        var random = new Random(column.hashCode());
        for (var round = 0; round < 300; round++) {
            var damaged = damaged(right, random);
            var checked = ENGINE.check(damaged, MessageEngine.Context.NONE);
            assertThat(checked.findings().size() + checked.messages().size()).isPositive();
            checked.messages().forEach(m -> assertThat(m.fields().values()).isNotNull());
            assertThat(ENGINE.outlines(damaged)).isNotNull();
        }
    }

    @Test
    void takesAReleaseCharacterAtEveryPlace() {
        var right = new String(ENGINE.example(VERSION, "55001"), ISO_8859_1);
        for (var at = 9; at <= right.length(); at++) {
            var text = right.substring(0, at) + "?" + right.substring(at);
            var checked = ENGINE.check(text.getBytes(ISO_8859_1), MessageEngine.Context.NONE);
            assertThat(checked).isNotNull();
        }
    }

    @Test
    void rejectsEveryTruncation() {
        var right = ENGINE.example(VERSION, "17115");
        for (var length = 0; length < right.length; length++) {
            assertThat(ENGINE.check(Arrays.copyOf(right, length), MessageEngine.Context.NONE)
                            .isRejected())
                    .isTrue();
        }
    }

    @Test
    void refusesWhatOnlyCostsMemory() {
        var head = "UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'";
        for (var bomb : List.of("A", "+", ":", "?", "'", "UNH+1'", "UNH+1+A:B:C:D:E'")) {
            var text = head + bomb.repeat((1 << 20) / bomb.length());
            var checked = ENGINE.check(text.getBytes(ISO_8859_1), MessageEngine.Context.NONE);
            assertThat(checked.isRejected()).as(bomb).isTrue();
        }
    }

    /** Some of what is wrong is told; what is told, and what is held for it, does not grow with the bytes. */
    @Test
    void tellsAndHoldsNoMoreOfALongerBomb() {
        var head = "UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'";
        for (var bomb : List.of("UNH+1+MSCONS:D:04B:UN:2.5'", "UNH+1'UNT+2+1'", "\u00ff'", "UNA'", "UNB+'")) {
            var few = told(head + bomb.repeat(2_000));
            var many = told(head + bomb.repeat(8_000));
            assertThat(many).as(bomb).isLessThanOrEqualTo(Math.max(few * 4, 8_000));
        }
        assertThat(told(head + "UNH+1+MSCONS:D:04B:UN:2.5'".repeat(20_000))).isLessThan(2_100);
    }

    private static int told(String interchange) {
        var checked = ENGINE.check(interchange.getBytes(ISO_8859_1), MessageEngine.Context.NONE);
        return checked.findings().size()
                + checked.messages().stream().mapToInt(m -> m.findings().size()).sum();
    }

    @Test
    void rejectsAnotherCharacterSet() {
        for (var characters : List.of("UNOA", "UNOY", "UTF8", "")) {
            var text = new String(ENGINE.example(VERSION, "17115"), ISO_8859_1).replace("UNOC", characters);
            assertThat(ENGINE.check(text.getBytes(ISO_8859_1), MessageEngine.Context.NONE)
                            .isRejected())
                    .as(characters)
                    .isTrue();
        }
        var utf16 = new String(ENGINE.example(VERSION, "17115"), ISO_8859_1).getBytes(UTF_16);
        assertThat(ENGINE.check(utf16, MessageEngine.Context.NONE).isRejected()).isTrue();
    }

    @Test
    void endsAnEndlessSegment() {
        var head = "UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'UNH+1+MSCONS:D:04B:UN:2.5'FTX+";
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return given < head.length() ? head.charAt((int) given++) : 'A' + (int) (given++ & 7);
            }

            @Override
            public int read(byte[] into, int from, int length) {
                for (var i = from; i < from + length; i++) into[i] = (byte) read();
                return length;
            }
        };

        var scanned = InterchangeScanner.scan(endless, ReadingLimits.DEFAULT);

        assertThat(scanned.findings()).extracting(Finding::code).containsExactly("LIMIT_EXCEEDED");
        assertThat(endless.given).isLessThan(4L * ReadingLimits.DEFAULT.segmentBytes());
    }

    /** A few bytes replaced, inserted, dropped or doubled. */
    private static byte[] damaged(byte[] right, Random random) {
        var text = new StringBuilder(new String(right, ISO_8859_1));
        for (var faults = 1 + random.nextInt(4); faults > 0; faults--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, SERVICE_CHARACTERS.charAt(random.nextInt(SERVICE_CHARACTERS.length())));
                case 2 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
