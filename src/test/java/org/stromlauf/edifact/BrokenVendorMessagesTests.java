package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.answers.Acknowledgements;

/** One fault in a right message of another vendor, and the answer it gets: CONTRL for syntax, APERAK for the handbook. */
class BrokenVendorMessagesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final Answers ANSWERS = new Acknowledgements();

    /** A message with a fault, and what its answer holds; {@code -} for no answer at all. */
    record Broken(String pid, String from, String to, String answer, String holds) {

        @Override
        public String toString() {
            return pid + ": " + from + " -> " + to;
        }
    }

    static Stream<Broken> faults() throws IOException {
        try (var stream = Objects.requireNonNull(
                BrokenVendorMessagesTests.class.getResourceAsStream("/edifact/broken-vendors.txt"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split(" \\| ", -1))
                    .map(w -> new Broken(w[0], w[1].replace("\\n", "\n"), w[2].replace("\\n", "\n"), w[3], w[4]));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void answersTheFaultAtItsPlace(Broken broken) throws IOException {
        var right = OtherVendorsTests.messages()
                .filter(m -> m.pid().equals(broken.pid()) && m.segments().contains(broken.from()))
                .findFirst()
                .orElseThrow();
        var at = right.segments().indexOf(broken.from());
        var rest = right.segments().substring(at + broken.from().length());
        var segments = right.segments().substring(0, at) + (broken.to().isEmpty() ? rest.strip() : broken.to() + rest);
        var sent = new OtherVendorsTests.Sent(right.type(), right.pid(), segments);
        var text = OtherVendorsTests.interchange(sent, OtherVendorsTests.SENDER);

        var checked = ENGINE.check(text.getBytes(ISO_8859_1), Context.NONE);

        var answer = answer(checked);
        assertThat(answer).startsWith(broken.answer());
        assertThat(answer).contains(broken.holds());
    }

    /** What is sent back, after the name of its kind. */
    private static String answer(CheckedInterchange checked) {
        var message = checked.messages().get(0);
        var findings = message.findings();
        var rejections = ANSWERS.aperakRejections(checked, message, List.of(), new Numbers());
        if (findings.stream().anyMatch(f -> f.contrl() != null)) {
            return "CONTRL " + write(checked, List.of(ANSWERS.contrl(checked, "1")));
        }
        return rejections.isEmpty() ? "none" : "APERAK " + write(checked, rejections);
    }

    private static String write(CheckedInterchange answered, List<MessageDraft> drafts) {
        var sent = Objects.requireNonNull(answered.envelope());
        var back = new Envelope(
                /* sender= */ sent.receiver(),
                /* senderQualifier= */ sent.receiverQualifier(),
                /* receiver= */ sent.sender(),
                /* receiverQualifier= */ sent.senderQualifier(),
                sent.preparedAt(),
                "A1",
                null,
                false);
        return new String(ENGINE.write(VERSION, back, drafts), ISO_8859_1);
    }

    private static final class Numbers implements Answers.References {

        private int given;

        @Override
        public String nextMessageReference() {
            return Integer.toString(++given);
        }

        @Override
        public String nextDocumentNumber() {
            return "DOC" + ++given;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-11-20T09:30:00Z");
        }
    }
}
