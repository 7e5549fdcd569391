package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.ValueLimits.Duty;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/**
 * Values of the past are asked for (Anfrage von Werten, 17102): by suppliers of a metering operator, above all of a time before their
 * supply; of gas by suppliers of the grid operator, and by him of a metering operator.
 */
@Service
public class ValueInquiries {

    private static final String PID = "17102";
    private static final int DOCUMENT_LENGTH = 16;

    /** What is asked for. */
    public record Question(ReportingPoint point, MarketPartnerId operator, AskedValues asked, DateRange days) {}

    /** What became of a question. */
    public enum State {
        /** No answer yet. */
        OPEN,
        /** No answer, although its time has passed. */
        OVERDUE,
        /** Values of the time came from that metering operator. */
        ANSWERED,
        /** 19102. */
        REFUSED
    }

    /**
     * A question that was sent.
     *
     * @param document the number of the ORDERS
     * @param answerDue last day for the answer
     * @param refusal code of the answer (E_0442), for example A01: complain of the values instead
     */
    public record Inquiry(
            String document,
            Question question,
            Instant sentAt,
            LocalDate answerDue,
            State state,
            @Nullable String refusal) {}

    private final JdbcClient jdbc;
    private final MarketMessages market;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final Clock clock;

    ValueInquiries(JdbcClient jdbc, MarketMessages market, Tenants tenants, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.market = market;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a tenant asks so at all: suppliers do, and grid operators of gas. */
    public boolean mayAsk(TenantId tenant) {
        var self = tenants.get(tenant);
        return self.role() == Role.SUPPLIER || (self.role() == Role.GRID_OPERATOR && self.commodity() == Commodity.GAS);
    }

    /** Days of gas begin at six o'clock. */
    private record Time(Instant from, Instant to) {

        static Time of(DateRange days, Commodity commodity) {
            return commodity == Commodity.GAS
                    ? new Time(MarketCalendar.startOfGasDay(days.from()), MarketCalendar.startOfGasDay(days.end()))
                    : new Time(MarketCalendar.startOfDay(days.from()), MarketCalendar.startOfDay(days.end()));
        }
    }

    /** Sends it. @return the number of the ORDERS */
    @Transactional
    public String ask(TenantId tenant, Question question) {
        var document = ids.nextReference(DOCUMENT_LENGTH);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var time = Time.of(question.days(), tenants.get(tenant).commodity());
        jdbc.sql(
                        """
                        insert into metering.value_inquiry (tenant_id, document, operator, asked, point, starts_at, ends_at, sent_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        document,
                        question.operator().value(),
                        question.asked().name(),
                        question.point().id(),
                        Rows.utc(time.from()),
                        Rows.utc(time.to()),
                        Rows.utc(now))
                .update();
        var unused = market.send(
                new MarketMessages.Outgoing(tenant, question.operator(), PID, message(document, question, time)));
        return document;
    }

    /** BGM 1001 of the question and of its refusal: that of the values. */
    static String documentCode(AskedValues asked) {
        return switch (asked) {
            case PROFILE -> "Z48";
            case QUANTITY -> "Z28";
            case READING -> "7";
        };
    }

    /** Whether values of a point and time were asked of a partner: they are taken although they are of another's supply. */
    boolean isAsked(TenantId tenant, ReportingPoint point, MarketPartnerId operator, List<Instant> instants) {
        if (instants.isEmpty()) return false;
        return jdbc.sql(
                        """
                        select exists (select 1 from metering.value_inquiry
                                        where tenant_id = :tenant and point = :point and operator = :operator
                                          and refusal is null and starts_at <= :first and ends_at >= :last)""")
                .param("tenant", tenant.value())
                .param("point", point.id())
                .param("operator", operator.value())
                .param("first", Rows.utc(Collections.min(instants)))
                .param("last", Rows.utc(Collections.max(instants)))
                .query(Boolean.class)
                .single();
    }

    /** ORDERS AHB, 17102: the document is that of the values; readings of a metering location are named by IMD. */
    private static Fields message(String document, Question question, Time time) {
        var position = Fields.builder().put("from", time.from()).put("to", time.to());
        var fields = Fields.builder()
                .put("documentNumber", document)
                .put("documentCode", documentCode(question.asked()))
                .put("marketLocation", question.point().id());
        if (question.asked() == AskedValues.READING) fields.put("askedValues", AskedValues.READING.code());
        return fields.add("positions", position.build()).build();
    }

    /** 19102. @return false when that partner was asked nothing under that number */
    boolean refused(TenantId tenant, MarketPartnerId operator, String document, String code) {
        return jdbc.sql(
                                """
                        update metering.value_inquiry set settled_at = ?, refusal = ?
                         where tenant_id = ? and document = ? and operator = ? and settled_at is null""")
                        .params(Rows.utc(clock.instant()), code, tenant.value(), document, operator.value())
                        .update()
                == 1;
    }

    /** The last ones about a location, the newest first; what was answered by values meanwhile is noted. */
    @Transactional
    public List<Inquiry> of(TenantId tenant, ReportingPoint point) {
        settle(tenant, point);
        return jdbc.sql(
                        """
                        select * from metering.value_inquiry
                         where tenant_id = ? and point = ? order by sent_at desc, document limit 100""")
                .params(tenant.value(), point.id())
                .query((row, n) -> inquiry(row))
                .list();
    }

    /** An answer is any value of that time which that operator told since, by the kind that was asked for. */
    private void settle(TenantId tenant, ReportingPoint point) {
        jdbc.sql(
                        """
                        update metering.value_inquiry i set settled_at = :now
                         where tenant_id = :tenant and point = :point and settled_at is null and (
                            asked = 'READING' and exists (
                                select 1 from metering.reading r
                                 where r.tenant_id = i.tenant_id and r.metering_location = i.point and r.sender = i.operator
                                   and r.at >= i.starts_at and r.at <= i.ends_at and r.recorded_at > i.sent_at)
                            or asked = 'QUANTITY' and exists (
                                select 1 from metering.energy_quantity q
                                 where q.tenant_id = i.tenant_id and q.point = i.point and q.sender = i.operator
                                   and q.starts_at < i.ends_at and q.ends_at > i.starts_at and q.recorded_at > i.sent_at)
                            or asked = 'PROFILE' and exists (
                                select 1 from metering.tenant_key t
                                  join metering.series s on s.tenant = t.id and s.point = i.point
                                  join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                                  join metering.sender_key k on k.id = p.sender and k.sender = i.operator
                                 where t.tenant_id = i.tenant_id and p.recorded_at > i.sent_at
                                   and p.day >= (i.starts_at at time zone 'Europe/Berlin')::date
                                   and p.day < (i.ends_at at time zone 'Europe/Berlin')::date))""")
                .param("now", Rows.utc(clock.instant()))
                .param("tenant", tenant.value())
                .param("point", point.id())
                .update();
    }

    private Inquiry inquiry(ResultSet row) throws SQLException {
        var sentAt = Rows.instant(row, "sent_at");
        var sentOn = MarketCalendar.day(sentAt);
        var due = ValueLimits.published().on(Duty.ANSWER_TO_INQUIRY, sentOn).lastDay(sentOn);
        var refusal = row.getString("refusal");
        var settled = row.getObject("settled_at") != null;
        var isLate = MarketCalendar.day(clock.instant()).isAfter(due);
        var state = refusal != null ? State.REFUSED : settled ? State.ANSWERED : isLate ? State.OVERDUE : State.OPEN;
        var days = DateRange.of(
                MarketCalendar.day(Rows.instant(row, "starts_at")), MarketCalendar.day(Rows.instant(row, "ends_at")));
        var question = new Question(
                ReportingPoint.of(row.getString("point")),
                MarketPartnerId.of(row.getString("operator")),
                AskedValues.valueOf(row.getString("asked")),
                days);
        return new Inquiry(row.getString("document"), question, sentAt, due, state, refusal);
    }
}
