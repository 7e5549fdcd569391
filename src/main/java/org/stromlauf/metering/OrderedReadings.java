package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Readings that partners ordered from a metering operator (17004): each is a duty beside those of the table. */
@Repository
class OrderedReadings {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderedReadings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ordered again it is the same duty. */
    void add(TenantId tenant, Duty duty, String document) {
        var ignored = jdbc.sql(
                        """
                        insert into metering.ordered_reading (tenant_id, market_location, day, receiver, document, ordered_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        tenant.value(),
                        duty.location().value(),
                        duty.day(),
                        duty.receiver().value(),
                        document,
                        Rows.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    /** Those of days of a range. */
    List<Duty> in(TenantId tenant, DateRange days) {
        return jdbc.sql(
                        """
                        select market_location, day, receiver from metering.ordered_reading
                         where tenant_id = ? and day >= ? and day < ? order by day, market_location, receiver""")
                .params(tenant.value(), days.from(), days.end())
                .query((row, n) -> new Duty(
                        MarketLocationId.of(row.getString("market_location")),
                        row.getObject("day", LocalDate.class),
                        MarketPartnerId.of(row.getString("receiver")),
                        null))
                .list();
    }
}
