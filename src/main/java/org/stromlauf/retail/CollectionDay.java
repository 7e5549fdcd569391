package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.receivables.CollectionRun;
import org.stromlauf.receivables.Collections;
import org.stromlauf.receivables.Mandate;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.StatementTaken;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Collects by direct debit what is due on a day (Lastschrifteinzug): by the mandates that customers gave. */
@Service
public class CollectionDay {

    private static final String PROCESS = "Collection";
    /** House rule: bank working days after the collection until its statement is looked for. */
    private static final int PATIENCE = 3;
    /** Days after which an incident that nobody mended does not hold up collections any more. */
    private static final int LONGEST_STUCK = 30;

    private final Collections collections;
    private final Contracts contracts;
    private final FrameworkContracts frameworks;
    private final Customers customers;
    private final Processes processes;
    private final Clock clock;

    CollectionDay(
            Collections collections,
            Contracts contracts,
            FrameworkContracts frameworks,
            Customers customers,
            Processes processes,
            Clock clock) {
        this.frameworks = frameworks;
        this.collections = collections;
        this.contracts = contracts;
        this.customers = customers;
        this.processes = processes;
        this.clock = clock;
    }

    /** On a bank working day: starts the collection for the next one, when there is something to collect. */
    @Transactional
    public void look(TenantId tenant, LocalDate today) {
        if (!MarketCalendar.isWorkingDay(today)) return;
        var day = MarketCalendar.workingDayAfter(today, 1);
        if (!collections.hasDebits(tenant, day, mandates(tenant)) || hasStuck(tenant, today)) return;
        processes.start(tenant, PROCESS, day.toString(), Map.of());
    }

    /**
     * Orders the bank to collect on a day, or on the next for which it is early enough; a day that was ordered before is not
     * ordered again.
     *
     * @return the run; empty when there is nothing to collect
     */
    @Transactional
    public Optional<CollectionRun> order(TenantId tenant, LocalDate day) {
        var today = MarketCalendar.day(clock.instant());
        var filedOn = MarketCalendar.isWorkingDay(today) ? today : MarketCalendar.workingDayAfter(today, 1);
        var earliest = MarketCalendar.workingDayAfter(filedOn, 1);
        var collectOn = day.isBefore(earliest) ? earliest : day;
        var result = collections.collect(tenant, day.toString(), collectOn, mandates(tenant));
        return result instanceof Filed filed ? Optional.of(filed.run()) : Optional.empty();
    }

    /** A collection that could not be filed yet takes all that is due along when its cause is mended. */
    private boolean hasStuck(TenantId tenant, LocalDate today) {
        return today.minusDays(LONGEST_STUCK)
                .datesUntil(today.plusDays(1))
                .filter(day -> processes.isRunning(tenant, PROCESS, day.toString()))
                .anyMatch(day -> find(tenant, day).isEmpty());
    }

    public Optional<CollectionRun> find(TenantId tenant, LocalDate day) {
        return collections.find(tenant, day.toString());
    }

    /** When the bank's statement is overdue. */
    public Instant statementDue(CollectionRun run) {
        var last = MarketCalendar.workingDayAfter(run.collectOn(), PATIENCE);
        return MarketCalendar.startOfDay(last.plusDays(1));
    }

    /** What the bank gave back until now. */
    public List<OpenItem> returned(TenantId tenant, LocalDate day) {
        return collections.returned(tenant, day.toString());
    }

    /** A later return finds no collection that waits: its item is open again, which is all that follows. */
    @EventListener
    void statementTaken(StatementTaken event) {
        for (var run : event.collections()) {
            var returned = !collections.returned(event.tenant(), run).isEmpty();
            var unused = processes.correlate(event.tenant(), "Msg_StatementTaken", run, Map.of("returned", returned));
        }
    }

    private Function<String, Optional<Mandate>> mandates(TenantId tenant) {
        return number -> contracts
                .findByNumber(tenant, number)
                .map(Contract::customer)
                .or(() -> frameworks.find(tenant, number).map(FrameworkContract::customer))
                .map(customer -> customers.get(tenant, customer))
                .flatMap(customer -> Optional.ofNullable(customer.mandate()))
                .map(m -> new Mandate(m.reference(), m.iban(), m.accountHolder(), m.signedOn()));
    }
}
