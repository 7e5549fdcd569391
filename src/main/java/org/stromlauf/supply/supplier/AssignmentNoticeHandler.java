package org.stromlauf.supply.supplier;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;

/** Takes note of the grid operator's decisions on assignments: 55037 ends the present one, 55038 takes a future one back. */
@Component
class AssignmentNoticeHandler implements MessageHandler {

    static final Set<String> PIDS = Set.of("55037", "55038");

    private final Contracts contracts;
    private final SupplierProcesses processes;

    AssignmentNoticeHandler(Contracts contracts, SupplierProcesses processes) {
        this.contracts = contracts;
        this.processes = processes;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return PIDS;
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        if (message.transaction().find("marketLocation").isEmpty()) return Outcome.UNEXPECTED;
        return message.pid().equals("55037") ? ended(message) : takenBack(message);
    }

    private Outcome ended(ReceivedMessage message) {
        var end = MarketCalendar.day(message.transaction().instant("supplyEnd"));
        var location = MarketLocationId.of(message.transaction().get("marketLocation"));
        var known = contracts.at(message.tenant(), location);
        var assigned =
                known.stream().filter(c -> c.isAssignedOn(end.minusDays(1))).findFirst();
        if (assigned.isEmpty()) {
            var ended = known.stream().anyMatch(c -> !c.supply().isOpenEnded());
            return ended ? Outcome.HANDLED : Outcome.UNEXPECTED;
        }
        contracts.loseAssignment(message.tenant(), assigned.get().id(), end);
        processes.assignmentEnded(assigned.get(), end);
        return Outcome.HANDLED;
    }

    private Outcome takenBack(ReceivedMessage message) {
        var location = MarketLocationId.of(message.transaction().get("marketLocation"));
        var start = message.transaction().findInstant("supplyStart").map(MarketCalendar::day);
        var future = contracts.at(message.tenant(), location).stream()
                .filter(c -> start.map(day -> day.equals(c.supply().from())).orElse(true))
                .findFirst();
        if (future.isEmpty()) return Outcome.UNEXPECTED;
        return processes.assignmentCancelled(future.get()) ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }
}
