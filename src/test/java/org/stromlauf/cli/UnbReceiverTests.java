package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnbReceiverTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNB+UNOC:3+9900000000004:500+9521000000018:14+261005:0800+R1++TL'UNH",
                "UNA:+.? '\r\nUNB+UNOC:3+9900000000004:500+9521000000018:14+261005:0800+R1'",
                "\n  UNB+UNOC:3+9900000000004+9521000000018+261005:0800+R1'",
                "UNA|*,! ~UNB*UNOC|3*9900000000004|500*9521000000018|14*261005|0800*R1~"
            })
    void theThirdElementOfUnbNamesTheReceiverWhateverSeparatesIt(String interchange) {
        assertThat(of(interchange)).isEqualTo("9521000000018");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <?xml version="1.0"?>       | begins with '<?xml version=
                    PK\u0003\u0004 and so on    | begins with 'PK?? and so on', not with UNA or UNB
                    UNH+1+UTILMD:D:11A:UN:S2.2' | begins with 'UNH+1+UTILMD:D:11A:U', not with UNA or UNB
                    UNB+UNOC:3+9900000000004'   | names no receiver in its UNB
                    """)
    void whatIsNoInterchangeIsToldByItsBeginning(String content, String expected) {
        assertThatThrownBy(() -> of(content))
                .hasMessageStartingWith("bill.txt ")
                .hasMessageContaining(expected)
                .hasMessageContaining("edifact inspect")
                .hasMessageContaining("--to TENANT");
    }

    @Test
    void anEmptyFileIsEmpty() {
        assertThatThrownBy(() -> of(" \r\n")).hasMessageStartingWith("bill.txt is empty.");
    }

    private static String of(String content) {
        return UnbReceiver.of("bill.txt", content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
