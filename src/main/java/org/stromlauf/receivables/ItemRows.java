package org.stromlauf.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The rows of items and of what settled them. */
@Repository
class ItemRows {

    private static final String ITEMS =
            """
            select i.key, i.debtor, i.kind, i.reference, i.announced_on, i.due_on, i.amount,
                (i.amount - coalesce((select sum(a.amount) from receivables.allocation a
                    where a.tenant = i.tenant and a.item_key = i.key), 0))::numeric(15, 2) as open
            from receivables.item i where i.tenant = :tenant
            """;

    /** A posting that moves money for a debtor, and how much of it settles nothing yet. */
    record FreeCredit(String posting, Money amount) {}

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, Demand demand) {
        jdbc.sql(
                        """
                        insert into receivables.item (tenant, key, debtor, kind, reference, announced_on, due_on, amount,
                            posting_key)
                        values (:tenant, :key, :debtor, :kind, :reference, :announced, :due, :amount, :posting)
                        """)
                .param("tenant", tenant.value())
                .param("key", demand.key())
                .param("debtor", demand.debtor())
                .param("kind", demand.kind().name())
                .param("reference", demand.reference())
                .param("announced", demand.announcedOn())
                .param("due", demand.dueOn())
                .param("amount", demand.amount().euros())
                .param("posting", demand.posting().key())
                .update();
    }

    void allocate(TenantId tenant, String item, String posting, Money amount) {
        jdbc.sql(
                        """
                        insert into receivables.allocation (tenant, item_key, posting_key, ordinal, amount)
                        select :tenant, :item, :posting, count(*) + 1, :amount from receivables.allocation
                        where tenant = :tenant and item_key = :item and posting_key = :posting
                        """)
                .param("tenant", tenant.value())
                .param("item", item)
                .param("posting", posting)
                .param("amount", amount.euros())
                .update();
    }

    /** One debtor's settlements wait for each other: two payments at once see each other's allocations. */
    void lock(TenantId tenant, String debtor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))::text")
                .param("name", "receivables " + tenant + " " + debtor)
                .query(String.class)
                .single();
    }

    Optional<OpenItem> find(TenantId tenant, String key) {
        return jdbc.sql(ITEMS + " and i.key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(ItemRows::item)
                .optional();
    }

    List<OpenItem> open(TenantId tenant, String debtor) {
        return jdbc.sql("select * from (" + ITEMS
                        + " and i.debtor = :debtor) items where open > 0 order by due_on, key")
                .param("tenant", tenant.value())
                .param("debtor", debtor)
                .query(ItemRows::item)
                .list();
    }

    List<OpenItem> dueUntil(TenantId tenant, LocalDate day) {
        return jdbc.sql("select * from (" + ITEMS + " and i.due_on <= :day) items where open > 0 order by due_on, key")
                .param("tenant", tenant.value())
                .param("day", day)
                .query(ItemRows::item)
                .list();
    }

    /** A page of all open items by key. */
    List<OpenItem> page(TenantId tenant, String after, int limit) {
        return jdbc.sql("select * from (" + ITEMS
                        + " and i.key > :after) items where open > 0 order by key limit :limit")
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query(ItemRows::item)
                .list();
    }

    /** Postings that gave the debtor credit which settles nothing yet, the oldest first. */
    List<FreeCredit> freeCredits(TenantId tenant, String debtor) {
        return jdbc.sql(
                        """
                        select posting, free from (
                            select p.key as posting, p.booking_date, (-sum(e.amount) - coalesce((
                                select sum(a.amount) from receivables.allocation a
                                join receivables.item i on i.tenant = a.tenant and i.key = a.item_key
                                where a.tenant = :tenant and a.posting_key = p.key and i.debtor = :debtor), 0)
                                )::numeric(15, 2) as free
                            from receivables.entry e
                            join receivables.posting p on p.tenant = e.tenant and p.key = e.posting_key
                            where e.tenant = :tenant and e.account = 'DEBTOR' and e.account_key = :debtor
                            group by p.key, p.booking_date) credits
                        where free > 0 order by booking_date, posting
                        """)
                .param("tenant", tenant.value())
                .param("debtor", debtor)
                .query((row, index) -> new FreeCredit(row.getString("posting"), new Money(row.getBigDecimal("free"))))
                .list();
    }

    Map<String, List<Settlement>> settlements(TenantId tenant, Collection<String> keys) {
        var found = new LinkedHashMap<String, List<Settlement>>();
        if (keys.isEmpty()) return found;
        jdbc.sql(
                        """
                        select a.item_key, a.posting_key, p.booking_date, a.amount from receivables.allocation a
                        join receivables.posting p on p.tenant = a.tenant and p.key = a.posting_key
                        where a.tenant = :tenant and a.item_key in (:keys)
                        order by a.item_key, p.booking_date, a.posting_key, a.ordinal
                        """)
                .param("tenant", tenant.value())
                .param("keys", keys)
                .query(row -> {
                    found.computeIfAbsent(row.getString("item_key"), key -> new ArrayList<>())
                            .add(new Settlement(
                                    row.getString("posting_key"),
                                    row.getObject("booking_date", LocalDate.class),
                                    new Money(row.getBigDecimal("amount"))));
                });
        return found;
    }

    private static OpenItem item(ResultSet row, int index) throws SQLException {
        return new OpenItem(
                row.getString("key"),
                row.getString("debtor"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getObject("announced_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                new Money(row.getBigDecimal("open")));
    }
}
