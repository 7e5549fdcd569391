package org.stromlauf.settlement.gridoperator;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageRejected;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;

/**
 * A delivery note or bill that the supplier rejected by APERAK or CONTRL counts as not received: silence about it agrees to
 * nothing, so it becomes a case of its bill.
 */
@Component
class RejectedGridMessages {

    private final GridBills bills;
    private final GridBillCases cases;
    private final BillDocuments documents;

    RejectedGridMessages(GridBills bills, GridBillCases cases, BillDocuments documents) {
        this.bills = bills;
        this.cases = cases;
        this.documents = documents;
    }

    @EventListener
    void take(MessageRejected event) {
        var number = event.documentNumber();
        if (number == null) return;
        var note = event.pid().equals("13019") ? bills.findByNote(event.tenant(), number) : Optional.<GridBill>empty();
        var invoice =
                event.pid().equals("31002") ? bills.findByInvoice(event.tenant(), number) : Optional.<GridBill>empty();
        note.filter(b -> b.state() == State.NOTE_SENT)
                .ifPresent(b -> open(event, b, State.NOTE_REJECTED, Question.NOTE_REJECTED));
        invoice.filter(b -> b.state() == State.INVOICED)
                .ifPresent(b -> open(event, b, State.REJECTED, Question.BILL_REJECTED));
    }

    private void open(MessageRejected event, GridBill bill, State state, Question question) {
        event.take();
        var told = event.findings().stream().map(f -> f.code() + " " + f.text()).findFirst();
        documents.add(
                event.tenant(),
                bill.id(),
                "APERAK",
                "-",
                event.pid() + " nicht angenommen: " + told.orElse("ohne Grund"));
        bills.state(bill, state);
        cases.open(bill, question);
    }
}
