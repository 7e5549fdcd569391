package org.stromlauf.supply.supplier;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/**
 * Takes the grid operator's word on data that deviate (21047): when he corrects them (Z47) they come by themselves; when he keeps
 * his (Z48) a case worker settles whose are right.
 */
@Component
class ProcessingStateHandler implements MessageHandler {

    private static final String WILL_BE_CHANGED = "Z47";

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of("21047");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var changed = message.transaction().groups("statuses").stream()
                .anyMatch(s -> s.find("status").filter(WILL_BE_CHANGED::equals).isPresent());
        return changed ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }
}
