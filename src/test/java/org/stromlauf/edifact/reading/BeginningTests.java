package org.stromlauf.edifact.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.ReadingLimits;

class BeginningTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|FILE_EMPTY",
                "' '|FILE_EMPTY",
                "<?xml version='1.0'?>|FILE_IS_XML",
                "\u00EF\u00BB\u00BFUNB+UNOC:3+1:500+2:500+261001:0800+R'|FILE_HAS_BYTE_ORDER_MARK",
                "\u00FF\u00FEU\u0000N\u0000B\u0000|FILE_IS_UTF_16",
                "'PK\u0003\u0004\u0014\u0000'|FILE_IS_PACKED",
                "'\u001F\u008B\b\u0000'|FILE_IS_PACKED",
                "MIME-Version: 1.0|FILE_IS_SEALED",
                "0\u0082\u0010\u0000|FILE_IS_SEALED",
                "UNB*UNOC~|SERVICE_CHARACTERS_MISSING",
                "{}|NO_INTERCHANGE",
                "unb+unoc:3'|NO_INTERCHANGE",
            })
    void tellsWhatAFileIsThatIsNoInterchange(String text, String code) {
        var bytes = text.getBytes(ISO_8859_1);
        var read = InterchangeScanner.scan(bytes, ReadingLimits.DEFAULT).findings();
        var streamed = InterchangeScanner.scan(new ByteArrayInputStream(bytes), ReadingLimits.DEFAULT)
                .findings();

        for (var findings : List.of(read, streamed)) {
            assertThat(findings)
                    .extracting(Finding::code, Finding::contrl)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(code, "13"));
        }
    }
}
