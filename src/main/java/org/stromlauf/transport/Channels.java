package org.stromlauf.transport;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/**
 * By which channel something leaves. Interchanges go to tenants of this installation, and in a market box bank files to its bank,
 * by {@code loopback}; everything else goes into folders, unless another channel is set for the partner. A channel is a Camel
 * route from {@code direct:<channel>}.
 */
@Component
public class Channels {

    static final String LOOPBACK = "loopback";
    static final String FOLDER = "folder";

    /** Channels that cannot leave this machine. */
    static final Set<String> LOCAL = new TreeSet<>(Set.of(FOLDER, LOOPBACK));

    private static final String BANKS = "bank";

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final ObjectProvider<LocalBank> bank;

    Channels(JdbcClient jdbc, Tenants tenants, ObjectProvider<LocalBank> bank) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.bank = bank;
    }

    /** Whether an address is that of a bank; market partners have numbers, customers mail addresses. */
    public static boolean isBank(String destination) {
        return destination.matches(BANKS + "[a-z0-9-]*");
    }

    /** Sets the channel by which a tenant reaches a partner, bank or customer. */
    public void use(TenantId tenant, String destination, String channel) {
        var permitted = permitted(tenants.get(tenant), channel);
        jdbc.sql(
                        """
                        insert into transport.channel (tenant_id, destination, channel) values (?, ?, ?)
                        on conflict (tenant_id, destination) do update set channel = excluded.channel""")
                .params(tenant.value(), destination, permitted)
                .update();
    }

    /** A destination and the channel that is set for it. */
    public record Chosen(String destination, String channel) {}

    /** What is set, by destination. */
    public List<Chosen> chosen(TenantId tenant) {
        return jdbc.sql("select destination, channel from transport.channel where tenant_id = ? order by destination")
                .param(tenant.value())
                .query((row, index) -> new Chosen(row.getString(1), row.getString(2)))
                .list();
    }

    /** Lets the usual channel hold again. */
    public void useUsual(TenantId tenant, String destination) {
        jdbc.sql("delete from transport.channel where tenant_id = ? and destination = ?")
                .params(tenant.value(), destination)
                .update();
    }

    /** The channel for a destination; looked at again for each delivery, whoever wrote the table. */
    public String of(TenantId tenant, Outbox.Kind kind, String destination) {
        var channel = jdbc.sql("select channel from transport.channel where tenant_id = ? and destination = ?")
                .params(tenant.value(), destination)
                .query(String.class)
                .optional()
                .orElseGet(() -> usual(kind, destination));
        return permitted(tenants.get(tenant), channel);
    }

    private String usual(Outbox.Kind kind, String destination) {
        var isHere =
                switch (kind) {
                    case INTERCHANGE ->
                        tenants.findByMarketPartner(MarketPartnerId.of(destination))
                                .isPresent();
                    case BANK_FILE -> bank.getIfAvailable() != null;
                    case DOCUMENT -> false;
                };
        return isHere ? LOOPBACK : FOLDER;
    }

    /** Demo tenants have invented identifiers: nothing of theirs may reach the market (MARKET, Identifiers for examples). */
    private static String permitted(Tenant tenant, String channel) {
        if (tenant.demo() && !LOCAL.contains(channel)) throw new ForbiddenChannelException(tenant, channel);
        return channel;
    }
}
