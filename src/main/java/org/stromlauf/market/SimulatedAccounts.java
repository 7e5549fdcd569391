package org.stromlauf.market;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.market.SimulatedBank.Day;
import org.stromlauf.market.SimulatedBank.Transfer;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.transport.BankFileReceiver;
import org.stromlauf.transport.BankFileReceiver.BankFile;
import org.stromlauf.transport.LocalBank;
import org.stromlauf.workflow.QueuedWork;
import org.stromlauf.workflow.WorkQueue;

/**
 * The bank of a market box and its customers: collects what it is ordered on its day, gives back the debits of those who do not
 * pay, books transfers, and lays a statement down for each day on which it booked. All of it stands in the database, so a run
 * that was killed goes on as if it had not been.
 */
@Component
@Profile("box")
public class SimulatedAccounts implements LocalBank, QueuedWork {

    private static final String WORK = "market.bank-day";
    private static final LocalTime BOOKS_AT = LocalTime.of(18, 0);
    /** EPC173-14: insufficient funds. */
    private static final String NO_MONEY = "AM04";

    private final SimulatedAccountRows rows;
    private final WorkQueue queue;
    private final ObjectProvider<BankFileReceiver> receiver;
    private final Bench bench;

    /** Settings, time and ids. */
    @Component
    @Profile("box")
    record Bench(TenantSettings settings, Clock clock, IdGenerator ids) {}

    SimulatedAccounts(
            SimulatedAccountRows rows, WorkQueue queue, ObjectProvider<BankFileReceiver> receiver, Bench bench) {
        this.rows = rows;
        this.queue = queue;
        this.receiver = receiver;
        this.bench = bench;
    }

    /** From a day on the account of a mandate has no money: debits of it come back (AM04). */
    @Transactional
    public void returnFrom(String mandateReference, LocalDate day) {
        rows.refuse(mandateReference, day);
    }

    /** Debits of the mandate are paid again. */
    @Transactional
    public void payAgain(String mandateReference) {
        rows.accept(mandateReference);
    }

    /** A customer transfers money to a tenant; the bank books it on the day, or the next on which it can. */
    @Transactional
    public void transfer(TenantId tenant, Transfer transfer, LocalDate day) {
        var booked = bookingDay(day);
        rows.add(tenant, bench.ids.next(), transfer, booked);
        plan(tenant, booked, bench.settings.get(tenant, Creditors.BANK));
    }

    @Override
    @Transactional
    public void take(BankFile order) {
        var day = bookingDay(SimulatedBank.collectionDay(order.content()));
        if (rows.add(order, day)) plan(order.tenant(), day, order.bank());
    }

    @Override
    public String name() {
        return WORK;
    }

    @Override
    @Transactional
    public void run(TenantId tenant, String payload) {
        var day = LocalDate.parse(payload);
        var orders = rows.orders(tenant, day);
        var account = bench.settings.get(tenant, Creditors.IBAN);
        var statement = SimulatedBank.book(
                new Day("KA-" + day, day, rows.balanceBefore(tenant, day), refused(orders, day)),
                account,
                orders,
                rows.transfers(tenant, day));
        rows.close(tenant, day, statement.closing());
        var file = new BankFile(tenant, rows.bank(tenant, day), "camt.053-" + day + ".xml", statement.content());
        if (!receiver.getObject().receive(file)) {
            throw new IllegalStateException("Tenant " + tenant + " cannot read " + file.name() + " of its own bank");
        }
    }

    /** EndToEndId → reason of the debits that come back. */
    private Map<String, String> refused(List<byte[]> orders, LocalDate day) {
        var mandates = rows.refusedOn(day);
        var refused = new TreeMap<String, String>();
        for (var order : orders) {
            SimulatedBank.debits(order).stream()
                    .filter(d -> mandates.contains(d.mandate()))
                    .forEach(d -> refused.put(d.endToEndId(), NO_MONEY));
        }
        return refused;
    }

    private void plan(TenantId tenant, LocalDate day, String bank) {
        if (rows.addDay(tenant, day, bank)) {
            queue.enqueue(tenant, WORK, day.toString(), MarketCalendar.at(day, BOOKS_AT));
        }
    }

    private LocalDate bookingDay(LocalDate wanted) {
        var now = bench.clock.instant();
        var today = MarketCalendar.day(now);
        var earliest = now.isBefore(MarketCalendar.at(today, BOOKS_AT)) ? today : today.plusDays(1);
        var day = wanted.isBefore(earliest) ? earliest : wanted;
        return MarketCalendar.isWorkingDay(day) ? day : MarketCalendar.workingDayAfter(day, 1);
    }
}
