package org.stromlauf.marketcomm;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.marketcomm.Clearing.Subject;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.transport.DeliveryFailed;
import org.stromlauf.transport.Outbox;

/** Makes a case of an interchange that its channel could not deliver. */
@Component
class FailedDeliveries {

    private final Interchanges interchanges;
    private final Clearings clearings;
    private final IdGenerator ids;
    private final Clock clock;

    FailedDeliveries(Interchanges interchanges, Clearings clearings, IdGenerator ids, Clock clock) {
        this.interchanges = interchanges;
        this.clearings = clearings;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void open(DeliveryFailed failed) {
        if (failed.kind() != Outbox.Kind.INTERCHANGE) return;
        var row = interchanges.sent(
                failed.tenant(),
                MarketPartnerId.of(failed.destination()),
                failed.key().split("/")[0]);
        clearings.open(new Clearing(
                failed.tenant(),
                ids.next(),
                Reason.DELIVERY_FAILED,
                Subject.DELIVERY,
                row.map(JournalledInterchange::id).orElse(failed.outboxId()),
                "An " + failed.destination() + ": " + failed.error(),
                clock.instant()));
    }
}
