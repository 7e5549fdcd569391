package org.stromlauf.retail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Who released conspicuous bills. */
@Repository
class BillReleases {

    private final JdbcClient jdbc;
    private final Clock clock;

    BillReleases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A person releases a bill of that amount; done again it changes nothing. */
    void add(TenantId tenant, String run, ContractId contract, Money gross, String person) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.bill_release (tenant, run, contract, gross, person, at)
                        values (:tenant, :run, :contract, :gross, :person, :at) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("contract", contract.value())
                .param("gross", gross.euros())
                .param("person", person)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The people who released it at that amount. */
    List<String> people(TenantId tenant, String run, ContractId contract, Money gross) {
        return jdbc.sql(
                        """
                        select person from retail.bill_release
                        where tenant = :tenant and run = :run and contract = :contract and gross = :gross order by at, person
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("contract", contract.value())
                .param("gross", gross.euros())
                .query(String.class)
                .list();
    }
}
