package org.stromlauf.dunning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.TenantId;

/** The dunning cases of suppliers. */
@Repository
public class CaseFiles {

    private static final String OPEN = "closed_on is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    public CaseFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The case of that id; an unknown id is an error of the caller. */
    public CaseFile get(TenantId tenant, UUID id) {
        return find(tenant, id)
                .orElseThrow(() -> new NoSuchElementException("No dunning case " + id + " of " + tenant));
    }

    public Optional<CaseFile> find(TenantId tenant, UUID id) {
        return query(tenant, "id = :value", id).stream().findFirst();
    }

    /** The open case of a debtor, if he is dunned. */
    public Optional<CaseFile> findOpen(TenantId tenant, String debtor) {
        return query(tenant, OPEN + " and debtor = :value", debtor).stream().findFirst();
    }

    /** The case in which an order was sent. */
    Optional<CaseFile> findByOrder(TenantId tenant, String number) {
        return query(
                        tenant,
                        """
                        id in (select case_id from dunning.case_step s
                               where s.tenant_id = :tenant and s.detail = :value
                                   and s.kind in ('ORDER', 'RECONNECTION_ORDERED'))
                        """,
                        number)
                .stream()
                .findFirst();
    }

    /** All open cases in the order of their debtors. */
    public List<CaseFile> open(TenantId tenant) {
        return query(tenant, OPEN + " and debtor <> :value", "");
    }

    /** A page of all cases in the order of their ids, open ones only or all. */
    public List<CaseFile> page(TenantId tenant, boolean openOnly, @Nullable UUID after, int size) {
        var rows = jdbc.sql(
                        """
                        select * from dunning.dunning_case
                        where tenant_id = :tenant and (cast(:after as uuid) is null or id > :after)
                            and (not :openOnly or closed_on is null)
                        order by id limit :size
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("openOnly", openOnly)
                .param("size", size)
                .query(CaseFiles::row)
                .list();
        return withSteps(tenant, rows);
    }

    void open(CaseFile file) {
        var rows = jdbc.sql(
                        """
                        insert into dunning.dunning_case (tenant_id, id, debtor, contract, opened_on, waiting)
                        values (:tenant, :id, :debtor, :contract, :opened, :waiting)
                        """)
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .param("debtor", file.debtor())
                .param("contract", file.contract().value())
                .param("opened", file.openedOn())
                .param("waiting", file.waiting().what())
                .update();
        require(rows, file.id());
    }

    /** Keeps others from changing the case until the transaction ends. */
    void lock(CaseFile file) {
        var unused = jdbc.sql("select 1 from dunning.dunning_case where tenant_id = :tenant and id = :id for update")
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .query(Integer.class)
                .single();
    }

    /** @return the step's number */
    @CanIgnoreReturnValue
    int add(CaseFile file, CaseStep.Kind kind, LocalDate day, String detail) {
        lock(file);
        return jdbc.sql(
                        """
                        insert into dunning.case_step (tenant_id, case_id, number, kind, day, recorded_at, detail)
                        select :tenant, :id, coalesce(max(number), 0) + 1, :kind, :day, :at, :detail
                        from dunning.case_step where tenant_id = :tenant and case_id = :id
                        returning number
                        """)
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .param("kind", kind.name())
                .param("day", day)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("detail", detail)
                .query(Integer.class)
                .single();
    }

    void waits(CaseFile file, Waiting waiting) {
        var rows = jdbc.sql(
                        """
                        update dunning.dunning_case set waiting = :what, waiting_until = :until
                        where tenant_id = :tenant and id = :id
                        """)
                .param("what", waiting.what())
                .param("until", waiting.until())
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .update();
        require(rows, file.id());
    }

    void close(CaseFile file, CaseFile.Closing closing) {
        var rows = jdbc.sql(
                        """
                        update dunning.dunning_case set closed_on = :day, outcome = :outcome
                        where tenant_id = :tenant and id = :id and closed_on is null
                        """)
                .param("day", closing.day())
                .param("outcome", closing.outcome().name())
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .update();
        require(rows, file.id());
    }

    private List<CaseFile> query(TenantId tenant, String condition, Object value) {
        var rows = jdbc.sql("select * from dunning.dunning_case where tenant_id = :tenant and " + condition
                        + " order by debtor, opened_on, id")
                .param("tenant", tenant.value())
                .param("value", value)
                .query(CaseFiles::row)
                .list();
        return withSteps(tenant, rows);
    }

    private List<CaseFile> withSteps(TenantId tenant, List<CaseFile> rows) {
        if (rows.isEmpty()) return rows;
        Map<UUID, List<CaseStep>> steps = new HashMap<>();
        jdbc.sql(
                        """
                        select * from dunning.case_step where tenant_id = :tenant and case_id in (:ids)
                        order by case_id, number
                        """)
                .param("tenant", tenant.value())
                .param("ids", rows.stream().map(CaseFile::id).toList())
                .query(row -> {
                    steps.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new ArrayList<>())
                            .add(step(row));
                });
        return rows.stream()
                .map(f -> new CaseFile(
                        f.tenant(),
                        f.id(),
                        f.debtor(),
                        f.contract(),
                        f.openedOn(),
                        f.closing(),
                        f.waiting(),
                        steps.getOrDefault(f.id(), List.of())))
                .toList();
    }

    private static void require(int rows, UUID id) {
        if (rows != 1) throw new IllegalStateException("Dunning case " + id + " was not stored, or is closed");
    }

    private static CaseStep step(ResultSet row) throws SQLException {
        return new CaseStep(
                row.getInt("number"),
                CaseStep.Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                row.getString("detail"));
    }

    private static CaseFile row(ResultSet row, int index) throws SQLException {
        var closed = row.getObject("closed_on", LocalDate.class);
        return new CaseFile(
                TenantId.of(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getString("debtor"),
                ContractId.of(row.getString("contract")),
                row.getObject("opened_on", LocalDate.class),
                closed == null
                        ? null
                        : new CaseFile.Closing(closed, CaseFile.Outcome.valueOf(row.getString("outcome"))),
                new Waiting(row.getString("waiting"), row.getObject("waiting_until", LocalDate.class)),
                List.of());
    }
}
