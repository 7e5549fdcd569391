package org.stromlauf.supply.gridoperator;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/**
 * Takes note of a supplier's master data (55109) and that he takes ours over (55220, 55156 with A01): the journal keeps them,
 * none of our decisions asks for them. That he disagrees with ours (A02), or asks for another (BGM Z88), is for a case worker.
 */
@Component
class SupplierDataHandler implements MessageHandler {

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55109", "55156", "55220");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        if (message.pid().equals("55109")) return Outcome.HANDLED;
        var agrees =
                message.transaction().find("answerCode").filter("A01"::equals).isPresent();
        return agrees ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }
}
