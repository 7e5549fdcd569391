package org.stromlauf.supply.supplier;

import java.util.List;
import java.util.UUID;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.TenantId;

/** Keeps what would be sent. */
final class RecordedMessages implements MarketMessages {

    private final List<Outgoing> sent;
    private int count;

    RecordedMessages(List<Outgoing> sent) {
        this.sent = sent;
    }

    @Override
    public UUID send(Outgoing message) {
        sent.add(message);
        return new UUID(0, sent.size());
    }

    @Override
    public String nextTransactionId(TenantId tenant) {
        return "VORGANG%05d".formatted(++count);
    }
}
