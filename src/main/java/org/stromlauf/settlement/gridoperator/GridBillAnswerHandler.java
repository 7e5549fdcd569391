package org.stromlauf.settlement.gridoperator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.tenancy.Role;

/** Takes the supplier's answers: to a delivery note (21035), and to an invoice (33001 pays, 33002 to 33004 do not). */
@Component
class GridBillAnswerHandler implements MessageHandler {

    private static final String PAYS = "33001";

    private final GridBills bills;
    private final GridBillCases cases;
    private final BillDocuments documents;

    GridBillAnswerHandler(GridBills bills, GridBillCases cases, BillDocuments documents) {
        this.bills = bills;
        this.cases = cases;
        this.documents = documents;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("21035", PAYS, "33002", "33003", "33004");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        return message.pid().equals("21035") ? noteAnswered(message) : invoiceAnswered(message);
    }

    private Outcome noteAnswered(ReceivedMessage message) {
        for (var status : message.transaction().groups("statuses")) {
            var bill = bills.findByNote(message.tenant(), status.get("deliveryNoteNumber"))
                    .filter(b -> b.supplier().equals(message.sender()));
            if (bill.isEmpty()) return Outcome.UNEXPECTED;
            noteAnswered(message, bill.get(), status);
        }
        return Outcome.HANDLED;
    }

    private void noteAnswered(ReceivedMessage message, GridBill bill, Fields status) {
        var code = status.get("answerCode");
        var agreed = status.get("status").equals("Z30");
        document(message, bill, (agreed ? "Lieferschein bestätigt: " : "Lieferschein abgelehnt: ") + code);
        // After the limit silence was agreement; what comes then changes nothing (GPKE part 2, 3.3).
        if (bill.state() != State.NOTE_SENT) return;
        bills.state(bill, agreed ? State.NOTE_ACCEPTED : State.NOTE_REJECTED);
        if (!agreed) cases.open(bill, Question.NOTE_REJECTED);
    }

    private Outcome invoiceAnswered(ReceivedMessage message) {
        var answered = new ArrayList<GridBill>();
        var invoices = message.message().fields().groups("invoices");
        for (var invoice : invoices) {
            bills.findByInvoice(message.tenant(), invoice.get("invoiceNumber"))
                    .filter(b -> b.supplier().equals(message.sender()))
                    .ifPresent(answered::add);
        }
        if (answered.size() < invoices.size()) return Outcome.UNEXPECTED;
        for (int i = 0; i < answered.size(); i++) invoiceAnswered(message, answered.get(i), invoices.get(i));
        return Outcome.HANDLED;
    }

    private void invoiceAnswered(ReceivedMessage message, GridBill bill, Fields invoice) {
        if (bill.state() == State.CLOSED) {
            document(message, bill, "Antwort auf eine geschlossene Rechnung");
        } else if (message.pid().equals(PAYS)) {
            document(message, bill, "Zahlungsavis über " + invoice.get("amountPaid") + " EUR");
            bills.state(bill, State.ADVISED);
            cases.settle(bill);
        } else {
            document(message, bill, "Rechnung abgelehnt: " + codes(invoice));
            bills.state(bill, State.REJECTED);
            cases.open(bill, Question.BILL_REJECTED);
        }
    }

    private static String codes(Fields invoice) {
        var reasons = new ArrayList<Fields>(invoice.groups("reasons"));
        invoice.groups("positions").forEach(p -> reasons.addAll(p.groups("reasons")));
        return reasons.stream()
                .map(r -> String.join(
                        " ", List.of(r.get("answerCode"), r.find("note").orElse(""))))
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    private void document(ReceivedMessage message, GridBill bill, String told) {
        var number = message.message().fields().get("documentNumber");
        documents.add(message.tenant(), bill.id(), message.pid(), number, told);
    }
}
