package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.StrictPartner;

/** What was sent, in order. */
final class SentMessages implements MarketMessages {
    final List<Outgoing> messages = new ArrayList<>();
    private final Clock clock;
    private int number;

    SentMessages(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID send(Outgoing message) {
        StrictPartner.accept(message, clock.instant());
        messages.add(message);
        return new UUID(0, ++number);
    }

    @Override
    public String nextTransactionId(TenantId tenant) {
        return "NB" + ++number;
    }

    List<String> pids() {
        return messages.stream().map(Outgoing::pid).toList();
    }

    Fields only(String pid) {
        var found = messages.stream().filter(m -> m.pid().equals(pid)).toList();
        assertThat(found).hasSize(1);
        var fields = found.get(0).fields();
        var transactions = fields.groups("transactions");
        return transactions.isEmpty() ? fields : transactions.get(0);
    }
}
