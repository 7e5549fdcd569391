package org.stromlauf.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The positions of issued and received bills; only added to. */
@Repository
public class BillPositions {

    private final JdbcClient jdbc;

    BillPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(TenantId tenant, UUID bill, List<BillPosition> positions) {
        for (var position : positions) add(tenant, bill, position);
    }

    private void add(TenantId tenant, UUID bill, BillPosition position) {
        jdbc.sql(
                        """
                        insert into settlement.position (tenant_id, bill, number, article, starts_on, ends_on, unit,
                                                         quantity, price, net, vat_rate)
                        values (:tenant, :bill, :number, :article, :from, :to, :unit, :quantity, :price, :net, :vat)
                        """)
                .param("tenant", tenant.value())
                .param("bill", bill)
                .param("number", position.number())
                .param("article", position.article())
                .param("from", position.days().from())
                .param("to", position.days().end())
                .param("unit", position.unit().name())
                .param("quantity", position.quantity())
                .param("price", position.price())
                .param("net", position.net().euros())
                .param("vat", position.vatRate())
                .update();
    }

    public List<BillPosition> of(TenantId tenant, UUID bill) {
        return jdbc.sql(
                        """
                        select * from settlement.position where tenant_id = :tenant and bill = :bill order by number
                        """)
                .param("tenant", tenant.value())
                .param("bill", bill)
                .query((row, n) -> new BillPosition(
                        row.getInt("number"),
                        row.getString("article"),
                        DateRange.of(
                                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                        PriceUnit.valueOf(row.getString("unit")),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        new Money(row.getBigDecimal("net")),
                        row.getBigDecimal("vat_rate")))
                .list();
    }
}
