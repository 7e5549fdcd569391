package org.stromlauf.marketcomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.JournalledTransaction.State;

/** When and with what the APERAK leave. */
class AnswerTests extends TwoPartners {

    private void arrives(UUID... sent) {
        for (var id : sent) {
            var unused = receive(GRID, original(SUPPLIER, id), "d" + id);
        }
        runDue("intake");
    }

    private List<JournalledInterchange> answers() {
        return journal.sentSince(GRID.id(), SUPPLIER.marketPartnerId().value(), START);
    }

    @Test
    void answersOfSeveralInterchangesLeaveInOne() {
        var first = send(SUPPLIER, GRID, "55001", transaction("V1"), transaction("V2"));
        var second = send(SUPPLIER, GRID, "55001", transaction("V3"));
        arrives(first, second);
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::acknowledgedBy)
                .containsOnlyNulls();

        runDue("answer");

        var answer = answers();
        assertThat(answer).hasSize(1);
        assertThat(journal.transactions(GRID.id(), answer.get(0).id()))
                .extracting(JournalledTransaction::type, JournalledTransaction::documentNumber)
                .containsExactly(
                        tuple("APERAK", "0000000001-1"),
                        tuple("APERAK", "0000000001-2"),
                        tuple("APERAK", "0000000001-3"));
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::acknowledgedBy)
                .containsOnly(answer.get(0).id());
        exchange();
        assertThat(only(SUPPLIER, "OUT"))
                .extracting(JournalledTransaction::state)
                .containsOnly(State.ACKNOWLEDGED);
    }

    @Test
    void aRejectionLeavesWithItsReason() {
        objectFindings = List.of(new ObjectFinding("Z14", "V1", "Marktlokation unbekannt"));
        arrives(send(SUPPLIER, GRID, "55001", transaction("V1")));

        runDue("answer");

        assertThat(new String(journal.original(answers().get(0)), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("F|errorCode|Z14");
    }

    @Test
    void whatCannotBeSentTogetherIsTriedOneByOneAndBecomesACaseInTheEnd() {
        arrives(send(SUPPLIER, GRID, "55001", transaction("V1")), send(SUPPLIER, GRID, "55001", transaction("V2")));
        var broken = jdbc.sql("select interchange_id from marketcomm.waiting_answer order by interchange_id limit 1")
                .query(UUID.class)
                .single();
        jdbc.sql("update marketcomm.waiting_answer set drafts = '[{}]' where interchange_id = ?")
                .param(broken)
                .update();

        runDue("answer");
        assertThat(answers()).isEmpty();
        runDue("answer");
        assertThat(answers()).hasSize(1);
        assertThat(reasons()).isEmpty();

        for (int attempt = 0; attempt < 5; attempt++) {
            clock.advance(Duration.ofMinutes(5));
            runDue("answer");
        }
        assertThat(reasons()).containsExactly("ANSWER_FAILED");
        assertThat(answers()).hasSize(1);
    }
}
