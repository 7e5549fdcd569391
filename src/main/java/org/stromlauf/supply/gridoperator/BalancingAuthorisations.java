package org.stromlauf.supply.gridoperator;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Which supplier may use which balancing group in a tenant's grid (Zuordnungsermächtigung, E_0622 step 60). */
@Service
public class BalancingAuthorisations {

    private final JdbcClient jdbc;

    public BalancingAuthorisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Grants the use; granted again nothing changes. */
    @Transactional
    public void grant(TenantId tenant, MarketPartnerId supplier, String balancingGroup) {
        jdbc.sql(
                        """
                        insert into supply.balancing_authorisation (tenant_id, supplier, balancing_group)
                        values (:tenant, :supplier, :group) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("supplier", supplier.value())
                .param("group", balancingGroup)
                .update();
    }

    /** From now on the supplier may use these and no others. */
    @Transactional
    public void replace(TenantId tenant, MarketPartnerId supplier, List<String> balancingGroups) {
        jdbc.sql("delete from supply.balancing_authorisation where tenant_id = :tenant and supplier = :supplier")
                .param("tenant", tenant.value())
                .param("supplier", supplier.value())
                .update();
        for (var group : balancingGroups) grant(tenant, supplier, group);
    }

    public List<String> of(TenantId tenant, MarketPartnerId supplier) {
        return jdbc.sql(
                        """
                        select balancing_group from supply.balancing_authorisation
                         where tenant_id = :tenant and supplier = :supplier order by balancing_group
                        """)
                .param("tenant", tenant.value())
                .param("supplier", supplier.value())
                .query(String.class)
                .list();
    }
}
