package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.List;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * An interchange was written, journalled and put into the outbox; published synchronously, in the sender's transaction.
 *
 * @param messages PID, or the type of a message that has none, of each message
 */
public record InterchangeSent(
        TenantId tenant, MarketPartnerId receiver, List<String> messages, String reference, Instant at) {}
