package org.stromlauf.marketcomm;

import java.util.UUID;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * Sends market messages: writes the interchange in the format version in force, journals it and puts it into the outbox, all
 * in the caller's transaction. Envelope, message reference, document number, document time, sender and receiver are filled in
 * here; the caller gives the business fields. A document number that the caller gives stays.
 */
public interface MarketMessages {

    /** @param fields as {@link org.stromlauf.edifact.MessageDraft#fields()}, transactions under {@code transactions} */
    record Outgoing(TenantId tenant, MarketPartnerId receiver, String pid, Fields fields) {}

    /** @return the journal's id of the sent interchange */
    UUID send(Outgoing message);

    /** A new transaction number (Vorgangsnummer), unique for the tenant. */
    String nextTransactionId(TenantId tenant);
}
