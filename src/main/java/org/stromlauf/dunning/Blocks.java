package org.stromlauf.dunning;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The holds and agreements that keep dunning back. */
@Repository
class Blocks {

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standings of(TenantId tenant, String debtor) {
        return new Standings(holds(tenant, debtor), agreements(tenant, debtor));
    }

    /** Those of all debtors who have any. */
    Map<String, Standings> all(TenantId tenant) {
        var holds = new HashMap<String, List<Hold>>();
        for (var hold : holds(tenant, null)) {
            holds.computeIfAbsent(hold.debtor(), d -> new ArrayList<>()).add(hold);
        }
        var agreements = new HashMap<String, List<AvertingAgreement>>();
        for (var agreement : agreements(tenant, null)) {
            agreements
                    .computeIfAbsent(agreement.debtor(), d -> new ArrayList<>())
                    .add(agreement);
        }
        var debtors = new HashSet<>(holds.keySet());
        debtors.addAll(agreements.keySet());
        var all = new HashMap<String, Standings>();
        for (var debtor : debtors) {
            all.put(
                    debtor,
                    new Standings(holds.getOrDefault(debtor, List.of()), agreements.getOrDefault(debtor, List.of())));
        }
        return all;
    }

    void add(TenantId tenant, Hold hold) {
        var rows = jdbc.sql(
                        """
                        insert into dunning.hold (tenant_id, id, debtor, item, reason, note, until, set_on, set_by)
                        values (:tenant, :id, :debtor, :item, :reason, :note, :until, :setOn, :setBy)
                        """)
                .param("tenant", tenant.value())
                .param("id", hold.id())
                .param("debtor", hold.debtor())
                .param("item", hold.item())
                .param("reason", hold.reason().name())
                .param("note", hold.note())
                .param("until", hold.until())
                .param("setOn", hold.setOn())
                .param("setBy", hold.setBy())
                .update();
        if (rows != 1) throw new IllegalStateException("Hold " + hold.id() + " was not stored");
    }

    Optional<Hold> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from dunning.hold where tenant_id = :tenant and id = :id and released_on is null")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Blocks::hold)
                .optional();
    }

    void release(TenantId tenant, Hold hold, LocalDate day, String by) {
        var rows = jdbc.sql(
                        """
                        update dunning.hold set released_on = :day, released_by = :by
                        where tenant_id = :tenant and id = :id and released_on is null
                        """)
                .param("day", day)
                .param("by", by)
                .param("tenant", tenant.value())
                .param("id", hold.id())
                .update();
        if (rows != 1) throw new IllegalStateException("Hold " + hold.id() + " is released already");
    }

    void add(TenantId tenant, AvertingAgreement agreement, String by) {
        jdbc.sql(
                        """
                        insert into dunning.agreement (tenant_id, id, debtor, agreed_on, agreed_by)
                        values (:tenant, :id, :debtor, :on, :by)
                        """)
                .param("tenant", tenant.value())
                .param("id", agreement.id())
                .param("debtor", agreement.debtor())
                .param("on", agreement.agreedOn())
                .param("by", by)
                .update();
        agreement.items().forEach((item, amount) -> jdbc.sql(
                        """
                        insert into dunning.agreement_item (tenant_id, agreement, item, amount)
                        values (:tenant, :id, :item, :amount)
                        """)
                .param("tenant", tenant.value())
                .param("id", agreement.id())
                .param("item", item)
                .param("amount", amount.euros())
                .update());
        for (int number = 1; number <= agreement.rates().size(); number++) {
            var rate = agreement.rates().get(number - 1);
            jdbc.sql(
                            """
                            insert into dunning.agreement_rate (tenant_id, agreement, number, due_on, amount)
                            values (:tenant, :id, :number, :due, :amount)
                            """)
                    .param("tenant", tenant.value())
                    .param("id", agreement.id())
                    .param("number", number)
                    .param("due", rate.dueOn())
                    .param("amount", rate.amount().euros())
                    .update();
        }
    }

    private List<Hold> holds(TenantId tenant, @Nullable String debtor) {
        return jdbc.sql(
                        """
                        select * from dunning.hold
                        where tenant_id = :tenant and released_on is null
                            and (cast(:debtor as text) is null or debtor = :debtor)
                        order by debtor, set_on, id
                        """)
                .param("tenant", tenant.value())
                .param("debtor", debtor)
                .query(Blocks::hold)
                .list();
    }

    private List<AvertingAgreement> agreements(TenantId tenant, @Nullable String debtor) {
        record Line(UUID id, String debtor, LocalDate agreedOn, @Nullable String item, LocalDate due, Money amount) {}
        var lines = jdbc.sql(
                        """
                        select a.id, a.debtor, a.agreed_on, i.item, null::date as due_on, i.amount, 0 as number
                        from dunning.agreement a
                        join dunning.agreement_item i on i.tenant_id = a.tenant_id and i.agreement = a.id
                        where a.tenant_id = :tenant and a.ended_on is null
                            and (cast(:debtor as text) is null or a.debtor = :debtor)
                        union all
                        select a.id, a.debtor, a.agreed_on, null, r.due_on, r.amount, r.number
                        from dunning.agreement a
                        join dunning.agreement_rate r on r.tenant_id = a.tenant_id and r.agreement = a.id
                        where a.tenant_id = :tenant and a.ended_on is null
                            and (cast(:debtor as text) is null or a.debtor = :debtor)
                        order by 2, 3, 1, 7, 4
                        """)
                .param("tenant", tenant.value())
                .param("debtor", debtor)
                .query((row, n) -> new Line(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        money(row.getBigDecimal(6))))
                .list();
        var agreements = new ArrayList<AvertingAgreement>();
        for (var id : lines.stream().map(Line::id).distinct().toList()) {
            var items = new LinkedHashMap<String, Money>();
            var rates = new ArrayList<AvertingAgreement.Rate>();
            var own = lines.stream().filter(l -> l.id().equals(id)).toList();
            for (var line : own) {
                var item = line.item();
                if (item != null) items.put(item, line.amount());
                else rates.add(new AvertingAgreement.Rate(line.due(), line.amount()));
            }
            agreements.add(
                    new AvertingAgreement(id, own.get(0).debtor(), own.get(0).agreedOn(), items, rates));
        }
        return agreements;
    }

    private static Money money(BigDecimal euros) {
        return new Money(euros);
    }

    private static Hold hold(ResultSet row, int index) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getString("debtor"),
                row.getString("item"),
                Hold.Reason.valueOf(row.getString("reason")),
                row.getString("note"),
                row.getObject("until", LocalDate.class),
                row.getObject("set_on", LocalDate.class),
                row.getString("set_by"));
    }
}
