package org.stromlauf.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.locations.Assignment;
import org.stromlauf.locations.Assignments;
import org.stromlauf.market.MarketReport.CustomerResult;
import org.stromlauf.marketcomm.Journal;
import org.stromlauf.marketcomm.JournalledInterchange;
import org.stromlauf.marketcomm.JournalledTransaction;
import org.stromlauf.retail.ContractBill;
import org.stromlauf.retail.ContractBills;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.workflow.BoxSettings;
import org.stromlauf.workflow.OpenTasks;

/** Makes the report of a scenario from what its participants have stored. */
@Component
@Profile("box")
public class MarketReports {

    private final Journal journal;
    private final Facts facts;
    private final Assignments assignments;
    private final OpenTasks tasks;
    private final BoxSettings settings;

    MarketReports(Journal journal, Facts facts, Assignments assignments, OpenTasks tasks, BoxSettings settings) {
        this.journal = journal;
        this.facts = facts;
        this.assignments = assignments;
        this.tasks = tasks;
        this.settings = settings;
    }

    /** What concerns customers, and the sums. */
    @Component
    @Profile("box")
    record Facts(Contracts contracts, ContractBills bills, BusinessReports business) {}

    /** An interchange that a participant sent, with its content. */
    public record Sent(Scenario.Participant sender, Scenario.Participant receiver, JournalledInterchange row) {}

    public MarketReport of(Scenario scenario, int customers) {
        SortedMap<String, Long> messages = new TreeMap<>();
        long unacknowledged = 0;
        for (var sent : sent(scenario)) {
            for (var transaction : transactions(sent)) {
                messages.merge(transaction.pidOrType(), 1L, Long::sum);
                if (transaction.state() == JournalledTransaction.State.UNACKNOWLEDGED) unacknowledged++;
            }
        }
        var results = new ArrayList<CustomerResult>();
        for (int customer = 0; customer < customers; customer++) results.add(result(scenario, customer));
        SortedMap<String, Long> open = new TreeMap<>();
        long incidents = 0;
        for (var participant : scenario.participants()) {
            for (var task : tasks.of(participant.id())) {
                open.merge(participant.id() + ": " + task.processKey() + "/" + task.name(), 1L, Long::sum);
            }
            incidents += tasks.incidents(participant.id());
        }
        return new MarketReport(
                scenario.name(),
                settings.seed(),
                customers,
                scenario.start(),
                scenario.end(),
                messages,
                unacknowledged,
                List.copyOf(results),
                facts.business.of(scenario),
                open,
                incidents);
    }

    /** Everything that was sent, by sender, receiver and time. */
    public List<Sent> sent(Scenario scenario) {
        var all = new ArrayList<Sent>();
        for (var sender : scenario.participants()) {
            for (var receiver : scenario.participants()) {
                journal.sentSince(sender.id(), receiver.marketPartnerId().value(), Instant.EPOCH)
                        .forEach(row -> all.add(new Sent(sender, receiver, row)));
            }
        }
        return all;
    }

    public List<JournalledTransaction> transactions(Sent sent) {
        return journal.transactions(sent.sender().id(), sent.row().id());
    }

    public byte[] content(Sent sent) {
        return journal.original(sent.row());
    }

    private CustomerResult result(Scenario scenario, int customer) {
        var what = scenario.caseOf(customer).what();
        var location = new Household(customer).marketLocation();
        var contract = facts.contracts.at(scenario.newSupplier(), location).stream()
                .findFirst()
                .orElse(null);
        var lastDay = MarketCalendar.day(scenario.end());
        var assignment = assignments.at(scenario.gridOperator(), location, lastDay);
        var end = new End(
                contract,
                contract == null ? List.of() : facts.bills.of(scenario.newSupplier(), contract.id()),
                assignment.map(a -> nameOf(scenario, a)).orElse(null),
                assignment.map(Assignment::period).map(p -> p.from()).orElse(null));
        return new CustomerResult(
                customer,
                what,
                location.value(),
                contract == null ? null : contract.state().name(),
                end.supplier,
                end.since,
                end.bills.size(),
                end.bills.stream().map(ContractBill::gross).reduce(Money.ZERO, Money::plus),
                end.isAsExpected(scenario, what));
    }

    /** How a customer stands at the end of a scenario. */
    private record End(
            @Nullable Contract contract,
            List<ContractBill> bills,
            @Nullable String supplier,
            @Nullable LocalDate since) {

        boolean isAsExpected(Scenario scenario, CustomerCase what) {
            var isOurs = scenario.newSupplier().value().equals(supplier);
            var isActive = contract != null && contract.state() == ContractState.ACTIVE;
            if (!what.endsInSupply()) return !isOurs && !isActive && bills.isEmpty();
            return isOurs && isActive && since != null && (!scenario.hasYearlyReading() || isBilled(scenario));
        }

        private boolean isBilled(Scenario scenario) {
            var reading = scenario.suppliedSince().plusYears(1);
            return bills.stream().anyMatch(b -> !b.period().end().isBefore(reading));
        }
    }

    private static String nameOf(Scenario scenario, Assignment assignment) {
        return scenario.participants().stream()
                .filter(p -> p.marketPartnerId().equals(assignment.supplier()))
                .map(p -> p.id().value())
                .findFirst()
                .orElse(assignment.supplier().value());
    }
}
