package org.stromlauf.edifact.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.ReadingLimits;

class TokenizerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "NAD+MS'|[[NAD], [MS]]",
                "NAD'|[[NAD]]",
                "C059+Hauptstr::12:a'|[[C059], [Hauptstr, , 12, a]]",
                "NAD+++:::'|[[NAD], [], [], [, , , ]]",
                "DTM+137:202610010600?+00:303'|[[DTM], [137, 202610010600+00, 303]]",
                "FTX+A??'|[[FTX], [A?]]",
                "FTX+???''|[[FTX], [?']]",
                "FTX+?+?:?'+?:'|[[FTX], [+:'], [:]]",
                "FTX+?A'|[[FTX], [A]]",
                "FTX+ä:ß'|[[FTX], [ä, ß]]"
            })
    void cutsSegmentsIntoElementsAndComponents(String segment, String expected) {
        assertThat(read(new Tokenizer(segment.getBytes(ISO_8859_1), ReadingLimits.DEFAULT)))
                .hasToString("[" + expected + "]");
    }

    @Test
    void takesServiceCharactersFromUna() {
        var tokenizer = bytes("UNA;*,! ~UNB*UNOC;3*a!*b~\r\nUNZ*1~");

        assertThat(tokenizer.delimiters().decimal()).isEqualTo((byte) ',');
        assertThat(read(tokenizer)).hasToString("[[[UNB], [UNOC, 3], [a*b]], [[UNZ], [1]]]");
        assertThat(tokenizer.end()).isEqualTo(Tokenizer.End.COMPLETE);
    }

    @Test
    void letsLineBreaksStandOnlyBetweenSegments() {
        var tokenizer = bytes("\nBGM+7'\r\n\r\nDTM+1\n37'");

        assertThat(tokenizer.next()).isTrue();
        assertThat(tokenizer.invalidAt()).isNegative();
        assertThat(tokenizer.next()).isTrue();
        assertThat(tokenizer.invalidAt()).isEqualTo(5);
        assertThat(tokenizer.next()).isFalse();
        assertThat(tokenizer.end()).isEqualTo(Tokenizer.End.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"BGM+7", "BGM+7?'", "BGM+7?", "B"})
    void tellsThatTheLastSegmentIsNotTerminated(String text) {
        var tokenizer = bytes(text);

        assertThat(tokenizer.next()).isFalse();
        assertThat(tokenizer.end()).isEqualTo(Tokenizer.End.UNTERMINATED);
    }

    @Test
    void refusesASegmentLongerThanTheLimit() {
        var limits = new ReadingLimits(1000, 10, 1, 100, 10);
        var endless = new Tokenizer(
                new InputStream() {
                    @Override
                    public int read() {
                        return 'A';
                    }
                },
                limits);

        assertThat(endless.next()).isFalse();
        assertThat(endless.end()).isEqualTo(Tokenizer.End.SEGMENT_TOO_LONG);
        assertThat(endless.consumed()).isLessThan(200_000);
    }

    @Property(tries = 300)
    void readsWhateverWasEscaped(@ForAll("segments") List<List<List<String>>> segments) {
        var text = new StringBuilder();
        for (var segment : segments) {
            var elements = new ArrayList<String>();
            for (var element : segment) {
                elements.add(String.join(
                        ":", element.stream().map(TokenizerTests::escape).toList()));
            }
            text.append(String.join("+", elements)).append('\'');
        }

        assertThat(read(bytes(text.toString()))).isEqualTo(segments);
    }

    @Property(tries = 300)
    void readsAStreamInAnyChunksLikeTheWhole(
            @ForAll("segments") List<List<List<String>>> segments, @ForAll("chunks") int chunk) {
        var text = new StringBuilder("UNA:+.? '");
        for (var segment : segments) text.append(escape(segment.toString())).append("'\r\n");
        var all = text.toString().repeat(3).getBytes(ISO_8859_1);
        var slow = new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                return super.read(buffer, from, Math.min(chunk, length));
            }
        };

        assertThat(read(new Tokenizer(slow, ReadingLimits.DEFAULT)))
                .isEqualTo(read(new Tokenizer(all, ReadingLimits.DEFAULT)));
    }

    @Property(tries = 1000)
    void neverFailsForAnyBytes(@ForAll byte[] bytes) {
        var tokenizer = new Tokenizer(bytes, ReadingLimits.DEFAULT);
        var texts = read(tokenizer);

        assertThat(texts).isNotNull();
        assertThat(tokenizer.end()).isNotEqualTo(Tokenizer.End.OPEN);
    }

    @Provide
    Arbitrary<List<List<List<String>>>> segments() {
        var value = Arbitraries.strings().withChars("aZ9+:'? .,äÿ").ofMaxLength(6);
        var element = value.list().ofMinSize(1).ofMaxSize(4);
        var head = Arbitraries.of("NAD", "DTM").map(tag -> List.of(tag));
        return element.list()
                .ofMaxSize(5)
                .flatMap(elements -> head.map(tag -> {
                    var segment = new ArrayList<List<String>>(List.of(tag));
                    segment.addAll(elements);
                    return (List<List<String>>) segment;
                }))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Integer> chunks() {
        return Arbitraries.integers().between(1, 40);
    }

    private static Tokenizer bytes(String text) {
        return new Tokenizer(text.getBytes(ISO_8859_1), ReadingLimits.DEFAULT);
    }

    private static String escape(String text) {
        return text.replaceAll("([?+:'])", "?$1");
    }

    private static List<List<List<String>>> read(Tokenizer tokenizer) {
        var segments = new ArrayList<List<List<String>>>();
        while (tokenizer.next()) {
            var segment = new ArrayList<List<String>>();
            for (var e = 0; e <= tokenizer.segment().elements(); e++) {
                var element = new ArrayList<String>();
                for (var c = 1; c <= tokenizer.segment().components(e); c++) {
                    element.add(tokenizer.segment().text(e, c));
                }
                segment.add(element);
            }
            segments.add(segment);
        }
        return segments;
    }
}
