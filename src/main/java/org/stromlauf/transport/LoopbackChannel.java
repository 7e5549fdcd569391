package org.stromlauf.transport;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.transport.BankFileReceiver.BankFile;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

/** Brings an interchange to the tenant of this installation that owns the receiver's market partner id, bank files to its bank. */
@Component("loopbackChannel")
class LoopbackChannel {

    private final Tenants tenants;
    private final ObjectProvider<InterchangeReceiver> receiver;
    private final ObjectProvider<LocalBank> bank;

    LoopbackChannel(Tenants tenants, ObjectProvider<InterchangeReceiver> receiver, ObjectProvider<LocalBank> bank) {
        this.tenants = tenants;
        this.receiver = receiver;
        this.bank = bank;
    }

    /** Called by the route; refuses what nobody here takes. */
    public void deliver(@Body byte[] content, @Headers Map<String, Object> headers) {
        var destination = text(headers, "stromlaufDestination");
        var kind = Outbox.Kind.valueOf(text(headers, "stromlaufKind"));
        switch (kind) {
            case INTERCHANGE -> toTenant(content, destination, text(headers, "stromlaufDelivery"));
            case BANK_FILE -> toBank(content, destination, headers);
            case DOCUMENT ->
                throw new IllegalStateException("A document for " + destination + " has no receiver on this machine");
        }
    }

    private void toTenant(byte[] content, String destination, String deliveryId) {
        var tenant = tenants.findByMarketPartner(MarketPartnerId.of(destination))
                .orElseThrow(() -> new IllegalStateException(
                        "No tenant of this installation has the market partner id " + destination));
        var receipt = receiver.getObject().receive(new Arrival(content, Channels.LOOPBACK, deliveryId, tenant.id()));
        if (!receipt.readable()) {
            throw new IllegalStateException("Tenant " + tenant.id() + " put what was delivered to it in quarantine");
        }
    }

    private void toBank(byte[] content, String destination, Map<String, Object> headers) {
        var here = bank.getIfAvailable();
        if (here == null) {
            throw new IllegalStateException("No bank stands on this machine: the channel for " + destination
                    + " of tenant " + text(headers, "stromlaufTenant") + " must be another than loopback");
        }
        var tenant = TenantId.of(text(headers, "stromlaufTenant"));
        here.take(new BankFile(tenant, destination, text(headers, "stromlaufFile"), content));
    }

    private static String text(Map<String, Object> headers, String name) {
        return String.valueOf(Objects.requireNonNull(headers.get(name), name));
    }
}
