package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.retail.LateBills.Late;
import org.stromlauf.shared.TenantId;

/** Until when the next bill of each contract is in time, and which late ones stand in which clerk's case. */
@Repository
class BillDueRows {

    private final JdbcClient jdbc;

    BillDueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its row is computed anew before anybody looks. */
    void stale(TenantId tenant, String number) {
        var ignored = jdbc.sql(
                        "insert into retail.bill_due_stale (tenant, number) values (:tenant, :number) on conflict do nothing")
                .param("tenant", tenant.value())
                .param("number", number)
                .update();
    }

    /** Takes up to so many contracts that have changed, by number. */
    List<String> takeStale(TenantId tenant, int limit) {
        return jdbc
                .sql(
                        """
                        delete from retail.bill_due_stale where tenant = :tenant and number in (
                            select number from retail.bill_due_stale where tenant = :tenant
                            order by number limit :limit for update skip locked)
                        returning number
                        """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** @return whether nobody has looked at the tenant's contracts before */
    boolean begin(TenantId tenant) {
        return jdbc.sql("insert into retail.bill_due_begun (tenant) values (:tenant) on conflict do nothing")
                        .param("tenant", tenant.value())
                        .update()
                == 1;
    }

    void remove(TenantId tenant, ContractId contract) {
        var ignored = jdbc.sql("delete from retail.bill_due where tenant = :tenant and contract = :contract")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .update();
    }

    void put(TenantId tenant, Late due) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.bill_due (tenant, contract, number, occasion, since, ended, latest, framework)
                        values (:tenant, :contract, :number, :occasion, :since, :ended, :latest, :framework)
                        on conflict (tenant, contract) do update set occasion = excluded.occasion, since = excluded.since,
                            ended = excluded.ended, latest = excluded.latest, framework = excluded.framework
                        """)
                .param("tenant", tenant.value())
                .param("contract", due.contract().value())
                .param("number", due.number())
                .param("occasion", due.occasion().name())
                .param("since", due.from())
                .param("ended", due.ended())
                .param("latest", due.latest())
                .param("framework", due.framework())
                .update();
    }

    /** Those whose last day is before a day, by number after that of the page before. */
    List<Late> before(TenantId tenant, LocalDate day, String afterNumber, int limit) {
        return jdbc.sql(
                        """
                        select * from retail.bill_due where tenant = :tenant and latest < :day and number > :after
                        order by number limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .param("after", afterNumber)
                .param("limit", limit)
                .query(BillDueRows::late)
                .list();
    }

    /** Opens a case of a day for what is late and stands in none. */
    boolean openCase(TenantId tenant, LocalDate day) {
        int added = jdbc.sql(
                        """
                        with late as (
                            select d.contract, d.since from retail.bill_due d
                            where d.tenant = :tenant and d.latest < :day and not exists (
                                select 1 from retail.late_bill b
                                where b.tenant = d.tenant and b.contract = d.contract and b.since = d.since)
                        ), opened as (
                            insert into retail.late_bill_case (tenant, day, open)
                            select :tenant, :day, true where exists (select 1 from late)
                            on conflict do nothing returning day
                        )
                        insert into retail.late_bill (tenant, contract, since, day)
                        select :tenant, l.contract, l.since, o.day from late l cross join opened o
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .update();
        return added > 0;
    }

    /** A case's contracts that are not billed yet, by number. */
    List<Late> ofCase(TenantId tenant, LocalDate day) {
        return jdbc.sql(
                        """
                        select d.* from retail.late_bill b join retail.bill_due d
                            on d.tenant = b.tenant and d.contract = b.contract and d.since = b.since
                        where b.tenant = :tenant and b.day = :day order by d.number
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .query(BillDueRows::late)
                .list();
    }

    /** The days of open cases of which every contract is billed by now: they are closed by that. */
    List<LocalDate> closeBilled(TenantId tenant) {
        return jdbc.sql(
                        """
                        update retail.late_bill_case c set open = false
                        where c.tenant = :tenant and c.open and not exists (
                            select 1 from retail.late_bill b join retail.bill_due d
                                on d.tenant = b.tenant and d.contract = b.contract and d.since = b.since
                            where b.tenant = c.tenant and b.day = c.day)
                        returning c.day
                        """)
                .param("tenant", tenant.value())
                .query(LocalDate.class)
                .list();
    }

    void close(TenantId tenant, LocalDate day, String note) {
        var ignored = jdbc.sql(
                        "update retail.late_bill_case set open = false, note = :note where tenant = :tenant and day = :day")
                .param("tenant", tenant.value())
                .param("day", day)
                .param("note", note)
                .update();
    }

    private static Late late(ResultSet row, int number) throws SQLException {
        return new Late(
                ContractId.of(row.getString("contract")),
                row.getString("number"),
                Occasion.valueOf(row.getString("occasion")),
                row.getObject("since", LocalDate.class),
                row.getObject("ended", LocalDate.class),
                row.getObject("latest", LocalDate.class),
                row.getString("framework"),
                null);
    }
}
