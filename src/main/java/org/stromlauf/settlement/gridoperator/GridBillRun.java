package org.stromlauf.settlement.gridoperator;

import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.QueuedWork;

/** A grid operator's day of billing: one job for all locations, on days on which something is to be done. */
@Component
class GridBillRun implements QueuedWork {

    /** After the morning's deliveries of the metering operator. */
    static final SettlementDays.DayWork WORK =
            new SettlementDays.DayWork("settlement.grid-bill-run", LocalTime.of(11, 0));

    private static final Logger LOG = LoggerFactory.getLogger(GridBillRun.class);

    private final SettlementDays days;
    private final DeliveryNotes notes;
    private final GridInvoicing invoicing;
    private final GridBills bills;
    private final GridBillCases cases;

    GridBillRun(
            SettlementDays days, DeliveryNotes notes, GridInvoicing invoicing, GridBills bills, GridBillCases cases) {
        this.days = days;
        this.notes = notes;
        this.invoicing = invoicing;
        this.bills = bills;
        this.cases = cases;
    }

    @Override
    public String name() {
        return WORK.name();
    }

    @Override
    public void run(TenantId tenant, String payload) {
        var today = LocalDate.parse(payload);
        days.begin(tenant, WORK, today);
        int noted = notes.send(tenant, today);
        int invoiced = invoicing.issue(tenant, today);
        int missing = missing(tenant, today);
        LOG.info(
                "Tenant {} on {}: {} delivery notes, {} grid bills, {} advices missing",
                tenant,
                today,
                noted,
                invoiced,
                missing);
    }

    /** Bills whose payment advice is overdue become cases. */
    private int missing(TenantId tenant, LocalDate today) {
        var overdue = bills.going(tenant, State.INVOICED).stream()
                .filter(b -> b.invoice() != null && b.invoice().adviceDue().isBefore(today))
                .toList();
        overdue.forEach(b -> cases.open(b, Question.ADVICE_MISSING));
        return overdue.size();
    }
}
