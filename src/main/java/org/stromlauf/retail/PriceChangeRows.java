package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/** The rows of price changes and of their notices. */
@Repository
class PriceChangeRows {

    private final JdbcClient jdbc;

    PriceChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a change under its key */
    boolean add(PriceChange change) {
        return jdbc.sql(
                                """
                        insert into retail.price_change (tenant, key, product, content, basis, effective, reason, author,
                            proposed_at)
                        values (:tenant, :key, :product, :content, :basis, :effective, :reason, :author, :at)
                        on conflict do nothing
                        """)
                        .param("tenant", change.tenant().value())
                        .param("key", change.key())
                        .param("product", change.product())
                        .param("content", change.content())
                        .param("basis", change.basis())
                        .param("effective", change.effective())
                        .param("reason", change.reason())
                        .param("author", change.author())
                        .param("at", change.proposedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<PriceChange> find(TenantId tenant, String key) {
        return jdbc.sql("select * from retail.price_change where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(PriceChangeRows::row)
                .optional();
    }

    /** Approved again by the same person it changes nothing. */
    void approve(TenantId tenant, String change, String person, Instant at) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.price_change_approval (tenant, change, person, at)
                        values (:tenant, :change, :person, :at) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("change", change)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> approvedBy(TenantId tenant, String change) {
        return jdbc.sql(
                        """
                        select person from retail.price_change_approval where tenant = :tenant and change = :change
                        order by at, person limit 1
                        """)
                .param("tenant", tenant.value())
                .param("change", change)
                .query(String.class)
                .optional();
    }

    /** Changes of a product on a day that were proposed before, for the next one's key. */
    int count(TenantId tenant, String stem) {
        return jdbc.sql("select count(*) from retail.price_change where tenant = :tenant and key like :stem || '%'")
                .param("tenant", tenant.value())
                .param("stem", stem)
                .query(Integer.class)
                .single();
    }

    /** Keys of the changes that were made from a version of a product. */
    List<String> ofVersion(TenantId tenant, String product, int basis) {
        return jdbc.sql(
                        """
                        select key from retail.price_change
                        where tenant = :tenant and product = :product and basis = :basis order by key
                        """)
                .param("tenant", tenant.value())
                .param("product", product)
                .param("basis", basis)
                .query(String.class)
                .list();
    }

    /** @return false when the contract was told before */
    boolean notice(PriceChange change, ContractId contract, LocalDate sent) {
        return jdbc.sql(
                                """
                        insert into retail.price_notice (tenant, change, contract, sent_on, effective)
                        values (:tenant, :change, :contract, :sent, :effective) on conflict do nothing
                        """)
                        .param("tenant", change.tenant().value())
                        .param("change", change.key())
                        .param("contract", contract.value())
                        .param("sent", sent)
                        .param("effective", change.effective())
                        .update()
                == 1;
    }

    int notices(TenantId tenant, String change) {
        return jdbc.sql("select count(*) from retail.price_notice where tenant = :tenant and change = :change")
                .param("tenant", tenant.value())
                .param("change", change)
                .query(Integer.class)
                .single();
    }

    /** The first day after a given one on which a change holds of which a contract was told. */
    Optional<LocalDate> nextEffective(TenantId tenant, ContractId contract, LocalDate after) {
        return jdbc.sql(
                        """
                        select min(effective) from retail.price_notice
                        where tenant = :tenant and contract = :contract and effective > :after
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("after", after)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    private static PriceChange row(ResultSet row, int number) throws SQLException {
        return new PriceChange(
                TenantId.of(row.getString("tenant")),
                row.getString("key"),
                row.getString("product"),
                row.getString("content"),
                row.getInt("basis"),
                row.getObject("effective", LocalDate.class),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant());
    }
}
