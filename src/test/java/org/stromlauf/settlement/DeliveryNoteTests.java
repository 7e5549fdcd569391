package org.stromlauf.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.Fields;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;

/** What the supplier says to a delivery note, and what becomes of one that he cannot compare. */
class DeliveryNoteTests extends GridSettlementCase {

    @Test
    void theReceivedEnergyDiffersAndTheClerksDecide() {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh().add(BigDecimal.ONE));
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.NOTE_REJECTED);
        assertThat(bill().question()).isEqualTo(Question.NOTE_REJECTED);

        complete(GRID, "Task_ClarifyDeliveryNote", "UPHOLD");
        runDays(5);
        // E_0406 step 61: the note was rejected in time.
        assertThat(codes()).containsExactly("A15");

        complete(SUPPLIER, "Task_CheckGridBill", "REJECT");
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.REJECTED);
        assertThat(told()).contains("33003: Rechnung abgelehnt: A15");

        complete(GRID, "Task_ClarifyGridBill", "AWAIT");
        runDays(9);
        assertThat(bill().question()).isEqualTo(Question.ADVICE_MISSING);
        complete(GRID, "Task_ClarifyGridBill", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
        assertThat(ends("GridBilling", bill().id().toString()))
                .containsExactly("EndEvent_GridBillResumed", "EndEvent_AdviceAwaited", "EndEvent_GridBillClosed")
                .hasSize(3);
        assertThat(ends("GridBillCheck", payable().id().toString())).containsExactly("EndEvent_GridBillRejected");
        everyMessageWasAccepted();
    }

    @Test
    void aNoteWithoutValuesWaitsForThem() {
        measured(GRID, kwh());
        runHours(30);
        assertThat(openTasks()).extracting(Task::getTaskDefinitionKey).containsExactly("Task_CheckDeliveryNote");

        measured(SUPPLIER, kwh());
        runHours(25);

        assertThat(openTasks()).isEmpty();
        assertThat(bill().state()).isEqualTo(State.NOTE_ACCEPTED);
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_DeliveryNoteDecided");
    }

    @Test
    void aClerkComplainsAboutMissingValues() {
        measured(GRID, kwh());
        runHours(30);
        complete(SUPPLIER, "Task_CheckDeliveryNote", "REJECT");
        runHours(25);

        assertThat(told()).contains("21035: Lieferschein abgelehnt: A07");
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_DeliveryNoteAnswered");
        // The metering operator corrects what he told the grid operator: the note is sent anew.
        complete(GRID, "Task_ClarifyDeliveryNote", "REPEAT");
        measured(SUPPLIER, kwh());
        runHours(49);
        assertThat(told()).contains("13006: Lieferschein storniert", "21035: Lieferschein bestätigt: A05");
        everyMessageWasAccepted();
    }

    /** The supplier's APERAK says that he does not know the location: a note that was not received agrees to nothing. */
    @Test
    void aNoteThatTheSupplierCannotPlaceIsNotAgreedToBySilence() {
        jdbc.sql("delete from contracts.contract where location = :l")
                .param("l", location.value())
                .update();
        measured(GRID, kwh());
        runDays(5);

        assertThat(bill().state()).isEqualTo(State.NOTE_REJECTED);
        assertThat(documents.of(GRID.id(), bill().id()).get(1).told()).startsWith("13019 nicht angenommen: Z");
        complete(GRID, "Task_ClarifyDeliveryNote", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aQuantityThatChangesAfterTheNoteIsACase() {
        var document = measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runHours(25);
        withdraw(document);
        measured(GRID, kwh().add(BigDecimal.TEN));
        runHours(1);
        assertThat(bill().question()).isEqualTo(Question.QUANTITY_CHANGED);

        complete(GRID, "Task_ClarifyDeliveryNote", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
        assertThat(ends("GridBilling", bill().id().toString())).containsExactly("EndEvent_GridBillClosed");
    }

    /** The metering operator withdraws what he told the grid operator (13006). */
    private void withdraw(String document) {
        send(
                METERING,
                GRID,
                "13006",
                Fields.builder()
                        .put("documentCode", "7")
                        .put("cancelledDocumentNumber", document)
                        .add(
                                "locations",
                                Fields.builder()
                                        .put("location", location.value())
                                        .build()));
    }
}
