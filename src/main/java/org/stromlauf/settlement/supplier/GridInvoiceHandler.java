package org.stromlauf.settlement.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.settlement.BillPositions;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.InvoiceMessage;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.supplier.Payable.State;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Role;

/** Takes the grid operator's bill (31002): what E_0406 finds nothing against is to be paid, the rest is a case. */
@Component
class GridInvoiceHandler implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(GridInvoiceHandler.class);

    /** GPKE part 2, 3.3: at the latest so many working days before the target. */
    private static final int ANSWER_WORKING_DAYS = 4;

    private final BillKnowledge knowledge;
    private final Payables payables;
    private final BillPositions positions;
    private final BillFindings findings;
    private final Next next;

    GridInvoiceHandler(
            BillKnowledge knowledge, Payables payables, BillPositions positions, BillFindings findings, Next next) {
        this.knowledge = knowledge;
        this.payables = payables;
        this.positions = positions;
        this.findings = findings;
        this.next = next;
    }

    /** What follows the check. */
    @Component
    record Next(SettlementDays days, DeliveryNoteIntake.Cases cases) {}

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of("31002");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        GridInvoice invoice;
        try {
            invoice = InvoiceMessage.read(message.message().fields());
        } catch (IllegalArgumentException | ArithmeticException e) {
            LOG.warn("31002 {} of tenant {} goes to a case worker", message.id(), message.tenant(), e);
            return Outcome.UNEXPECTED;
        }
        var found = BillCheck.check(invoice, knowledge.about(invoice, message));
        var payable = payable(invoice, message, found);
        payables.add(payable, invoice);
        positions.add(payable.tenant(), payable.id(), invoice.positions());
        findings.add(payable.tenant(), payable.id(), found);
        if (found.isEmpty()) next.days().planSoon(payable.tenant(), GridBillAnswers.WORK);
        else openCase(payable);
        return Outcome.HANDLED;
    }

    private Payable payable(GridInvoice invoice, ReceivedMessage message, List<BillFinding> found) {
        return new Payable(
                message.tenant(),
                next.cases().ids().next(),
                message.sender(),
                invoice.number(),
                invoice.location(),
                invoice.period(),
                invoice.type(),
                invoice.noteNumber(),
                invoice.date(),
                invoice.dueOn(),
                invoice.sum().net(),
                invoice.sum().vat(),
                invoice.total(),
                invoice.amountDue(),
                message.receivedAt(),
                answerDue(invoice, message.receivedAt()),
                found.isEmpty() ? State.ACCEPTED : State.IN_QUESTION);
    }

    /** A target that is too short leaves no such day: then a clerk has the next working day. */
    private static LocalDate answerDue(GridInvoice invoice, Instant received) {
        var regular = MarketCalendar.workingDayBefore(invoice.dueOn(), ANSWER_WORKING_DAYS);
        var earliest = MarketCalendar.workingDayAfter(MarketCalendar.day(received), 1);
        return regular.isAfter(earliest) ? regular : earliest;
    }

    private void openCase(Payable payable) {
        var due = Date.from(MarketCalendar.startOfDay(payable.answerDue().plusDays(1)));
        next.cases()
                .processes()
                .start(payable.tenant(), "GridBillCheck", payable.id().toString(), Map.of("answerDueAt", due));
    }
}
