package org.stromlauf.settlement.gridoperator;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** What a case worker decides about a bill in question. */
@Service
public class GridBillDesk {

    /** House rule: so long a bill that the supplier promised to pay after all waits for his advice. */
    private static final int PATIENCE_WORKING_DAYS = 5;

    private final GridBills bills;
    private final DeliveryNotes notes;
    private final DueQuantities quantities;
    private final BillDocuments documents;
    private final SettlementDays days;
    private final Clock clock;

    GridBillDesk(
            GridBills bills,
            DeliveryNotes notes,
            DueQuantities quantities,
            BillDocuments documents,
            SettlementDays days,
            Clock clock) {
        this.bills = bills;
        this.notes = notes;
        this.quantities = quantities;
        this.documents = documents;
        this.days = days;
        this.clock = clock;
    }

    /** The delivery note is withdrawn and sent anew from what the metering operator says now. */
    @Transactional
    public void repeatNote(TenantId tenant, UUID id) {
        var bill = notInvoiced(tenant, id);
        var note = bill.note();
        if (note != null && bill.state() != State.DUE) notes.withdraw(bill, note);
        bills.settled(bill);
        var measured = quantities.measured(bill);
        if (measured.isEmpty()) {
            // The metering operator withdrew the quantity: there is nothing to bill; a new one makes a new bill.
            bills.state(bill, State.CLOSED);
            return;
        }
        bills.measuredAnew(
                bill, measured.get().energy(), measured.get().provenance().reference());
        bills.state(bill, State.DUE);
        days.planSoon(tenant, GridBillRun.WORK);
    }

    /** The supplier was convinced: the bill goes on as if he had agreed. */
    @Transactional
    public void upholdNote(TenantId tenant, UUID id) {
        var bill = notInvoiced(tenant, id);
        bills.settled(bill);
        if (bill.note() != null) bills.state(bill, State.NOTE_ACCEPTED);
        days.planSoon(tenant, GridBillRun.WORK);
    }

    private GridBill notInvoiced(TenantId tenant, UUID id) {
        var bill = bills.get(tenant, id);
        if (bill.isInvoiced()) {
            throw new IllegalStateException("Grid bill " + id + " is invoiced; its delivery note stays as it is");
        }
        return bill;
    }

    /** The supplier will pay after all; without his advice the case comes back. */
    @Transactional
    public void awaitAdvice(TenantId tenant, UUID id) {
        var bill = bills.get(tenant, id);
        Objects.requireNonNull(bill.invoice(), "advice is awaited for an issued bill");
        var day = MarketCalendar.workingDayAfter(MarketCalendar.day(clock.instant()), PATIENCE_WORKING_DAYS);
        bills.settled(bill);
        bills.state(bill, State.INVOICED);
        bills.adviceDue(bill, day);
        days.plan(tenant, GridBillRun.WORK, day.plusDays(1));
    }

    /** Ends the bill; what was issued is corrected by a cancellation (31004) that a clerk writes. */
    @Transactional
    public void close(TenantId tenant, UUID id, String reason) {
        var bill = bills.get(tenant, id);
        bills.settled(bill);
        bills.state(bill, State.CLOSED);
        documents.add(tenant, id, "-", "-", "Geschlossen: " + reason);
    }
}
