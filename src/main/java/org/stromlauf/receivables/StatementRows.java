package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The rows of bank statements and what their lines were taken for. */
@Repository
class StatementRows {

    /** What a line was taken for. */
    enum Outcome {
        PAID,
        RETURNED,
        UNMATCHED
    }

    private static final String UNMATCHED =
            """
            select l.*, (select min(i.key) from receivables.item i where i.tenant = l.tenant
                and i.amount = l.amount and not exists (select 1 from receivables.allocation a
                    where a.tenant = i.tenant and a.item_key = i.key) having count(*) = 1) as proposal
            from receivables.statement_line l
            where l.tenant = :tenant and l.outcome = 'UNMATCHED' and not exists (
                select 1 from receivables.clearance c where c.tenant = l.tenant and c.line_posting = l.posting_key)
            """;

    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The file from which the statement was taken before, if it was. */
    Optional<ContentHash> takenFrom(TenantId tenant, BankStatement statement) {
        return jdbc.sql(
                        """
                        select content_hash from receivables.statement
                        where tenant = :tenant and iban = :iban and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("iban", statement.iban())
                .param("id", statement.id())
                .query((row, index) -> new ContentHash(row.getString("content_hash")))
                .optional();
    }

    void add(TenantId tenant, BankStatement statement, ContentHash file) {
        jdbc.sql(
                        """
                        insert into receivables.statement (tenant, iban, id, content_hash, opening, closing)
                        values (:tenant, :iban, :id, :hash, :opening, :closing)
                        """)
                .param("tenant", tenant.value())
                .param("iban", statement.iban())
                .param("id", statement.id())
                .param("hash", file.hex())
                .param("opening", statement.opening().euros())
                .param("closing", statement.closing().euros())
                .update();
    }

    void add(
            TenantId tenant,
            String posting,
            BankStatement.Line line,
            Outcome outcome,
            @Nullable OpenItem item,
            @Nullable String debtor) {
        jdbc.sql(
                        """
                        insert into receivables.statement_line (tenant, posting_key, booked_on, amount, end_to_end_id,
                            payer_iban, payer_name, text, outcome, debtor, item_key, return_reason)
                        values (:tenant, :posting, :day, :amount, :endToEnd, :iban, :name, :text, :outcome, :debtor,
                            :item, :reason)
                        """)
                .param("tenant", tenant.value())
                .param("posting", posting)
                .param("day", line.bookedOn())
                .param("amount", line.amount().euros())
                .param("endToEnd", line.endToEndId())
                .param("iban", line.payerIban())
                .param("name", line.payerName())
                .param("text", line.text())
                .param("outcome", outcome.name())
                .param("debtor", debtor)
                .param("item", item == null ? null : item.key())
                .param("reason", line.returnReason())
                .update();
    }

    /** Under which key a line of a statement is booked. */
    static String posting(BankStatement statement, int line) {
        return "bank %s %s %d".formatted(statement.iban(), statement.id(), line);
    }

    /** The collection runs of which statements book a debit or a return, by key. */
    List<String> collectionsIn(TenantId tenant, List<BankStatement> statements) {
        var runs = new TreeSet<String>();
        for (var statement : statements) {
            runs.addAll(jdbc.sql(
                            """
                            select distinct c.run_key from receivables.statement_line l
                            join receivables.collected c on c.tenant = l.tenant and c.item_key = l.end_to_end_id
                            where l.tenant = :tenant and starts_with(l.posting_key, :statement)
                            """)
                    .param("tenant", tenant.value())
                    .param("statement", "bank %s %s ".formatted(statement.iban(), statement.id()))
                    .query(String.class)
                    .list());
        }
        return List.copyOf(runs);
    }

    void addClearance(TenantId tenant, String line, String posting) {
        jdbc.sql(
                        """
                        insert into receivables.clearance (tenant, line_posting, posting_key)
                        values (:tenant, :line, :posting)
                        """)
                .param("tenant", tenant.value())
                .param("line", line)
                .param("posting", posting)
                .update();
    }

    /** The keys of items that have one of these references, or whose debtor does. */
    List<String> itemsByReference(TenantId tenant, Collection<String> references) {
        if (references.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select key from receivables.item
                        where tenant = :tenant and (reference in (:references) or debtor in (:references))
                        order by due_on, key
                        """)
                .param("tenant", tenant.value())
                .param("references", references)
                .query(String.class)
                .list();
    }

    /** Whose direct debits were collected from an account, or who paid from it before. */
    List<String> debtorsByIban(TenantId tenant, String iban) {
        return jdbc.sql(
                        """
                        select debtor from receivables.collected where tenant = :tenant and iban = :iban
                        union
                        select debtor from receivables.statement_line
                        where tenant = :tenant and payer_iban = :iban and debtor is not null
                        order by debtor
                        """)
                .param("tenant", tenant.value())
                .param("iban", iban)
                .query(String.class)
                .list();
    }

    List<UnmatchedLine> unmatched(TenantId tenant, String after, int limit) {
        return jdbc.sql(UNMATCHED + " and l.posting_key > :after order by l.posting_key limit :limit")
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query(StatementRows::unmatched)
                .list();
    }

    Optional<UnmatchedLine> unmatched(TenantId tenant, String key) {
        return jdbc.sql(UNMATCHED + " and l.posting_key = :key for update of l")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(StatementRows::unmatched)
                .optional();
    }

    private static UnmatchedLine unmatched(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new UnmatchedLine(
                row.getString("posting_key"),
                row.getObject("booked_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getString("payer_name"),
                row.getString("payer_iban"),
                row.getString("text"),
                row.getString("proposal"));
    }
}
