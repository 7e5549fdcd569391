package org.stromlauf.supply.supplier;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;

/** Takes what the grid operator says to a supplier's orders to cut and restore (19116, 19117) and
 * to their cancellation (19128, 19129), and what became of them (21039). */
@Component
class ConnectionOrderAnswers implements MessageHandler {

    private final Disconnections disconnections;

    ConnectionOrderAnswers(Disconnections disconnections) {
        this.disconnections = disconnections;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of("19116", "19117", "19128", "19129", "21039");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        return switch (message.pid()) {
            case "21039" -> report(message);
            case "19128", "19129" -> cancellation(message);
            default -> answer(message);
        };
    }

    private Outcome cancellation(ReceivedMessage message) {
        var fields = message.message().fields();
        var order = disconnections.findByCancellation(message.tenant(), fields.get("cancellationNumber"));
        if (order.isEmpty()) return Outcome.UNEXPECTED;
        disconnections.cancellationAnswered(order.get(), message.pid().equals("19128"), fields.get("answerCode"));
        return Outcome.HANDLED;
    }

    private Outcome answer(ReceivedMessage message) {
        var fields = message.message().fields();
        var order = disconnections.find(message.tenant(), fields.get("orderNumber"));
        if (order.isEmpty()) return Outcome.UNEXPECTED;
        disconnections.answered(
                order.get(),
                new SentOrder.Answer(
                        message.pid().equals("19116"),
                        fields.get("answerCode"),
                        fields.get("answerTree"),
                        fields.find("note").orElse(null)));
        return Outcome.HANDLED;
    }

    private Outcome report(ReceivedMessage message) {
        var location = MarketLocationId.of(message.transaction().get("marketLocation"));
        var expected = true;
        for (var status : message.transaction().groups("statuses")) {
            expected &= disconnections.reported(message.tenant(), location, kind(status), result(status));
        }
        return expected ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }

    private static SentOrder.Kind kind(Fields status) {
        var kind = status.get("statusKind");
        for (var known : SentOrder.Kind.values()) {
            if (known.status().equals(kind)) return known;
        }
        throw new IllegalArgumentException("21039 tells Z37 or Z38, was " + kind);
    }

    private static SentOrder.Result result(Fields status) {
        return new SentOrder.Result(
                SentOrder.Outcome.ofCode(status.get("status")),
                status.get("answerCode"),
                status.get("answerTree"),
                status.find("note").orElse(null),
                status.findInstant("executedAt").orElse(null));
    }
}
