package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.Complaint.Grounds;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What a tenant complains of at metering operators, many positions a case. */
@Repository
class Complaints {

    /** Of one metering operator and kind of values. */
    record Case(UUID id, String process, MarketPartnerId operator, AskedValues asked, Instant openedAt) {}

    /**
     * A position of a case.
     *
     * @param sentAs the number of our ORDERS; null while it is not sent
     * @param answerCode why the metering operator refuses it
     */
    record Position(int number, Complaint complaint, @Nullable String sentAs, @Nullable String answerCode) {}

    private final JdbcClient jdbc;

    Complaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(TenantId tenant, Case opened) {
        jdbc.sql(
                        """
                        insert into metering.complaint_case (tenant_id, id, process, operator, asked, opened_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        opened.id(),
                        opened.process(),
                        opened.operator().value(),
                        opened.asked().name(),
                        Rows.utc(opened.openedAt()))
                .update();
    }

    /** @return how many positions are new: what is complained of already is not added */
    int add(TenantId tenant, UUID caseId, List<Complaint> complaints) {
        return jdbc.sql(
                        """
                        insert into metering.complaint (tenant_id, case_id, number, point, obis, starts_at, ends_at, grounds,
                            remark, complained_document)
                        select :tenant, :case, u.* from unnest(cast(:numbers as int[]), cast(:points as text[]),
                            cast(:obis as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
                            cast(:grounds as text[]), cast(:remarks as text[]), cast(:documents as text[])) as u
                        on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("case", caseId)
                .param(
                        "numbers",
                        IntStream.rangeClosed(1, complaints.size()).boxed().toArray(Integer[]::new))
                .param("points", texts(complaints, c -> c.point().id()))
                .param("obis", texts(complaints, Complaint::obis))
                .param("starts", texts(complaints, c -> c.from().toString()))
                .param("ends", texts(complaints, c -> c.to().toString()))
                .param("grounds", texts(complaints, c -> c.grounds().name()))
                .param("remarks", texts(complaints, Complaint::remark))
                .param("documents", texts(complaints, Complaint::document))
                .update();
    }

    private static @Nullable String[] texts(List<Complaint> complaints, Function<Complaint, @Nullable String> text) {
        return complaints.stream().map(text).toArray(String[]::new);
    }

    Case get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from metering.complaint_case where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> new Case(
                        id,
                        row.getString("process"),
                        MarketPartnerId.of(row.getString("operator")),
                        AskedValues.valueOf(row.getString("asked")),
                        Rows.instant(row, "opened_at")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant + " has no complaint " + id));
    }

    /** Those that still wait, in their order. */
    List<Position> unsettled(TenantId tenant, UUID caseId) {
        return jdbc.sql(
                        """
                        select * from metering.complaint
                         where tenant_id = ? and case_id = ? and settled_at is null order by number""")
                .params(tenant.value(), caseId)
                .query(Complaints::position)
                .list();
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getInt("number"),
                new Complaint(
                        ReportingPoint.of(row.getString("point")),
                        row.getString("obis"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "ends_at"),
                        Grounds.valueOf(row.getString("grounds")),
                        row.getString("remark"),
                        row.getString("complained_document")),
                row.getString("document"),
                row.getString("answer_code"));
    }

    /** @param documents the number of each position's message, in the order of the positions */
    void sent(TenantId tenant, UUID caseId, List<Position> positions, List<String> documents) {
        jdbc.sql(
                        """
                        update metering.complaint c set document = u.document, answer_code = null
                          from unnest(cast(:numbers as int[]), cast(:documents as text[])) as u (number, document)
                         where c.tenant_id = :tenant and c.case_id = :case and c.number = u.number""")
                .param("tenant", tenant.value())
                .param("case", caseId)
                .param("numbers", positions.stream().map(Position::number).toArray(Integer[]::new))
                .param("documents", documents.toArray(String[]::new))
                .update();
    }

    /** @return the case whose complaint was refused; empty when that partner was sent no such document */
    Optional<UUID> refused(TenantId tenant, MarketPartnerId operator, String document, String code) {
        return jdbc
                .sql(
                        """
                        update metering.complaint c set answer_code = ?
                          from metering.complaint_case k
                         where c.tenant_id = ? and c.document = ? and k.tenant_id = c.tenant_id and k.id = c.case_id
                           and k.operator = ?
                        returning c.case_id""")
                .params(code, tenant.value(), document, operator.value())
                .query(UUID.class)
                .list()
                .stream()
                .findFirst();
    }

    void close(TenantId tenant, UUID caseId, String outcome, @Nullable String note, Instant now) {
        jdbc.sql(
                        "update metering.complaint set settled_at = ? where tenant_id = ? and case_id = ? and settled_at is null")
                .params(Rows.utc(now), tenant.value(), caseId)
                .update();
        jdbc.sql(
                        """
                        update metering.complaint_case set closed_at = ?, outcome = ?, note = ?
                         where tenant_id = ? and id = ? and closed_at is null""")
                .params(Rows.utc(now), outcome, note, tenant.value(), caseId)
                .update();
    }
}
