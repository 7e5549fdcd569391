package org.stromlauf.transport;

import org.apache.camel.Header;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

/** Brings an interchange to the tenant of this installation that owns the receiver's market partner id. */
@Component("loopbackChannel")
class LoopbackChannel {

    private final Tenants tenants;
    private final ObjectProvider<InterchangeReceiver> receiver;

    LoopbackChannel(Tenants tenants, ObjectProvider<InterchangeReceiver> receiver) {
        this.tenants = tenants;
        this.receiver = receiver;
    }

    /** Called by the route; refuses what is no interchange for a tenant here. */
    public void deliver(
            byte[] content,
            @Header("stromlaufDestination") String destination,
            @Header("stromlaufDelivery") String deliveryId) {
        var tenant = tenants.findByMarketPartner(MarketPartnerId.of(destination))
                .orElseThrow(() -> new IllegalStateException(
                        "No tenant of this installation has the market partner id " + destination));
        var receipt = receiver.getObject().receive(new Arrival(content, Channels.LOOPBACK, deliveryId, tenant.id()));
        if (!receipt.readable()) {
            throw new IllegalStateException("Tenant " + tenant.id() + " put what was delivered to it in quarantine");
        }
    }
}
