package org.stromlauf.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What a supplier supplies and by whom and how it is measured, many at once, in the order of ids; what he was not told is left out. */
@Repository
public class MeteredSupplies {

    /** Of the location's contract: whose meter it is read by. */
    public record Supply(MarketLocationId location, MarketPartnerId operator) {}

    /** A register that is read at the beginning of a day. */
    public record RegisterReading(
            MarketLocationId location,
            MeteringLocationId meter,
            MarketPartnerId operator,
            String obis,
            LocalDate day) {}

    /**
     * A location whose energy is told until a day.
     *
     * @param from first day of the supply
     * @param reading day of the yearly reading; null where the grid operator told none
     */
    public record EnergyDue(
            MarketLocationId location, MarketPartnerId operator, LocalDate from, @Nullable MonthDay reading) {

        /** The day from which energy until another day counts: of the yearly reading before it, no earlier than the supply. */
        public LocalDate lastReadingBefore(LocalDate day) {
            var yearly = reading == null ? MonthDay.from(from) : reading;
            var last = yearly.atYear(day.getYear());
            if (!last.isBefore(day)) last = yearly.atYear(day.getYear() - 1);
            return last.isAfter(from) ? last : from;
        }
    }

    private static final String ASSIGNED =
            """
            c.tenant = :tenant and c.state in ('ACTIVE', 'ENDED') and c.supply_from <= :day
            and (c.state = 'ACTIVE' or c.supply_to > :day) and coalesce(c.deregistered_to > :day, true)
            """;

    private final JdbcClient jdbc;

    MeteredSupplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The locations with an intelligent metering system (Z52) that are supplied on a day. */
    public List<Supply> measuredIntelligentlyOn(TenantId tenant, LocalDate day) {
        return jdbc.sql("select distinct c.location, d.metering_operator from contracts.contract c"
                        + " join contracts.location_data d on d.tenant = c.tenant and d.contract = c.id where "
                        + ASSIGNED
                        + " and d.metering_class = 'Z52' and d.metering_operator is not null order by c.location")
                .param("tenant", tenant.value())
                .param("day", day)
                .query((row, n) -> new Supply(
                        MarketLocationId.of(row.getString("location")),
                        MarketPartnerId.of(row.getString("metering_operator"))))
                .list();
    }

    /** The locations of a balancing group (Bilanzkreis, 55126) that are supplied on a day. */
    public List<MarketLocationId> inBalancingGroup(TenantId tenant, String group, LocalDate day) {
        return jdbc.sql("select distinct c.location from contracts.contract c"
                        + " join contracts.location_data d on d.tenant = c.tenant and d.contract = c.id where "
                        + ASSIGNED
                        + " and d.balancing_group = :group order by c.location")
                .param("tenant", tenant.value())
                .param("day", day)
                .param("group", group)
                .query((row, n) -> MarketLocationId.of(row.getString("location")))
                .list();
    }

    /**
     * The registers that are read because supply begins or ended on a day, and not by one's own contract before or after.
     *
     * @param meteringClass Z52 with an intelligent metering system, Z53 without
     */
    public List<RegisterReading> changedOn(TenantId tenant, LocalDate day, String meteringClass) {
        return readings(
                tenant,
                day,
                meteringClass,
                """
                c.tenant = :tenant
                and (c.state in ('ACTIVE', 'ENDED') and c.supply_from = :day and c.supply_to is distinct from c.supply_from
                     or c.state = 'ENDED' and c.supply_to = :day and c.supply_from < :day)
                and not exists (select 1 from contracts.contract o
                                 where o.tenant = c.tenant and o.location = c.location and o.id <> c.id
                                   and o.state in ('ACTIVE', 'ENDED')
                                   and (c.supply_from = :day and o.supply_to = :day
                                        or c.supply_to = :day and o.supply_from = :day))
                """);
    }

    /**
     * The locations whose energy is told until a day: supply ended, and not by one's own contract after it, or the yearly reading of what
     * has no intelligent metering system.
     */
    public List<EnergyDue> energyUntil(TenantId tenant, LocalDate day, String meteringClass) {
        return jdbc.sql(
                        """
                        select distinct c.location, d.metering_operator, c.supply_from,
                               to_char(d.next_grid_bill + 1, 'MMDD') as reading
                          from contracts.contract c
                          join contracts.location_data d on d.tenant = c.tenant and d.contract = c.id
                         where c.tenant = :tenant and d.metering_class = :class and d.metering_operator is not null
                           and (c.state = 'ENDED' and c.supply_to = :day and c.supply_from < :day
                                    and not exists (select 1 from contracts.contract o
                                                     where o.tenant = c.tenant and o.location = c.location and o.id <> c.id
                                                       and o.state in ('ACTIVE', 'ENDED') and o.supply_from = :day)
                                or d.metering_class = 'Z53' and c.supply_from < :day
                                    and to_char(d.next_grid_bill + 1, 'MMDD') = to_char(cast(:day as date), 'MMDD')
                                    and %s)
                         order by c.location"""
                                .formatted(ASSIGNED))
                .param("tenant", tenant.value())
                .param("day", day)
                .param("class", meteringClass)
                .query((row, n) -> new EnergyDue(
                        MarketLocationId.of(row.getString("location")),
                        MarketPartnerId.of(row.getString("metering_operator")),
                        row.getObject("supply_from", LocalDate.class),
                        Optional.ofNullable(row.getString("reading"))
                                .map(r -> MonthDay.parse("--" + r.substring(0, 2) + "-" + r.substring(2)))
                                .orElse(null)))
                .list();
    }

    /** The locations with an intelligent metering system whose supply goes on at the change of a month. */
    public List<EnergyDue> intelligentlyMeasuredOver(TenantId tenant, LocalDate firstOfMonth) {
        return jdbc.sql("select distinct c.location, d.metering_operator, c.supply_from from contracts.contract c"
                        + " join contracts.location_data d on d.tenant = c.tenant and d.contract = c.id where "
                        + ASSIGNED
                        + " and c.supply_from < :day and d.metering_class = 'Z52' and d.metering_operator is not null"
                        + " order by c.location")
                .param("tenant", tenant.value())
                .param("day", firstOfMonth)
                .query((row, n) -> new EnergyDue(
                        MarketLocationId.of(row.getString("location")),
                        MarketPartnerId.of(row.getString("metering_operator")),
                        row.getObject("supply_from", LocalDate.class),
                        null))
                .list();
    }

    /** The registers that are read on a day for the yearly bill, of supplies that went on; only without intelligent metering system. */
    public List<RegisterReading> readYearlyOn(TenantId tenant, LocalDate day) {
        return readings(
                tenant,
                day,
                "Z53",
                ASSIGNED
                        + " and c.supply_from < :day and to_char(d.next_grid_bill + 1, 'MMDD') = to_char(cast(:day as date), 'MMDD')");
    }

    private List<RegisterReading> readings(TenantId tenant, LocalDate day, String meteringClass, String condition) {
        return jdbc.sql(
                        """
                        select distinct c.location, p.metering_location, p.metering_operator, r.obis
                          from contracts.contract c
                          join contracts.location_data d on d.tenant = c.tenant and d.contract = c.id
                          join contracts.metering_point p on p.tenant = c.tenant and p.contract = c.id
                          join contracts.register r on r.tenant = p.tenant and r.contract = p.contract
                               and r.metering_location = p.metering_location
                         where d.metering_class = :class and p.metering_operator is not null and (%s)
                         order by c.location, p.metering_location, r.obis
                        """
                                .formatted(condition))
                .param("tenant", tenant.value())
                .param("day", day)
                .param("class", meteringClass)
                .query((row, n) -> reading(row, day))
                .list();
    }

    private static RegisterReading reading(ResultSet row, LocalDate day) throws SQLException {
        return new RegisterReading(
                MarketLocationId.of(row.getString("location")),
                MeteringLocationId.of(row.getString("metering_location")),
                MarketPartnerId.of(row.getString("metering_operator")),
                row.getString("obis"),
                day);
    }
}
