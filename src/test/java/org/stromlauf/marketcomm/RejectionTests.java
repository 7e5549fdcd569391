package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

/** What is wrong is answered with CONTRL or APERAK where it is wrong, and is a case where nobody takes it. */
class RejectionTests extends TwoPartners {

    @Test
    void rejectsOnlyTheTransactionThatBreaksARule() {
        var sent = send(
                SUPPLIER,
                GRID,
                "55001",
                transaction("V1"),
                Fields.builder().put("transactionId", "V2").put("fault", "ahb").build());
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.ACKNOWLEDGED, State.REJECTED);
        assertThat(events).singleElement().isInstanceOfSatisfying(MessageRejected.class, rejected -> {
            assertThat(rejected.transactionId()).isEqualTo("V2");
            assertThat(rejected.findings()).extracting(NotedFinding::code).containsExactly("Z29");
        });
        assertThat(started).isEmpty();
    }

    @Test
    void rejectsWhatTheReceiversDataRefuses() {
        objectFindings = List.of(new ObjectFinding("Z14", "V1", "Marktlokation nicht gefunden"));
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(handled).isEmpty();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).findings())
                .extracting(NotedFinding::code)
                .containsExactly("Z14");
    }

    @Test
    void makesACaseOfARejectionThatNobodyTakes() {
        listenerTakes = false;
        send(
                SUPPLIER,
                GRID,
                "55001",
                Fields.builder().put("transactionId", "V2").put("fault", "ahb").build());
        exchange();

        assertThat(reasons()).containsExactly("MESSAGE_REJECTED");
        assertThat(started).hasSize(1);
    }

    @Test
    void makesOneCaseOfManyRejectionsForTheSameCauseAndSendsEachInterchangeAgainOnce() {
        listenerTakes = false;
        for (int number = 0; number < 3; number++) {
            send(
                    SUPPLIER,
                    GRID,
                    "55001",
                    Fields.builder()
                            .put("transactionId", "V2")
                            .put("fault", "ahb")
                            .build());
        }
        exchange();

        assertThat(started).hasSize(1);
        var before = count("select count(*) from transport.outbox");
        var id =
                jdbc.sql("select id from marketcomm.clearing").query(UUID.class).single();
        assertThat(context.getBean(ClearingDesk.class).facts(SUPPLIER.id(), id))
                .containsEntry("Weitere Nachrichten", "2 mit demselben Befund; die Entscheidung gilt für alle");
        UnitOfWork.run("again", () -> context.getBean(ClearingDesk.class).reprocess(SUPPLIER.id(), id, "noch einmal"));
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(before + 3);
    }

    @Test
    void answersABrokenInterchangeWithContrlAndStoresNothingOfIt() {
        var sent = send(
                SUPPLIER,
                GRID,
                "55001",
                Fields.builder()
                        .put("transactionId", "V1")
                        .put("fault", "syntax")
                        .build());
        exchange();

        assertThat(handled).isEmpty();
        assertThat(only(GRID, "IN")).isEmpty();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.REJECTED);
        assertThat(events).hasSize(1);
    }

    @Test
    void answersABrokenMessageWithContrlAndTakesTheOthers() {
        var sent = unit(() -> context.getBean(RoutineDeliveries.class)
                .sendAll(new OutgoingBundle(
                        SUPPLIER.id(),
                        GRID.marketPartnerId(),
                        "13017",
                        List.of(
                                Fields.builder().put("fault", "structure").build(),
                                Fields.builder().put("value", "2").build()))));
        exchange();

        assertThat(handled).containsExactly("13017 ");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.REJECTED, State.ACKNOWLEDGED);
    }

    @Test
    void answersASecondDeliveryOfTheSameReferenceWithContrl26AndKeepsTheFirst() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        receive(GRID, original(SUPPLIER, sent), "again");
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(states("grid", "IN")).contains("DUPLICATE");
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(events).isEmpty();
    }

    @Test
    void answersAnInterchangeForSomebodyElseWithContrl7() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        receive(SUPPLIER, original(SUPPLIER, sent), "misrouted");
        runDue("intake");

        assertThat(states("supplier", "IN")).containsExactly("REJECTED");
        assertThat(jdbc.sql("select findings->0->>'code' from marketcomm.interchange where direction = 'IN'")
                        .query(String.class)
                        .single())
                .isEqualTo("7");
    }

    @Test
    void putsWhatNobodyCanReadOrOwnsIntoQuarantine() {
        assertThat(receive(GRID, "no envelope".getBytes(ISO_8859_1), "x").readable())
                .isFalse();
        assertThat(reasons()).containsExactly("UNREADABLE");
        var stranger = "UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+1'".getBytes(ISO_8859_1);
        var receipt = context.getBean(InterchangeReceiver.class).receive(new Arrival(stranger, "upload", "y", null));

        assertThat(receipt.readable()).isFalse();
        assertThat(receipt.tenant()).isNull();
        assertThat(states("nobody", "IN")).containsExactly("QUARANTINED");
    }
}
