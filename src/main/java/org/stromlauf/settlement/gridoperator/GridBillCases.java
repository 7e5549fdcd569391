package org.stromlauf.settlement.gridoperator;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.workflow.Processes;

/** Bills that do not go their way by themselves: each is a case of {@code GridBilling} until somebody decided. */
@Component
class GridBillCases {

    /** House rule: a case worker looks at it within so many working days. */
    private static final int WORKING_DAYS = 5;

    private static final String PROCESS = "GridBilling";

    private final GridBills bills;
    private final Processes processes;
    private final Clock clock;

    GridBillCases(GridBills bills, Processes processes, Clock clock) {
        this.bills = bills;
        this.processes = processes;
        this.clock = clock;
    }

    /** A bill that is in question already gets the newer question. */
    void open(GridBill bill, Question question) {
        bills.question(bill, question);
        var key = bill.id().toString();
        if (processes.isRunning(bill.tenant(), PROCESS, key)) return;
        var due = MarketCalendar.workingDayAfter(MarketCalendar.day(clock.instant()), WORKING_DAYS);
        processes.start(
                bill.tenant(),
                PROCESS,
                key,
                Map.of(
                        "invoiced",
                        bill.isInvoiced(),
                        "lookDueAt",
                        Date.from(MarketCalendar.startOfDay(due.plusDays(1)))));
    }

    /** The supplier pays after all; a case about it ends. */
    void settle(GridBill bill) {
        if (bill.question() == null) return;
        bills.settled(bill);
        var unused = processes.correlate(
                bill.tenant(), "Msg_GridBillSettled", bill.id().toString(), Map.of());
    }
}
