package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.answers.Acknowledgements;
import org.stromlauf.edifact.definition.DefinitionSource;

class AnswersTests {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    /** Refuses an answer that its own handbook would reject. */
    private static final MessageEngine ENGINE = DefinedMessages.load(DefinitionSource.classpath());

    private static final Envelope ENVELOPE = new Envelope(
            "9900000000001", "500", "9900000000003", "500", LocalDateTime.of(2026, 11, 23, 9, 15), "DAR1", null, false);

    private final Answers answers = new Acknowledgements();

    @Test
    void rejectsAnInterchangeWhoseMessageCountIsWrong() {
        var fault = finding(Finding.Layer.ENVELOPE, "29", null, null, "UNZ", 1, 1, null);
        assertThat(contrl(new CheckedInterchange(ENVELOPE, List.of(fault), List.of())))
                .contains("'UCI+DAR1+9900000000001:500+9900000000003:500+4+29+UNZ+2:1'UNT+3+1'");
    }

    @Test
    void rejectsAnInterchangeForAnotherReceiver() {
        var fault = finding(Finding.Layer.ENVELOPE, "7", null, null, "UNB", 3, 1, null);
        assertThat(contrl(new CheckedInterchange(ENVELOPE, List.of(fault), List.of())))
                .contains("+4+7+UNB+4:1'");
    }

    @Test
    void rejectsAMessageWhoseSegmentCountIsWrong() {
        var fault = finding(Finding.Layer.SYNTAX, "29", null, 12, "UNT", 1, 1, null);
        assertThat(contrl(interchange(message("UTILMD", List.of(fault)))))
                .contains("+4'UCM+M1+UTILMD:D:11A:UN:S2.2+4+29+UNT+2:1'");
    }

    @Test
    void namesSegmentAndElementOfASyntaxFault() {
        var missing = finding(Finding.Layer.STRUCTURE, "13", null, 7, "IDE", null, null, null);
        var tooLong = finding(Finding.Layer.STRUCTURE, "39", null, 9, "RFF", 1, 2, null);
        assertThat(contrl(interchange(message("UTILMD", List.of(missing, tooLong)))))
                .contains("'UCM+M1+UTILMD:D:11A:UN:S2.2+4'UCS+7+13'UCS+9'UCD+39+2:2'");
    }

    @Test
    void acceptsAnInterchangeWithoutFault() {
        assertThat(contrl(interchange(message("UTILMD", List.of()))))
                .contains("'UCI+DAR1+9900000000001:500+9900000000003:500+7'UNT+3+1'");
    }

    @Test
    void cannotAnswerWithoutAnEnvelope() {
        assertThatThrownBy(() -> answers.contrl(new CheckedInterchange(null, List.of(), List.of()), "1"))
                .hasMessageContaining("UNB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z21", "Z29", "Z35", "Z38", "Z39", "Z40", "Z41"})
    void namesTheSegmentOfAnAhbFinding(String erc) {
        var fault = finding(Finding.Layer.AHB, null, erc, 8, "DTM", 1, 2, "VG1");
        var aperak = rejections(message("UTILMD", List.of(fault)), List.of());
        assertThat(aperak).hasSize(1);
        assertThat(aperak.get(0))
                .contains("'BGM+313+DOC1'")
                .contains("'RFF+ACE:DAR1'DTM+171:202611230915?+00:303'")
                .contains("'NAD+MS+9900000000003::293'NAD+MR+9900000000001::293'")
                .contains("'ERC+" + erc
                        + "'FTX+ABO+++wrong'RFF+TN:VG1'FTX+AAO+++Erwartet?: right'FTX+Z02+++SG4 DTM?+92'UNT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z10", "Z14", "Z15", "Z17", "Z18", "Z19", "Z20", "Z24", "Z25", "Z26", "Z27", "Z30", "Z31", "Z33", "Z34",
                "Z37", "Z42", "Z43", "Z44"
            })
    void tellsWhyAnObjectDoesNotFit(String erc) {
        var aperak = rejections(
                message("UTILMD", List.of()),
                List.of(new ObjectFinding(erc, "VG1", "Marktlokation 51238696781 unbekannt")));
        assertThat(aperak).hasSize(1);
        assertThat(aperak.get(0))
                .contains("'ERC+" + erc + "'RFF+TN:VG1'FTX+AAO+++Marktlokation 51238696781 unbekannt'UNT");
    }

    @Test
    void namesTheNewGridOperatorOfAnObjectThatLeftTheArea() {
        var left = new ObjectFinding("Z16", "VG1", "Marktlokation 51238696781 abgegeben", "9900000000036");

        assertThat(rejections(message("UTILMD", List.of()), List.of(left)).get(0))
                .contains(
                        "'ERC+Z16'RFF+TN:VG1'FTX+AAO+++Marktlokation 51238696781 abgegeben'RFF+Z08:9900000000036'UNT");
        assertThatThrownBy(() -> new ObjectFinding("Z16", "VG1", "abgegeben"))
                .hasMessageContaining("new grid operator");
    }

    @Test
    void answersEachFaultyTransactionAlone() {
        var aperak = rejections(message("UTILMD", List.of(ahb("VG1"), ahb("VG2"), ahb("VG1"))), List.of(object("VG3")));
        assertThat(aperak).hasSize(3);
        assertThat(aperak.get(0).split("ERC", -1)).hasSize(3);
    }

    @Test
    void aHeadErrorRejectsTheWholeMessageWithoutTransaction() {
        var aperak = rejections(message("UTILMD", List.of(ahb("VG1"), ahb(null))), List.of());
        assertThat(aperak).hasSize(1);
        assertThat(aperak.get(0)).contains("'RFF+AGO:BGM1'").doesNotContain("RFF+TN");
    }

    @Test
    void namesNoTransactionInAnswersToMeterValues() {
        var aperak = rejections(message("MSCONS", List.of(ahb("1"))), List.of());
        assertThat(aperak.get(0))
                .contains("'ERC+Z29'FTX+ABO+++wrong'RFF+AGO:BGM1'")
                .doesNotContain("RFF+TN");
    }

    @Test
    void confirmsEachTransactionThatWasNotRejected() {
        var fields = Fields.builder();
        List.of("VG1", "VG2", "VG3")
                .forEach(t -> fields.add(
                        "transactions", Fields.builder().put("transactionId", t).build()));
        var aperak = write(answers.aperakConfirmations(
                interchange(), message("UTILMD", List.of(), fields.build()), List.of("VG2"), new Numbers()));
        assertThat(aperak).hasSize(2);
        assertThat(aperak.get(1))
                .contains("'BGM+312+DOC2'")
                .contains("'RFF+AGO:BGM1'RFF+TN:VG3'")
                .doesNotContain("ERC");
    }

    @Test
    void confirmsAMessageWithoutTransactionsAsAWhole() {
        var aperak = write(
                answers.aperakConfirmations(interchange(), message("ORDERS", List.of()), List.of(), new Numbers()));
        assertThat(aperak).hasSize(1);
        assertThat(aperak.get(0)).contains("'RFF+AGO:BGM1'").doesNotContain("RFF+TN");
    }

    private String contrl(CheckedInterchange interchange) {
        return write(List.of(answers.contrl(interchange, "1"))).get(0);
    }

    private List<String> rejections(CheckedMessage message, List<ObjectFinding> findings) {
        return write(answers.aperakRejections(interchange(message), message, findings, new Numbers()));
    }

    private static List<String> write(List<MessageDraft> drafts) {
        return drafts.stream().map(AnswersTests::write).toList();
    }

    private static String write(MessageDraft draft) {
        var bytes = ENGINE.write(VERSION, ENVELOPE, List.of(draft));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static CheckedInterchange interchange(CheckedMessage... messages) {
        return new CheckedInterchange(ENVELOPE, List.of(), List.of(messages));
    }

    private static CheckedMessage message(String type, List<Finding> findings) {
        return message(type, findings, Fields.builder().build());
    }

    private static CheckedMessage message(String type, List<Finding> findings, Fields fields) {
        return new CheckedMessage("M1", type, "D:11A", "S2.2", "55001", VERSION, "BGM1", findings, fields, 0, 0);
    }

    private static Finding ahb(@Nullable String transaction) {
        return finding(Finding.Layer.AHB, null, "Z29", 8, "DTM", 1, 2, transaction);
    }

    private static ObjectFinding object(String transaction) {
        return new ObjectFinding("Z14", transaction, "unbekannt");
    }

    private static Finding finding(
            Finding.Layer layer,
            @Nullable String contrl,
            @Nullable String aperak,
            @Nullable Integer segment,
            String tag,
            @Nullable Integer element,
            @Nullable Integer component,
            @Nullable String transaction) {
        return new Finding(
                layer,
                Finding.Severity.ERROR,
                "TEST",
                contrl,
                aperak,
                segment,
                tag,
                element,
                component,
                "SG4/DTM+92",
                null,
                "right",
                "wrong",
                transaction);
    }

    /** Counts from 1. */
    private static final class Numbers implements Answers.References {

        private int messages;
        private int documents;

        @Override
        public String nextMessageReference() {
            return Integer.toString(++messages);
        }

        @Override
        public String nextDocumentNumber() {
            return "DOC" + ++documents;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-11-23T09:30:00Z");
        }
    }
}
