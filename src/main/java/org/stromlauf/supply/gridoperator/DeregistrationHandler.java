package org.stromlauf.supply.gridoperator;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.workflow.Processes;

/** Takes a supplier's deregistration (55004). */
@Component
class DeregistrationHandler implements MessageHandler {

    private final DeregistrationDesk desk;
    private final Processes processes;
    private final IdGenerator ids;

    DeregistrationHandler(DeregistrationDesk desk, Processes processes, IdGenerator ids) {
        this.desk = desk;
        this.processes = processes;
        this.ids = ids;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55004");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var t = message.transaction();
        // A tranche or a dormant location (LOC+Z21, Z22): for a case worker.
        if (t.find("marketLocation").isEmpty()) return Outcome.UNEXPECTED;
        var reason = t.get("transactionReason");
        var day = t.instant(Deregistration.WITHDRAWALS.contains(reason) ? "supplyStart" : "supplyEnd");
        var deregistration = new Deregistration(
                ids.next(),
                message.tenant(),
                message.sender(),
                t.get("transactionId"),
                MarketLocationId.of(t.get("marketLocation")),
                message.receivedAt(),
                MarketCalendar.day(day),
                reason,
                t.get("transactionReasonSupplement"),
                null);
        if (!desk.receive(deregistration)) return Outcome.UNEXPECTED;
        processes.start(
                message.tenant(),
                "DeregistrationConfirmation",
                deregistration.id().toString(),
                Map.of("answerDueAt", Date.from(AnswerLimits.ofDeregistration(message.receivedAt()))));
        return Outcome.HANDLED;
    }
}
