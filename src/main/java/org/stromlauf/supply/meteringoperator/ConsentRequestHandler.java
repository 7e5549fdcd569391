package org.stromlauf.supply.meteringoperator;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.workflow.Processes;

/** Takes the grid operator's request to cut (17116) and that it is cancelled (39001). */
@Component
class ConsentRequestHandler implements MessageHandler {

    private final ConsentDesk desk;
    private final Processes processes;
    private final IdGenerator ids;

    ConsentRequestHandler(ConsentDesk desk, Processes processes, IdGenerator ids) {
        this.desk = desk;
        this.processes = processes;
        this.ids = ids;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("17116", "39001");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var fields = message.message().fields();
        if (message.pid().equals("39001")) {
            return desk.cancelled(message.tenant(), message.sender(), fields.get("orderNumber"))
                    ? Outcome.HANDLED
                    : Outcome.UNEXPECTED;
        }
        var id = ids.next();
        desk.receive(new ConsentDesk.Request(
                id,
                message.tenant(),
                message.sender(),
                fields.get("documentNumber"),
                MarketLocationId.of(fields.get("marketLocation"))));
        processes.start(message.tenant(), "DisconnectionConsent", id.toString(), Map.of());
        return Outcome.HANDLED;
    }
}
