package org.stromlauf.locations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** The locations that a tenant knows: a grid operator all of its grid, a metering operator those it measures. */
@Service
public class Locations {

    private final JdbcClient jdbc;
    private final MarketLocationRows markets;
    private final BundleRows bundles;

    public Locations(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.markets = new MarketLocationRows(jdbc);
        this.bundles = new BundleRows(jdbc);
    }

    /** States what all locations of the tenant have in common; the same again changes nothing. */
    @Transactional
    public void defineGrid(TenantId tenant, Grid grid) {
        jdbc.sql(
                        """
                        insert into locations.grid (tenant_id, grid_operator, fallback_supplier,
                                                    transmission_operator, balancing_area, control_area)
                        values (:tenant, :gridOperator, :fallback, :transmission, :balancing, :control)
                        on conflict (tenant_id) do update
                           set grid_operator = excluded.grid_operator,
                               fallback_supplier = excluded.fallback_supplier,
                               transmission_operator = excluded.transmission_operator,
                               balancing_area = excluded.balancing_area, control_area = excluded.control_area
                        """)
                .param("tenant", tenant.value())
                .param("gridOperator", grid.gridOperator().value())
                .param("fallback", grid.fallbackSupplier().value())
                .param("transmission", grid.transmissionOperator().value())
                .param("balancing", grid.balancingArea())
                .param("control", grid.controlArea())
                .update();
    }

    /**
     * The tenant's grid.
     *
     * @throws IllegalStateException when it was never defined
     */
    public Grid grid(TenantId tenant) {
        return jdbc.sql("select * from locations.grid where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) -> new Grid(
                        MarketPartnerId.of(row.getString("grid_operator")),
                        MarketPartnerId.of(row.getString("fallback_supplier")),
                        MarketPartnerId.of(row.getString("transmission_operator")),
                        row.getString("balancing_area"),
                        row.getString("control_area")))
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "Tenant " + tenant + " has no grid: define it with Locations.defineGrid or PUT /grid"));
    }

    /**
     * Takes a bundle into the tenant's grid from a day on, first under fallback supply; a known one gets its new master data.
     */
    @Transactional
    public void register(TenantId tenant, LocationBundle bundle, LocalDate from) {
        var grid = grid(tenant);
        var id = bundle.market().id();
        var isNew = markets.find(tenant, id).isEmpty();
        markets.save(tenant, bundle.market());
        for (var metering : bundle.metering()) {
            bundles.save(tenant, metering);
            bundles.addMember(tenant, id, metering.id().value(), DateRange.startingAt(from));
        }
        for (var object : bundle.objects()) {
            bundles.save(tenant, object);
            bundles.addMember(tenant, id, object.id(), DateRange.startingAt(from));
        }
        if (isNew) {
            new AssignmentRows(jdbc).save(tenant, id, AssignmentTimeline.startingAt(from, grid.fallbackSupplier()));
        }
    }

    public Optional<MarketLocation> find(TenantId tenant, MarketLocationId id) {
        return markets.find(tenant, id);
    }

    /** The metering operators of many market locations at once; those that the tenant does not know are left out. */
    public Map<MarketLocationId, MarketPartnerId> meteringOperators(TenantId tenant, Collection<MarketLocationId> ids) {
        var operators = new HashMap<MarketLocationId, MarketPartnerId>();
        jdbc.sql(
                        """
                        select id, metering_operator from locations.market_location
                         where tenant_id = :tenant and id = any (:ids)
                        """)
                .param("tenant", tenant.value())
                .param("ids", ids.stream().map(MarketLocationId::value).toArray(String[]::new))
                .query(row -> {
                    operators.put(
                            MarketLocationId.of(row.getString("id")),
                            MarketPartnerId.of(row.getString("metering_operator")));
                });
        return operators;
    }

    /** Whether a partner operated metering of a market or metering location before the one that does now. */
    public boolean wasMeteringOperator(TenantId tenant, String point, MarketPartnerId partner) {
        return jdbc.sql(
                        """
                        select exists (select 1 from locations.former_metering_operator
                            where tenant_id = :tenant and point = :point and operator = :operator)
                        """)
                .param("tenant", tenant.value())
                .param("point", point)
                .param("operator", partner.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * A market location with what belongs to it at a day.
     *
     * @throws IllegalArgumentException when the tenant does not know it
     */
    public LocationBundle bundle(TenantId tenant, MarketLocationId id, LocalDate day) {
        var market = find(tenant, id)
                .orElseThrow(
                        () -> new IllegalArgumentException("Tenant " + tenant + " knows no market location " + id));
        return new LocationBundle(market, bundles.metering(tenant, id, day), bundles.objects(tenant, id, day));
    }

    /** The market locations that a metering location measures at a day. */
    public List<MarketLocationId> measuredBy(TenantId tenant, MeteringLocationId id, LocalDate day) {
        return bundles.marketLocations(tenant, id.value(), day);
    }

    /** Other market locations that would be without power if this one were cut: those behind the same metering locations. */
    public List<MarketLocation> sharingTheConnection(TenantId tenant, MarketLocationId id, LocalDate day) {
        return bundles.metering(tenant, id, day).stream()
                .flatMap(m -> measuredBy(tenant, m.id(), day).stream())
                .filter(other -> !other.equals(id))
                .distinct()
                .map(other -> markets.find(tenant, other).orElseThrow())
                .toList();
    }

    /** Market locations in the order of their ids, after a given one. */
    public List<MarketLocation> page(TenantId tenant, @Nullable MarketLocationId after, int limit) {
        return markets.after(tenant, after == null ? "" : after.value(), limit);
    }

    /** The day since which the market location is cut off, if it is. */
    public Optional<LocalDate> disconnectedOn(TenantId tenant, MarketLocationId id) {
        return jdbc.sql(
                        """
                        select disconnected_on from locations.market_location
                         where tenant_id = :tenant and id = :id and disconnected_on is not null
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(LocalDate.class)
                .optional();
    }

    /** Notes that the market location was cut off (Sperrung). */
    @Transactional
    public void disconnected(TenantId tenant, MarketLocationId id, LocalDate day) {
        setDisconnected(tenant, id, day);
    }

    /** Notes that the market location has power again (Entsperrung). */
    @Transactional
    public void reconnected(TenantId tenant, MarketLocationId id) {
        setDisconnected(tenant, id, null);
    }

    /** Changes who uses the connection, as a confirmed move-in tells. */
    @Transactional
    public void movedIn(TenantId tenant, MarketLocationId id, ConnectionUser user) {
        jdbc.sql(
                        """
                        update locations.market_location set user_first_name = :firstName, user_name = :name
                         where tenant_id = :tenant and id = :id
                        """)
                .param("firstName", user.firstName())
                .param("name", user.name())
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    private void setDisconnected(TenantId tenant, MarketLocationId id, @Nullable LocalDate day) {
        jdbc.sql(
                        """
                        update locations.market_location set disconnected_on = :day::date
                         where tenant_id = :tenant and id = :id
                        """)
                .param("day", day)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }
}
