package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Which periods of which contracts are billed. */
@Repository
public class ContractBills {

    private static final String SELECT =
            """
            select b.*, lower(b.period) as period_from, upper(b.period) as period_to from retail.contract_bill b
            where b.tenant = :tenant
            """;

    private static final String STANDS =
            """
             and not exists (select 1 from retail.contract_bill_cancelled c where c.tenant = b.tenant and c.key = b.key)
            """;

    private final JdbcClient jdbc;

    ContractBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first day of a contract that is not billed yet. */
    public LocalDate billedUntil(Contract contract) {
        return jdbc.sql(
                        """
                        select max(until) from (
                            select upper(b.period) as until from retail.contract_bill b
                            where b.tenant = :tenant and b.contract = :contract
                        """
                                + STANDS
                                + """
                            union all
                            select until from retail.billed_elsewhere where tenant = :tenant and contract = :contract
                        ) billed
                        """)
                .param("tenant", contract.tenant().value())
                .param("contract", contract.id().value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(contract.supply().from());
    }

    /** The first days that are not billed yet of those contracts of which anything is billed. */
    Map<ContractId, LocalDate> billedUntil(TenantId tenant, Collection<ContractId> wanted) {
        record Billed(ContractId contract, LocalDate until) {}
        return jdbc
                .sql(
                        """
                        select contract, max(until) as until from (
                            select b.contract, upper(b.period) as until from retail.contract_bill b
                            where b.tenant = :tenant and b.contract = any (:contracts)
                        """
                                + STANDS
                                + """
                            union all
                            select contract, until from retail.billed_elsewhere
                            where tenant = :tenant and contract = any (:contracts)
                        ) billed group by contract
                        """)
                .param("tenant", tenant.value())
                .param("contracts", wanted.stream().map(ContractId::value).toArray(UUID[]::new))
                .query((row, n) -> new Billed(
                        new ContractId(row.getObject("contract", UUID.class)), row.getObject("until", LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Billed::contract, Billed::until));
    }

    /** A contract came from another system, which has billed it up to a day. */
    public void billedElsewhere(TenantId tenant, ContractId contract, LocalDate until) {
        var rows = jdbc.sql(
                        """
                        insert into retail.billed_elsewhere (tenant, contract, until) values (:tenant, :contract, :until)
                        on conflict (tenant, contract) do update set until = excluded.until
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("until", until)
                .update();
        if (rows != 1) throw new IllegalStateException("Nothing was stored about contract " + contract);
        var ignored = jdbc.sql(
                        """
                        insert into retail.bill_due_stale (tenant, number)
                        select tenant, number from retail.bill_due where tenant = :tenant and contract = :contract
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .update();
    }

    /** The bill that ends last and was not cancelled. */
    public Optional<ContractBill> last(TenantId tenant, ContractId contract) {
        return jdbc.sql(SELECT + STANDS + " and b.contract = :contract order by upper(b.period) desc, b.key limit 1")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(ContractBills::bill)
                .optional();
    }

    /**
     * The bill with which a period is compared: of the same season a year before (EnWG §40(2) no. 7), when one of about that length
     * stands, else the last one.
     */
    Optional<ContractBill> comparable(TenantId tenant, ContractId contract, DateRange period) {
        var year = DateRange.of(period.from().minusYears(1), period.end().minusYears(1));
        return standingSince(tenant, contract, year.from()).stream()
                .filter(b -> b.period().days() <= 2 * period.days() && 2 * common(b.period(), year) >= period.days())
                .max(Comparator.comparingLong(b -> common(b.period(), year)))
                .or(() -> last(tenant, contract));
    }

    private static long common(DateRange one, DateRange other) {
        return one.intersection(other).map(DateRange::days).orElse(0L);
    }

    /** The bill of a period that was not cancelled. */
    Optional<ContractBill> standing(TenantId tenant, ContractId contract, DateRange period) {
        return standingSince(tenant, contract, period.from()).stream()
                .filter(b -> b.period().equals(period))
                .findFirst();
    }

    /** The bills that were not cancelled and end after a day, the last first. */
    List<ContractBill> standingSince(TenantId tenant, ContractId contract, LocalDate day) {
        return jdbc.sql(SELECT
                        + STANDS
                        + " and b.contract = :contract and upper(b.period) > :day order by upper(b.period) desc, b.key")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("day", day)
                .query(ContractBills::bill)
                .list();
    }

    /** All bills of a contract, cancelled ones too, by their ends. */
    public List<ContractBill> of(TenantId tenant, ContractId contract) {
        return jdbc.sql(SELECT + " and b.contract = :contract order by upper(b.period), b.key")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(ContractBills::bill)
                .list();
    }

    /** The bills of a run by document number, after that of the page before; sites of collective bills are not among them. */
    public List<ContractBill> ofRun(TenantId tenant, String run, String afterInvoice, int limit) {
        return jdbc.sql(
                        SELECT
                                + " and b.run = :run and b.collective is null and b.invoice > :after order by b.invoice limit :limit")
                .param("tenant", tenant.value())
                .param("run", run)
                .param("after", afterInvoice)
                .param("limit", limit)
                .query(ContractBills::bill)
                .list();
    }

    /** The sites of a collective bill by number. */
    List<ContractBill> ofCollective(TenantId tenant, String collective) {
        return jdbc.sql(SELECT + " and b.collective = :collective order by b.number")
                .param("tenant", tenant.value())
                .param("collective", collective)
                .query(ContractBills::bill)
                .list();
    }

    /** The documents that cancel bills in a run, with the bills they cancel. */
    List<String> cancellationsOfRun(TenantId tenant, String run) {
        return jdbc.sql(
                        """
                        select distinct invoice from retail.contract_bill_cancelled where tenant = :tenant and run = :run
                        order by invoice
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query(String.class)
                .list();
    }

    /** Names the bill of a period: a corrected one is counted. */
    String nextKey(Contract contract, DateRange period) {
        var stem = contract.number() + "." + period.end();
        int before = jdbc.sql("select count(*) from retail.contract_bill where tenant = :tenant and key like :stem")
                .param("tenant", contract.tenant().value())
                .param("stem", stem + "%")
                .query(Integer.class)
                .single();
        return before == 0 ? stem : stem + "." + (before + 1);
    }

    void add(ContractBill bill) {
        var rows = jdbc.sql(
                        """
                        insert into retail.contract_bill (tenant, key, contract, number, period, occasion, run, invoice,
                            consumption_wh, gross, due, collective)
                        values (:tenant, :key, :contract, :number, daterange(:from, :to), :occasion, :run, :invoice,
                            :consumption, :gross, :due, :collective)
                        """)
                .param("tenant", bill.tenant().value())
                .param("key", bill.key())
                .param("contract", bill.contract().value())
                .param("number", bill.number())
                .param("from", bill.period().from())
                .param("to", bill.period().end())
                .param("occasion", bill.occasion().name())
                .param("run", bill.run())
                .param("invoice", bill.invoice())
                .param("consumption", bill.consumption().wattHours())
                .param("gross", bill.gross().euros())
                .param("due", bill.due().euros())
                .param("collective", bill.collective())
                .update();
        if (rows != 1) throw new IllegalStateException("Bill " + bill.key() + " was not stored");
    }

    private static ContractBill bill(ResultSet row, int number) throws SQLException {
        return new ContractBill(
                TenantId.of(row.getString("tenant")),
                row.getString("key"),
                new ContractId(row.getObject("contract", UUID.class)),
                row.getString("number"),
                DateRange.of(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("run"),
                row.getString("invoice"),
                new Energy(row.getLong("consumption_wh")),
                new Money(row.getBigDecimal("gross")),
                new Money(row.getBigDecimal("due")),
                row.getString("collective"));
    }
}
