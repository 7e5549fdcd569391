package org.stromlauf.marketcomm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.MessageHandler.Outcome;

/** What does not go on by itself becomes a case, and ends with its matter. */
class ClearingTests extends TwoPartners {

    @Test
    void retriesAFailingTransactionAloneAndThenMakesItACase() {
        handling.put("V1", message -> {
            throw new IllegalStateException("bug");
        });
        send(SUPPLIER, GRID, "55001", transaction("V1"), transaction("V2"));
        exchange();
        assertThat(handled).containsExactly("55001 V2");

        for (int attempt = 1; attempt < Handling.MAX_ATTEMPTS; attempt++) {
            clock.advance(Duration.ofMinutes(5));
            exchange();
        }
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::state)
                .containsExactlyInAnyOrder(State.CLEARING, State.HANDLED);
        assertThat(reasons()).containsExactly("HANDLING_FAILED");
    }

    /** Found by seed 3 of the market seeds: the row stayed due for ever and nothing after it was done. */
    @Test
    void doesNotTryAgainWhatWasHandledWhenTheDatabaseDidNotAnswerTheCommit() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        var row = only(GRID, "IN").get(0);
        unit(() -> {
            context.getBean(Handling.class).failed(GRID, row.id(), new IllegalStateException("no answer"));
            return row.id();
        });
        clock.advance(Duration.ofMinutes(5));
        exchange();

        assertThat(only(GRID, "IN")).extracting(JournalledTransaction::state).containsExactly(State.HANDLED);
        assertThat(count("select count(*) from marketcomm.transaction where next_attempt_at is not null"))
                .isZero();
        assertThat(handled).containsExactly("55001 V1");
    }

    @Test
    void processesAgainWhatACaseWorkerSendsBack() {
        handling.put("V1", message -> Outcome.UNEXPECTED);
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        assertThat(reasons()).containsExactly("UNEXPECTED");
        handling.clear();

        var desk = context.getBean(ClearingDesk.class);
        var id =
                jdbc.sql("select id from marketcomm.clearing").query(UUID.class).single();
        assertThat(desk.facts(GRID.id(), id))
                .containsEntry("Nachricht", "UTILMD 55001")
                .containsEntry("Vorgangsnummer", "V1")
                .containsEntry("Zeitpunkt", "05.10.2026 10:00");
        unit(() -> {
            desk.reprocess(GRID.id(), id, "Vorgang angelegt");
            return id;
        });
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(count("select count(*) from marketcomm.clearing where closed_at is null"))
                .isZero();
    }

    @Test
    void makesACaseOfAMessageThatNoHandlerTakes() {
        send(SUPPLIER, GRID, "55999", transaction("V1"));
        exchange();

        assertThat(reasons()).containsExactly("NO_HANDLER");
    }

    @Test
    void holdsAMessageUntilAProcessAsksForIt() {
        var inbox = context.getBean(Inbox.class);
        hold(inbox);
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        assertThat(inbox.held(GRID.id())).hasSize(1);

        assertThat(inbox.take(SUPPLIER.id(), "request-1", Set.of("55001"))).isEmpty();
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55002"))).isEmpty();
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55001"))
                        .orElseThrow()
                        .transaction()
                        .get("transactionId"))
                .isEqualTo("V1");
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55001"))).isEmpty();
        clock.advance(Duration.ofDays(2));
        exchange();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void asksTheHandlerOnceMoreForWhatItHolds() {
        hold(context.getBean(Inbox.class));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        handling.clear();
        clock.advance(Duration.ofMinutes(1));
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(context.getBean(Inbox.class).held(GRID.id())).isEmpty();
    }

    @Test
    void makesACaseOfWhatIsHeldLongerThanADay() {
        hold(context.getBean(Inbox.class));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        clock.advance(Duration.ofHours(23));
        exchange();
        assertThat(reasons()).isEmpty();
        clock.advance(Duration.ofHours(1));
        exchange();

        assertThat(reasons()).containsExactly("HELD_TOO_LONG");
        assertThat(context.getBean(Inbox.class).held(GRID.id())).isEmpty();
    }

    @Test
    void missesAnAcknowledgementWhenItsLimitHasPassedAndSettlesTheCaseWhenItComesLate() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        clock.advance(Duration.ofMinutes(45));
        runDue("limit");
        assertThat(reasons()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        runDue("limit");
        assertThat(reasons()).containsExactly("ACKNOWLEDGEMENT_MISSING");
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.UNACKNOWLEDGED);

        exchange();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(correlated).hasSize(1);
        assertThat(count("select count(*) from marketcomm.clearing where closed_at is null"))
                .isZero();
    }

    @Test
    void makesACaseOfAnAcknowledgementOfWhatWasNeverSent() {
        var content = new PlainMessages()
                .write(
                        org.stromlauf.edifact.FormatVersion.of("FV2026-10"),
                        new org.stromlauf.edifact.Envelope(
                                SUPPLIER.marketPartnerId().value(),
                                "14",
                                GRID.marketPartnerId().value(),
                                "14",
                                java.time.LocalDateTime.of(2026, 10, 5, 8, 0),
                                "77",
                                null,
                                false),
                        List.of(new org.stromlauf.edifact.MessageDraft(
                                "APERAK",
                                "1",
                                Fields.builder()
                                        .put("documentCode", "312")
                                        .put("documentNumber", "D1")
                                        .put("interchangeReference", "4711")
                                        .put("referencedDocumentNumber", "D2")
                                        .build())));
        receive(GRID, content, "z");
        exchange();

        assertThat(reasons()).containsExactly("UNEXPECTED");
        assertThat(count("select count(*) from transport.outbox")).isZero();
    }

    private void hold(Inbox inbox) {
        handling.put("V1", message -> {
            inbox.hold(message, "request-1");
            return Outcome.HELD;
        });
    }
}
