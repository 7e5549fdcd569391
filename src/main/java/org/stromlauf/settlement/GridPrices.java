package org.stromlauf.settlement;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The price sheets of grid operators (Preisblatt Netznutzung), as a tenant knows them. */
@Repository
public class GridPrices {

    private final JdbcClient jdbc;

    public GridPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** States all prices of a grid operator anew; bills that were issued keep theirs. */
    @Transactional
    public void define(TenantId tenant, MarketPartnerId gridOperator, List<GridPrice> prices) {
        jdbc.sql("delete from settlement.price where tenant_id = :tenant and grid_operator = :operator")
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .update();
        for (var price : prices) add(tenant, gridOperator, price);
    }

    private void add(TenantId tenant, MarketPartnerId gridOperator, GridPrice price) {
        jdbc.sql(
                        """
                        insert into settlement.price (tenant_id, grid_operator, article, valid, unit, euros)
                        values (:tenant, :operator, :article, :valid::daterange, :unit, :euros)
                        """)
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .param("article", price.article())
                .param("valid", price.valid().toString())
                .param("unit", price.unit().name())
                .param("euros", price.euros())
                .update();
    }

    /** Whether the tenant has a price sheet of that grid operator at all. */
    public boolean isDefined(TenantId tenant, MarketPartnerId gridOperator) {
        return jdbc.sql(
                        """
                        select exists (select 1 from settlement.price where tenant_id = :tenant and grid_operator = :operator)
                        """)
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .query(Boolean.class)
                .single();
    }

    /** The prices that hold on a day of a range, by article and validity. */
    public List<GridPrice> in(TenantId tenant, MarketPartnerId gridOperator, DateRange range) {
        return jdbc.sql(
                        """
                        select article, lower(valid) as first, upper(valid) as last, unit, euros from settlement.price
                         where tenant_id = :tenant and grid_operator = :operator and valid && :range::daterange
                         order by article, valid
                        """)
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .param("range", range.toString())
                .query((row, n) -> new GridPrice(
                        row.getString("article"),
                        new DateRange(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)),
                        PriceUnit.valueOf(row.getString("unit")),
                        row.getBigDecimal("euros")))
                .list();
    }
}
