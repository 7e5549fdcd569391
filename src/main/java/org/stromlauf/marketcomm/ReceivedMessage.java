package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.UUID;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * One Geschäftsvorfall that a tenant received and that passed syntax, structure, AHB and object checks: a transaction (IDE)
 * of a message that has such, else the whole message.
 *
 * @param id stable: the journal's id of this transaction
 * @param receivedAt the time of receipt (Übertragungszeitpunkt, ÜZ), from which limits count
 * @param transaction its fields; those of the message's head are {@code message.fields()}
 */
public record ReceivedMessage(
        UUID id,
        TenantId tenant,
        MarketPartnerId sender,
        Instant receivedAt,
        CheckedMessage message,
        Fields transaction) {

    public String pid() {
        var pid = message.pid();
        return pid == null ? message.type() : pid;
    }
}
