package org.stromlauf.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stromlauf.database.DataCleared;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The tenants as rows of the database. A tenant never changes and is asked for several times a message: what was read once is kept. */
@Repository
class TenantRegister implements Tenants {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Map<TenantId, Tenant> known = new ConcurrentHashMap<>();

    TenantRegister(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public List<Tenant> all() {
        return jdbc.sql("select * from tenancy.tenant order by id")
                .query(TenantRegister::tenant)
                .list();
    }

    @Override
    public Tenant get(TenantId id) {
        return find(id).orElseThrow(() -> new TenantUnknownException(id));
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        var seen = known.get(id);
        if (seen != null) return Optional.of(seen);
        return keep(jdbc.sql("select * from tenancy.tenant where id = :id")
                .param("id", id.value())
                .query(TenantRegister::tenant)
                .optional());
    }

    @Override
    public Optional<Tenant> findByMarketPartner(MarketPartnerId marketPartnerId) {
        var seen = known.values().stream()
                .filter(tenant -> tenant.marketPartnerId().equals(marketPartnerId))
                .findAny();
        if (seen.isPresent()) return seen;
        return keep(jdbc.sql("select * from tenancy.tenant where market_partner_id = :id")
                .param("id", marketPartnerId.value())
                .query(TenantRegister::tenant)
                .optional());
    }

    private Optional<Tenant> keep(Optional<Tenant> read) {
        read.ifPresent(tenant -> known.put(tenant.id(), tenant));
        return read;
    }

    @EventListener(DataCleared.class)
    void forget() {
        known.clear();
    }

    @Override
    @Transactional
    public void add(Tenant tenant) {
        if (insert(tenant)) {
            forgetIfRolledBack();
            events.publishEvent(new TenantAdded(tenant));
            return;
        }
        var present = find(tenant.id())
                .or(() -> findByMarketPartner(tenant.marketPartnerId()))
                .orElseThrow();
        if (!present.equals(tenant)) {
            throw new IllegalStateException("Tenant " + tenant + " cannot be added: " + present + " is hosted already");
        }
    }

    /** The adding transaction reads its own tenant before anybody else may. */
    private void forgetIfRolledBack() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) forget();
            }
        });
    }

    private boolean insert(Tenant tenant) {
        return jdbc.sql(
                                """
                        insert into tenancy.tenant (id, name, market_partner_id, role, commodity, demo)
                        values (:id, :name, :marketPartner, :role, :commodity, :demo)
                        on conflict do nothing
                        """)
                        .param("id", tenant.id().value())
                        .param("name", tenant.name())
                        .param("marketPartner", tenant.marketPartnerId().value())
                        .param("role", tenant.role().name())
                        .param("commodity", tenant.commodity().name())
                        .param("demo", tenant.demo())
                        .update()
                == 1;
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(
                TenantId.of(row.getString("id")),
                row.getString("name"),
                MarketPartnerId.of(row.getString("market_partner_id")),
                Role.valueOf(row.getString("role")),
                Commodity.valueOf(row.getString("commodity")),
                row.getBoolean("demo"));
    }
}
