package org.stromlauf.locations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Market locations with who supplies them, many at once, in the order of their ids. */
@Repository
public class SuppliedLocations {

    /** A supplier supplies a location in a period. */
    public record Supply(MarketLocationId location, MarketPartnerId supplier, DateRange period) {}

    private final JdbcClient jdbc;

    public SuppliedLocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The locations that are measured by nothing but intelligent metering systems on a day, with that day's supplier. */
    public List<Supply> measuredIntelligentlyOn(TenantId tenant, LocalDate day) {
        return jdbc.sql(
                        """
                        select a.market_location, a.supplier, lower(a.valid) as first, upper(a.valid) as last
                          from locations.assignment a
                          join locations.bundle_member m
                            on m.tenant_id = a.tenant_id and m.market_location = a.market_location and m.valid @> :day
                          join locations.metering_location l on l.tenant_id = m.tenant_id and l.id = m.member_id
                         where a.tenant_id = :tenant and a.valid @> :day
                         group by a.market_location, a.supplier, a.valid
                        having bool_and(l.kind = 'INTELLIGENT')
                         order by a.market_location
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .query(SuppliedLocations::supply)
                .list();
    }

    /** The supplies that begin or end on a day of a range. */
    public List<Supply> changedIn(TenantId tenant, DateRange days) {
        return jdbc.sql(
                        """
                        select market_location, supplier, lower(valid) as first, upper(valid) as last
                          from locations.assignment
                         where tenant_id = :tenant
                           and (lower(valid) >= :from and lower(valid) < :to or upper(valid) >= :from and upper(valid) < :to)
                         order by market_location, valid
                        """)
                .param("tenant", tenant.value())
                .param("from", days.from())
                .param("to", days.end())
                .query(SuppliedLocations::supply)
                .list();
    }

    /** A supply that is read on a day. */
    public record YearlyReading(Supply supply, LocalDate day) {}

    /**
     * The yearly readings of a range of days, by day, of supplies that went on on that day: it is the scheduled day of the
     * location, else the anniversary of the supply's start.
     */
    public List<YearlyReading> readYearlyIn(TenantId tenant, DateRange days) {
        return jdbc.sql(
                        """
                        select a.market_location, a.supplier, lower(a.valid) as first, upper(a.valid) as last, d.day
                          from locations.assignment a
                          join locations.market_location l on l.tenant_id = a.tenant_id and l.id = a.market_location
                         cross join lateral (select g::date as day
                                               from generate_series(greatest(:from, lower(a.valid) + 1)::timestamp,
                                                                    least(:to, upper(a.valid))::timestamp - interval '1 day',
                                                                    interval '1 day') g) d
                         where a.tenant_id = :tenant and a.valid && daterange(:from, :to)
                           and case when l.scheduled_reading is not null
                                    then to_char(d.day, 'MMDD') = l.scheduled_reading
                                    else (lower(a.valid) + make_interval(years =>
                                          extract(year from d.day)::int - extract(year from lower(a.valid))::int
                                         ))::date = d.day
                               end
                         order by d.day, a.market_location
                        """)
                .param("tenant", tenant.value())
                .param("from", days.from())
                .param("to", days.end())
                .query((row, n) -> new YearlyReading(supply(row, n), row.getObject("day", LocalDate.class)))
                .list();
    }

    private static Supply supply(ResultSet row, int number) throws SQLException {
        return new Supply(
                MarketLocationId.of(row.getString("market_location")),
                MarketPartnerId.of(row.getString("supplier")),
                new DateRange(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)));
    }
}
