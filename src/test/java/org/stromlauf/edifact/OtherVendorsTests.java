package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.Finding.Severity;
import org.stromlauf.edifact.MessageEngine.Context;

/** Right messages as other vendors write them have no finding; many of them once had one. */
class OtherVendorsTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();
    static final String SENDER = "9900000000010";
    static final String RECEIVER = "9900000000028";

    record Sent(String type, String pid, String segments) {

        @Override
        public String toString() {
            return type + " " + pid;
        }
    }

    static Stream<Sent> messages() throws IOException {
        var sent = new ArrayList<Sent>();
        for (var file : List.of("", "-answers", "-master-data", "-lists")) {
            var name = "/edifact/other-vendors" + file + ".txt";
            try (var stream = Objects.requireNonNull(OtherVendorsTests.class.getResourceAsStream(name), name)) {
                var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                Stream.of(text.split("\nmessage "))
                        .skip(1)
                        .map(OtherVendorsTests::sent)
                        .forEach(sent::add);
            }
        }
        return sent.stream();
    }

    private static Sent sent(String block) {
        var lines = block.split("\n", 2);
        var words = lines[0].split(" ");
        return new Sent(words[0], words[1], lines[1].strip());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void findsNothingInRightMessages(Sent sent) {
        for (var ends : List.of("", "\n", "\r\n")) {
            for (var una : List.of("", "UNA:+.? '" + ends)) {
                var checked = check(una + interchange(sent, SENDER).replaceAll("(?<!\\?)'", "'" + ends));

                assertThat(checked.findings()).isEmpty();
                assertThat(checked.messages().get(0).findings()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void findsNothingUnderOtherServiceCharacters(Sent sent) {
        var checked = check("UNA|*.\\ ~" + withOtherServiceCharacters(interchange(sent, SENDER)));

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.messages().get(0).findings()).isEmpty();
    }

    private static String withOtherServiceCharacters(String interchange) {
        var result = new StringBuilder();
        for (int i = 0; i < interchange.length(); i++) {
            var at = "+:'?".indexOf(interchange.charAt(i));
            if (interchange.charAt(i) == '?') i++;
            if (at >= 0 && at < 3) result.append("*|~".charAt(at));
            else if ("*|~\\".indexOf(interchange.charAt(i)) < 0) result.append(interchange.charAt(i));
            else result.append('\\').append(interchange.charAt(i));
        }
        return result.toString();
    }

    @Test
    void noticesAPartyOtherThanThatOfTheEnvelope() throws IOException {
        var sent = messages().findFirst().orElseThrow();

        var message = check(interchange(sent, "9900000000036")).messages().get(0);

        assertThat(message.hasErrors()).isFalse();
        assertThat(message.findings())
                .extracting(Finding::severity, Finding::code, Finding::expected, Finding::found)
                .containsExactly(tuple(Severity.HINT, "PARTY_DIFFERS_FROM_ENVELOPE", "9900000000036", SENDER));
    }

    @Test
    void saysOnceThatItDoesNotKnowARelease() throws IOException {
        var sent = messages().findFirst().orElseThrow();
        var older = new Sent("MSCONS:D:04B:UN:2.2e", sent.pid(), sent.segments());

        assertThat(check(interchange(older, SENDER)).messages().get(0).findings())
                .extracting(Finding::code, Finding::found)
                .containsExactly(tuple("MESSAGE_RELEASE_UNKNOWN", "2.2e"));
    }

    static String interchange(Sent sent, String sender) {
        var segments = sent.segments().replace("{MS}", SENDER + "::293").replace("{MR}", RECEIVER + "::293");
        var count = segments.lines().count() + 2;
        return "UNB+UNOC:3+" + sender + ":500+" + RECEIVER + ":500+261120:0815+DAR1'UNH+1+" + sent.type() + "'"
                + segments.lines().map(l -> l + "'").reduce("", String::concat) + "UNT+" + count + "+1'UNZ+1+DAR1'";
    }

    private static CheckedInterchange check(String interchange) {
        return ENGINE.check(interchange.getBytes(StandardCharsets.ISO_8859_1), Context.NONE);
    }
}
