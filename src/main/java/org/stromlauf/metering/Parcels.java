package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Messages of a day by receiver, so that one interchange a receiver and kind of message leaves. */
final class Parcels {

    /** Cancellations of readings and of quantities differ in their interchange's application reference. */
    private record Address(MarketPartnerId receiver, String pid, String cancelledKind) {}

    private final Map<Address, List<Fields>> messages = new LinkedHashMap<>();

    void add(MarketPartnerId receiver, String pid, Fields message) {
        messages.computeIfAbsent(new Address(receiver, pid, ""), a -> new ArrayList<>())
                .add(message);
    }

    void addCancellation(MarketPartnerId receiver, Delivery.Kind kind, Fields message) {
        messages.computeIfAbsent(
                        new Address(receiver, MeterValueReader.CANCELLATION, kind.name()), a -> new ArrayList<>())
                .add(message);
    }

    /** @return how many messages left */
    int send(TenantId tenant, RoutineDeliveries deliveries) {
        int sent = 0;
        for (var parcel : messages.entrySet()) {
            var address = parcel.getKey();
            var unused = deliveries.sendAll(
                    new OutgoingBundle(tenant, address.receiver(), address.pid(), parcel.getValue()));
            sent += parcel.getValue().size();
        }
        return sent;
    }
}
