package org.stromlauf.supply.gridoperator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Registrations that the grid operator received. */
@Repository
class Registrations {

    /** A supplier to be told: 55037 that he ends on a day, 55038 that he will not begin on it. */
    record Notice(String pid, MarketPartnerId supplier, LocalDate day) {}

    private final JdbcClient jdbc;

    Registrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the supplier has sent one under that number before */
    boolean add(Registration r) {
        return jdbc.sql(
                                """
                        insert into supply.registration
                               (tenant_id, id, supplier, transaction_id, market_location, dormant_location, received_at,
                                supply_start, supply_end, reason, customer_first_name, customer_name, product_package,
                                balancing_product, balancing_group, product_property)
                        values (:tenant, :id, :supplier, :transaction, :location, :dormant, :received, :start,
                                :end::date, :reason, :firstName, :name, :package, :product, :group, :property)
                        on conflict (tenant_id, supplier, transaction_id) do nothing
                        """)
                        .param("tenant", r.tenant().value())
                        .param("id", r.id())
                        .param("supplier", r.supplier().value())
                        .param("transaction", r.transactionId())
                        .param("location", r.location().value())
                        .param(
                                "dormant",
                                r.dormantLocation() == null
                                        ? null
                                        : r.dormantLocation().value())
                        .param("received", utc(r.receivedAt()))
                        .param("start", r.period().from())
                        .param("end", r.period().to())
                        .param("reason", r.reason())
                        .param("firstName", r.customer().firstName())
                        .param("name", r.customer().name())
                        .param("package", r.ordered().id())
                        .param("product", r.ordered().balancingProduct())
                        .param("group", r.ordered().balancingGroup())
                        .param("property", r.ordered().property())
                        .update()
                == 1;
    }

    Registration get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.registration where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> registration(row))
                .single();
    }

    Optional<Registration> findByInquiry(TenantId tenant, String transactionId) {
        return jdbc.sql(
                        """
                        select * from supply.registration
                         where tenant_id = :tenant and request_transaction = :transaction
                        """)
                .param("tenant", tenant.value())
                .param("transaction", transactionId)
                .query((row, n) -> registration(row))
                .optional();
    }

    /** The registration of the same location that came before and is not answered, if there is one (E_0622 step 70). */
    Optional<Registration> inProgressBefore(Registration r) {
        return jdbc.sql(
                        """
                        select * from supply.registration
                         where tenant_id = :tenant and market_location = :location and answer_code is null
                           and (received_at, id) < (:received, :id)
                         order by received_at, id limit 1
                        """)
                .param("tenant", r.tenant().value())
                .param("location", r.location().value())
                .param("received", utc(r.receivedAt()))
                .param("id", r.id())
                .query((row, n) -> registration(row))
                .optional();
    }

    /** Whether a supplier's start on a day in the period was confirmed (E_0470 step 70). */
    boolean confirmedStart(TenantId tenant, MarketLocationId location, MarketPartnerId supplier, DateRange period) {
        return jdbc.sql(
                        """
                        select count(*) > 0 from supply.registration
                         where tenant_id = :tenant and market_location = :location and supplier = :supplier
                           and answer_code = 'A51' and supply_start <@ :period::daterange
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("supplier", supplier.value())
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    /** A supplier's confirmed registration with the latest start. */
    Optional<Registration> lastConfirmed(TenantId tenant, MarketLocationId location, MarketPartnerId supplier) {
        return jdbc.sql(
                        """
                        select * from supply.registration
                         where tenant_id = :tenant and market_location = :location and supplier = :supplier
                           and answer_code = 'A51'
                         order by supply_start desc, received_at desc, id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("supplier", supplier.value())
                .query((row, n) -> registration(row))
                .optional();
    }

    void moveToBalancingGroup(Registration r, String group) {
        jdbc.sql("update supply.registration set balancing_group = :group where tenant_id = :tenant and id = :id")
                .param("group", group)
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .update();
    }

    void asked(Registration r, MarketPartnerId previousSupplier, String transactionId) {
        jdbc.sql(
                        """
                        update supply.registration
                           set previous_supplier = :previous, request_transaction = :transaction
                         where tenant_id = :tenant and id = :id
                        """)
                .param("previous", previousSupplier.value())
                .param("transaction", transactionId)
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .update();
    }

    void previousSupplierAnswered(Registration r, Registration.Answer answer) {
        jdbc.sql(
                        """
                        update supply.registration
                           set previous_code = :code, previous_objected = :objected, previous_answered_at = :at
                         where tenant_id = :tenant and id = :id and previous_code is null
                        """)
                .param("code", answer.code())
                .param("objected", answer.objected())
                .param("at", utc(answer.receivedAt()))
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .update();
    }

    /** Records the answer; a registration is answered once. */
    void answered(Registration r, String code, String tree, Instant at) {
        int rows = jdbc.sql(
                        """
                        update supply.registration set answer_code = :code, answer_tree = :tree, answered_at = :at
                         where tenant_id = :tenant and id = :id and answer_code is null
                        """)
                .param("code", code)
                .param("tree", tree)
                .param("at", utc(at))
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .update();
        if (rows == 0) throw new IllegalStateException("Registration " + r.id() + " was answered before");
    }

    void addNotice(Registration r, Notice notice) {
        jdbc.sql(
                        """
                        insert into supply.registration_notice (tenant_id, registration, pid, supplier, day)
                        values (:tenant, :id, :pid, :supplier, :day)
                        """)
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .param("pid", notice.pid())
                .param("supplier", notice.supplier().value())
                .param("day", notice.day())
                .update();
    }

    List<Notice> notices(Registration r) {
        return jdbc.sql(
                        """
                        select pid, supplier, day from supply.registration_notice
                         where tenant_id = :tenant and registration = :id order by pid, day, supplier
                        """)
                .param("tenant", r.tenant().value())
                .param("id", r.id())
                .query((row, n) -> new Notice(
                        row.getString("pid"),
                        MarketPartnerId.of(row.getString("supplier")),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    private static Registration registration(ResultSet row) throws SQLException {
        var dormant = row.getString("dormant_location");
        return new Registration(
                row.getObject("id", UUID.class),
                TenantId.of(row.getString("tenant_id")),
                MarketPartnerId.of(row.getString("supplier")),
                row.getString("transaction_id"),
                MarketLocationId.of(row.getString("market_location")),
                dormant == null ? null : MarketLocationId.of(dormant),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new DateRange(
                        row.getObject("supply_start", LocalDate.class), row.getObject("supply_end", LocalDate.class)),
                row.getString("reason"),
                new ConnectionUser(row.getString("customer_first_name"), row.getString("customer_name")),
                new ProductPackage(
                        row.getString("product_package"),
                        row.getString("balancing_product"),
                        row.getString("balancing_group"),
                        row.getString("product_property")),
                inquiry(row),
                row.getString("answer_code"));
    }

    private static Registration.@Nullable Inquiry inquiry(ResultSet row) throws SQLException {
        var transaction = row.getString("request_transaction");
        if (transaction == null) return null;
        var code = row.getString("previous_code");
        return new Registration.Inquiry(
                MarketPartnerId.of(row.getString("previous_supplier")),
                transaction,
                code == null
                        ? null
                        : new Registration.Answer(
                                code,
                                row.getBoolean("previous_objected"),
                                row.getObject("previous_answered_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
