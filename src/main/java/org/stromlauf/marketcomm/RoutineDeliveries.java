package org.stromlauf.marketcomm;

import java.util.List;
import java.util.UUID;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Sends many messages at once, as {@link MarketMessages} sends one: a data path, no cases. */
public interface RoutineDeliveries {

    /** Several messages of one PID for one receiver, which leave in one interchange. */
    record OutgoingBundle(TenantId tenant, MarketPartnerId receiver, String pid, List<Fields> messages) {

        public OutgoingBundle {
            if (messages.isEmpty()) throw new IllegalArgumentException("A bundle has at least one message");
            messages = List.copyOf(messages);
        }
    }

    /**
     * Sends one interchange for a sender, receiver and day.
     *
     * @return the journal's id of the sent interchange
     */
    UUID sendAll(OutgoingBundle bundle);
}
