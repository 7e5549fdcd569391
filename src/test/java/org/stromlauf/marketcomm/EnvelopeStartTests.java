package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.shared.MarketPartnerId;

class EnvelopeStartTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+REF1'UNH+1'",
                "UNA:+.? 'UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+REF1++TL'",
                "UNA:+,? '\r\nUNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+REF1'",
                "UNA|*.! ~UNB*UNOC|3*9521000000018|14*9900000000001|500*261005|0800*REF1~"
            })
    void readsWhoSendsToWhomUnderWhichReference(String text) {
        assertThat(EnvelopeStart.read(text.getBytes(ISO_8859_1)))
                .contains(new EnvelopeStart(
                        MarketPartnerId.of("9521000000018"), MarketPartnerId.of("9900000000001"), "REF1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UNA",
                "UNB",
                "UNB+UNOC:3'",
                "%PDF-1.7",
                "UNB+UNOC:3+95:14+99:500+261005:0800+R'",
                "UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800'",
                "UNB++++++'"
            })
    void findsNoEnvelopeInAnythingElse(String text) {
        assertThat(EnvelopeStart.read(text.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void understandsReleasedCharacters() {
        var text = "UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+A?+B'";

        assertThat(EnvelopeStart.read(text.getBytes(ISO_8859_1)).orElseThrow().reference())
                .isEqualTo("A+B");
    }
}
