package org.stromlauf.supply.gridoperator;

import java.util.Date;
import java.util.HashMap;
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

/** Takes a supplier's order to cut or restore (17115, 17117) or to cancel that (39000) and the metering operator's answer (19118, 19119). */
@Component
class ConnectionOrderHandler implements MessageHandler {

    private final ConnectionOrderDesk desk;
    private final ExecutionSettings settings;
    private final Processes processes;
    private final IdGenerator ids;

    ConnectionOrderHandler(ConnectionOrderDesk desk, ExecutionSettings settings, Processes processes, IdGenerator ids) {
        this.desk = desk;
        this.settings = settings;
        this.processes = processes;
        this.ids = ids;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("17115", "17117", "19118", "19119", "39000");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        if (message.pid().equals("39000")) return cancel(message);
        return message.pid().startsWith("17") ? order(message) : answer(message);
    }

    private Outcome cancel(ReceivedMessage message) {
        var fields = message.message().fields();
        var order = desk.findByNumber(message.tenant(), message.sender(), fields.get("orderNumber"));
        if (order.isEmpty()) return Outcome.UNEXPECTED;
        var accepted = desk.cancel(order.get(), fields.get("documentNumber"));
        if (accepted.isEmpty()) return Outcome.UNEXPECTED;
        if (accepted.get()) {
            var unused = processes.correlate(
                    message.tenant(), "Msg_OrderCancelled", order.get().id().toString(), Map.of());
        }
        return Outcome.HANDLED;
    }

    private Outcome order(ReceivedMessage message) {
        var fields = message.message().fields();
        var fixed = fields.find("executionDate").isPresent();
        var day = fields.findInstant(fixed ? "executionDate" : "earliestExecution");
        var order = new ConnectionOrder(
                ids.next(),
                message.tenant(),
                message.pid().equals("17115") ? ConnectionOrder.Kind.DISCONNECTION : ConnectionOrder.Kind.RECONNECTION,
                message.sender(),
                fields.get("documentNumber"),
                MarketLocationId.of(fields.get("marketLocation")),
                message.receivedAt(),
                MarketCalendar.day(day.orElse(message.receivedAt())),
                fixed,
                null);
        if (!desk.receive(order)) return Outcome.UNEXPECTED;
        start(order);
        return Outcome.HANDLED;
    }

    private void start(ConnectionOrder order) {
        var chosen = settings.of(order.tenant());
        var variables = new HashMap<String, Object>();
        variables.put("orderId", order.id().toString()); // the business key of the called models
        variables.put("automatic", chosen.automatic());
        variables.put("answerDueAt", Date.from(AnswerLimits.ofConnectionOrder(order.receivedAt())));
        var cut = order.kind() == ConnectionOrder.Kind.DISCONNECTION;
        if (cut) {
            variables.put("consentNeeded", chosen.askMeteringOperator());
            // Eight o'clock: people carry it out by day.
            variables.put("executionAt", Date.from(MarketCalendar.at(order.earliest(), java.time.LocalTime.of(8, 0))));
            variables.put(
                    "executionDueAt",
                    Date.from(MarketCalendar.startOfDay(order.executionWindow().end())));
        }
        processes.start(
                order.tenant(),
                cut ? "DisconnectionExecution" : "ReconnectionExecution",
                order.id().toString(),
                variables);
    }

    private Outcome answer(ReceivedMessage message) {
        var fields = message.message().fields();
        var found = desk.findByInquiry(message.tenant(), fields.get("orderNumber"));
        if (found.isEmpty()) return Outcome.UNEXPECTED;
        desk.meteringOperatorAnswered(
                found.get(), fields.get("answerCode"), message.pid().equals("19118"));
        // When silence has been taken as consent nobody waits any more; the answer stays on record.
        var unused = processes.correlate(
                message.tenant(),
                "Msg_MeteringOperatorAnswered",
                found.get().id().toString(),
                Map.of());
        return Outcome.HANDLED;
    }
}
