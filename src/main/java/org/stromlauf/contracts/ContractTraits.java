package org.stromlauf.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** The traits of contracts: given from a day on, ended, never changed. */
@Repository
public class ContractTraits {

    private final JdbcClient jdbc;

    ContractTraits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that a contract has or had, by name and day. */
    public List<ContractTrait> of(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select trait, lower(days) as first, upper(days) as after, source from contracts.contract_trait
                        where tenant = :tenant and contract = :contract order by trait, days
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(ContractTraits::row)
                .list();
    }

    /**
     * Gives a trait; the same again changes nothing.
     *
     * @throws IllegalArgumentException when the contract has it on some of the days already
     */
    @Transactional
    public void give(TenantId tenant, ContractId contract, ContractTrait trait) {
        var known = of(tenant, contract);
        if (known.contains(trait)) return;
        known.stream()
                .filter(k -> k.name().equals(trait.name()) && k.days().overlaps(trait.days()))
                .findFirst()
                .ifPresent(k -> {
                    throw new IllegalArgumentException(
                            "The contract has " + trait.name() + " " + k.days() + " already: end it first");
                });
        var rows = jdbc.sql(
                        """
                        insert into contracts.contract_trait (tenant, contract, trait, days, source)
                        values (:tenant, :contract, :trait, daterange(:from, :to), :source)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("trait", trait.name())
                .param("from", trait.days().from())
                .param("to", trait.days().to())
                .param("source", trait.source())
                .update();
        if (rows != 1) throw new IllegalStateException("Trait " + trait.name() + " was not stored");
    }

    /**
     * Ends a trait that holds.
     *
     * @param end first day on which it does not hold any more
     * @throws NoSuchElementException when it does not hold on the day before
     */
    @Transactional
    public void end(TenantId tenant, ContractId contract, String trait, LocalDate end) {
        var rows = jdbc.sql(
                        """
                        update contracts.contract_trait set days = daterange(lower(days), :end)
                        where tenant = :tenant and contract = :contract and trait = :trait
                            and days @> :end::date - 1 and (upper(days) is null or upper(days) > :end)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("trait", trait)
                .param("end", end)
                .update();
        if (rows == 0) {
            throw new NoSuchElementException("The contract has no trait " + trait + " that could end on " + end);
        }
    }

    private static ContractTrait row(ResultSet row, int number) throws SQLException {
        return new ContractTrait(
                row.getString("trait"),
                new DateRange(row.getObject("first", LocalDate.class), row.getObject("after", LocalDate.class)),
                row.getString("source"));
    }
}
