package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.ValueInquiries.State;
import org.stromlauf.metering.ValueLimits.Duty;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/**
 * A supplier or grid operator orders what the meters of a metering location show on a day, past or to come (Anforderung von Werten,
 * 17004): a reading outside the usual occasions.
 */
@Service
public class ReadingOrders {

    static final String PID = "17004";

    private static final int DOCUMENT_LENGTH = 16;

    /**
     * An order that was sent.
     *
     * @param document the number of the ORDERS
     * @param due last day on which the reading has to be told
     * @param refusal code of the answer 19007: Z19, the day is not allowed
     */
    public record ReadingOrder(
            String document,
            MeteringLocationId location,
            MarketPartnerId operator,
            LocalDate day,
            Instant sentAt,
            LocalDate due,
            State state,
            @Nullable String refusal) {}

    private final JdbcClient jdbc;
    private final MarketMessages market;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final Clock clock;

    ReadingOrders(JdbcClient jdbc, MarketMessages market, Tenants tenants, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.market = market;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a tenant orders so at all: suppliers and grid operators of electricity do. */
    public boolean mayOrder(TenantId tenant) {
        var self = tenants.get(tenant);
        return self.commodity() == Commodity.ELECTRICITY
                && (self.role() == Role.SUPPLIER || self.role() == Role.GRID_OPERATOR);
    }

    /** Whether values of a day are kept at all: of ten years back and three years ahead. */
    public boolean isKept(LocalDate day) {
        var today = MarketCalendar.day(clock.instant());
        return !day.isBefore(today.minusYears(ProfileReader.MAX_AGE_YEARS))
                && !day.isAfter(today.plusYears(ProfileReader.MAX_AHEAD_YEARS));
    }

    /** Sends it. @return the number of the ORDERS */
    @Transactional
    public String order(TenantId tenant, MeteringLocationId location, MarketPartnerId operator, LocalDate day) {
        var document = ids.nextReference(DOCUMENT_LENGTH);
        jdbc.sql(
                        """
                        insert into metering.reading_order (tenant_id, document, operator, point, day, sent_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        document,
                        operator.value(),
                        location.value(),
                        day,
                        Rows.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
        var today = MarketCalendar.day(clock.instant());
        var fields = Fields.builder()
                .put("documentNumber", document)
                .put("documentCode", "7")
                .put("marketLocation", location.value())
                .add(
                        "positions",
                        Fields.builder()
                                .put("readingOccasion", ReadingOrderCodes.OF_METERING_LOCATION.on(today))
                                .put("usedAt", MarketCalendar.startOfDay(day))
                                .build())
                .build();
        var unused = market.send(new MarketMessages.Outgoing(tenant, operator, PID, fields));
        return document;
    }

    /** 19007. @return false when that partner was ordered nothing under that number */
    boolean refused(TenantId tenant, MarketPartnerId operator, String document, String code) {
        return jdbc.sql(
                                """
                        update metering.reading_order set refused_at = ?, refusal = ?
                         where tenant_id = ? and document = ? and operator = ? and refused_at is null""")
                        .params(Rows.utc(clock.instant()), code, tenant.value(), document, operator.value())
                        .update()
                == 1;
    }

    /** The last ones about a location, the newest first. */
    @Transactional(readOnly = true)
    public List<ReadingOrder> of(TenantId tenant, MeteringLocationId location) {
        return jdbc.sql(
                        """
                        select o.*, exists (
                            select 1 from metering.reading r
                             where r.tenant_id = o.tenant_id and r.metering_location = o.point and r.sender = o.operator
                               and r.at = o.day::timestamp at time zone 'Europe/Berlin' and r.recorded_at >= o.sent_at) as told
                          from metering.reading_order o
                         where tenant_id = ? and point = ? order by sent_at desc, document limit 100""")
                .params(tenant.value(), location.value())
                .query((row, n) -> order(row))
                .list();
    }

    private ReadingOrder order(ResultSet row) throws SQLException {
        var sentAt = Rows.instant(row, "sent_at");
        var sentOn = MarketCalendar.day(sentAt);
        var day = row.getObject("day", LocalDate.class);
        var from = day.isAfter(sentOn) ? day : sentOn;
        var due = ValueLimits.published().on(Duty.READING, sentOn).lastDay(from);
        var refusal = row.getString("refusal");
        var isLate = MarketCalendar.day(clock.instant()).isAfter(due);
        var state = refusal != null
                ? State.REFUSED
                : row.getBoolean("told") ? State.ANSWERED : isLate ? State.OVERDUE : State.OPEN;
        return new ReadingOrder(
                row.getString("document"),
                MeteringLocationId.of(row.getString("point")),
                MarketPartnerId.of(row.getString("operator")),
                day,
                sentAt,
                due,
                state,
                refusal);
    }
}
