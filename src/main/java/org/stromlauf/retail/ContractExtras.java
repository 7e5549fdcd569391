package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Services that were rendered for a contract and charging sessions (CDR) of it: its next bill charges them by its product. */
@Service
public class ContractExtras {

    private static final int LONGEST_REFERENCE = 100;

    private final JdbcClient jdbc;
    private final Products products;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractExtras(JdbcClient jdbc, Products products, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.events = events;
        this.clock = clock;
    }

    /** What became of one. */
    public enum Taken {
        STORED,
        KNOWN,
        /** Another stands under its reference. */
        REFUSED
    }

    /** The components of the contract's product that charge services; an empty list where the product charges none. */
    public List<String> services(Contract contract) {
        return keys(contract, ComponentKind.SERVICE);
    }

    /** Whether the contract's product charges charging sessions. */
    public boolean chargesSessions(Contract contract) {
        return !keys(contract, ComponentKind.SESSION).isEmpty();
    }

    private List<String> keys(Contract contract, ComponentKind kind) {
        return products
                .catalogue(contract.tenant())
                .product(contract.terms().product())
                .map(p -> p.sheet().components())
                .orElse(List.of())
                .stream()
                .filter(c -> c.kind() == kind)
                .map(PriceComponent::key)
                .toList();
    }

    /** Records a service once under its reference. */
    @Transactional
    public Taken record(TenantId tenant, ContractId contract, Quantities.Service service) {
        requireReference(service.reference());
        var rows = jdbc.sql(
                        """
                        insert into retail.service_rendered (tenant, contract, reference, component, day, quantity, recorded_at)
                        values (:tenant, :contract, :reference, :component, :day, :quantity, :now) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("reference", service.reference())
                .param("component", service.component())
                .param("day", service.day())
                .param("quantity", service.quantity())
                .param("now", now())
                .update();
        if (rows == 1) return stored(tenant, contract, service.day());
        var known = services(tenant, contract, clock.instant()).stream()
                .filter(k -> k.reference().equals(service.reference()))
                .findFirst()
                .orElseThrow();
        var same = known.component().equals(service.component())
                && known.day().equals(service.day())
                && known.quantity().compareTo(service.quantity()) == 0;
        return same ? Taken.KNOWN : Taken.REFUSED;
    }

    /** Records a charging session once under its id. */
    @Transactional
    public Taken record(TenantId tenant, ContractId contract, Session session) {
        requireReference(session.id());
        var rows = jdbc.sql(
                        """
                        insert into retail.charging_session (tenant, contract, id, starts_at, ends_at, watt_hours,
                            parking_seconds, recorded_at)
                        values (:tenant, :contract, :id, :start, :end, :energy, :parking, :now) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("id", session.id())
                .param("start", session.start().atOffset(ZoneOffset.UTC))
                .param("end", session.end().atOffset(ZoneOffset.UTC))
                .param("energy", session.wattHours())
                .param("parking", session.parking().toSeconds())
                .param("now", now())
                .update();
        if (rows == 1) return stored(tenant, contract, MarketCalendar.day(session.start()));
        return sessions(tenant, contract, clock.instant()).contains(session) ? Taken.KNOWN : Taken.REFUSED;
    }

    private static void requireReference(String reference) {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("A reference has 1 to " + LONGEST_REFERENCE + " characters");
        }
    }

    private Taken stored(TenantId tenant, ContractId contract, LocalDate day) {
        events.publishEvent(new ExtraRecorded(tenant, contract, DateRange.of(day, day.plusDays(1))));
        return Taken.STORED;
    }

    /** All services of a contract that were known at an instant, by day. */
    @Transactional(readOnly = true)
    public List<Quantities.Service> services(TenantId tenant, ContractId contract, Instant asOf) {
        return jdbc.sql(
                        """
                        select * from retail.service_rendered
                        where tenant = :tenant and contract = :contract and recorded_at <= :asOf order by day, reference
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Quantities.Service(
                        row.getString("component"),
                        row.getObject("day", LocalDate.class),
                        row.getBigDecimal("quantity"),
                        row.getString("reference")))
                .list();
    }

    /** All charging sessions of a contract that were known at an instant, by their start. */
    @Transactional(readOnly = true)
    public List<Session> sessions(TenantId tenant, ContractId contract, Instant asOf) {
        return jdbc.sql(
                        """
                        select * from retail.charging_session
                        where tenant = :tenant and contract = :contract and recorded_at <= :asOf order by starts_at, id
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Session(
                        row.getString("id"),
                        instant(row, "starts_at"),
                        instant(row, "ends_at"),
                        row.getLong("watt_hours"),
                        Duration.ofSeconds(row.getLong("parking_seconds"))))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
