package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The tenants' double-entry books (Hauptbuch): append-only, every posting sums to zero. GoBD; HGB §239(3). */
@Repository
public class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Books a posting once.
     *
     * @return false when the same posting is booked already
     * @throws IllegalStateException when another posting has this key
     */
    @Transactional
    @CanIgnoreReturnValue
    public boolean post(TenantId tenant, Posting posting) {
        var inserted = jdbc.sql(
                        """
                        insert into receivables.posting (tenant, key, booking_date, text, entries)
                        values (:tenant, :key, :date, :text, :entries)
                        on conflict (tenant, key) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("key", posting.key())
                .param("date", posting.bookingDate())
                .param("text", posting.text())
                .param("entries", posting.entries().size())
                .update();
        if (inserted == 0) {
            refuseOther(tenant, posting);
            return false;
        }
        addEntries(tenant, posting);
        return true;
    }

    public Optional<Posting> find(TenantId tenant, String key) {
        return jdbc.sql("select booking_date, text from receivables.posting where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, index) -> new Posting(
                        key,
                        row.getObject("booking_date", LocalDate.class),
                        row.getString("text"),
                        entries(tenant, key)))
                .optional();
    }

    /** Debits minus credits of an account: what a debtor owes, what the bank holds. */
    public Money balance(TenantId tenant, Account account) {
        return new Money(jdbc.sql(
                        """
                        select coalesce(sum(amount), 0)::numeric(15, 2) from receivables.entry
                        where tenant = :tenant and account = :kind and account_key = :key
                        """)
                .param("tenant", tenant.value())
                .param("kind", account.kind().name())
                .param("key", account.key())
                .query(java.math.BigDecimal.class)
                .single());
    }

    /** The sum of all accounts: zero, or the books are broken. */
    public Money total(TenantId tenant) {
        return new Money(jdbc.sql(
                        "select coalesce(sum(amount), 0)::numeric(15, 2) from receivables.entry where tenant = :tenant")
                .param("tenant", tenant.value())
                .query(java.math.BigDecimal.class)
                .single());
    }

    /**
     * An account's lines by booking date.
     *
     * @param after the position of the last line of the page before, empty for the first: {@link #position}
     */
    public List<AccountLine> lines(TenantId tenant, Account account, String after, int limit) {
        return jdbc.sql(
                        """
                        select p.key, p.booking_date, p.text, sum(e.amount)::numeric(15, 2) as amount
                        from receivables.entry e
                        join receivables.posting p on p.tenant = e.tenant and p.key = e.posting_key
                        where e.tenant = :tenant and e.account = :kind and e.account_key = :account
                          and p.booking_date::text || ' ' || p.key > :after
                        group by p.booking_date, p.key, p.text
                        order by p.booking_date::text || ' ' || p.key limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("kind", account.kind().name())
                .param("account", account.key())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new AccountLine(
                        row.getString("key"),
                        row.getObject("booking_date", LocalDate.class),
                        row.getString("text"),
                        new Money(row.getBigDecimal("amount"))))
                .list();
    }

    /** Where a line stands in its account's order. */
    public static String position(AccountLine line) {
        return line.bookingDate() + " " + line.posting();
    }

    private void addEntries(TenantId tenant, Posting posting) {
        int ordinal = 0;
        for (var entry : posting.entries()) {
            jdbc.sql(
                            """
                            insert into receivables.entry (tenant, posting_key, ordinal, account, account_key, amount)
                            values (:tenant, :posting, :ordinal, :kind, :account, :amount)
                            """)
                    .param("tenant", tenant.value())
                    .param("posting", posting.key())
                    .param("ordinal", ++ordinal)
                    .param("kind", entry.account().kind().name())
                    .param("account", entry.account().key())
                    .param("amount", entry.amount().euros())
                    .update();
        }
    }

    private void refuseOther(TenantId tenant, Posting posting) {
        var booked = find(tenant, posting.key()).orElseThrow();
        if (!booked.equals(posting)) {
            throw new IllegalStateException("Tenant " + tenant + " has booked something else under '" + posting.key()
                    + "': " + booked + "; book a correction under a key of its own");
        }
    }

    private List<LedgerEntry> entries(TenantId tenant, String key) {
        return jdbc.sql(
                        """
                        select account, account_key, amount from receivables.entry
                        where tenant = :tenant and posting_key = :key order by ordinal
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, index) -> new LedgerEntry(
                        new Account(Account.Kind.valueOf(row.getString("account")), row.getString("account_key")),
                        new Money(row.getBigDecimal("amount"))))
                .list();
    }
}
