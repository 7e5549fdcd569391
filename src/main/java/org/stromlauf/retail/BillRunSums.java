package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.retail.BillRunStatistics.Billed;
import org.stromlauf.retail.BillRunStatistics.Sum;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Adds up what runs have billed. */
@Repository
class BillRunSums {

    private static final String SUM =
            """
            count(*) as bills, coalesce(sum(b.consumption_wh), 0) as wh, coalesce(sum(b.gross), 0.00) as gross,
                coalesce(sum(b.due), 0.00) as due
            from retail.contract_bill b
            """;

    private final JdbcClient jdbc;

    BillRunSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    BillRunStatistics of(TenantId tenant, String run) {
        var billed = jdbc
                .sql("select occasion, " + SUM + " where b.tenant = :tenant and b.run = :run group by occasion")
                .param("tenant", tenant.value())
                .param("run", run)
                .query((row, n) -> new Billed(Occasion.valueOf(row.getString("occasion")), sum(row)))
                .stream()
                .sorted(Comparator.comparing(Billed::occasion))
                .toList();
        var cancelled = jdbc.sql(
                        "select " + SUM
                                + """
                        join retail.contract_bill_cancelled c on c.tenant = b.tenant and c.key = b.key
                        where c.tenant = :tenant and c.run = :run
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query((row, n) -> sum(row))
                .single();
        return new BillRunStatistics(billed, cancelled.bills() == 0 ? null : cancelled);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(
                row.getLong("bills"),
                new Energy(row.getLong("wh")),
                new Money(row.getBigDecimal("gross")),
                new Money(row.getBigDecimal("due")));
    }
}
