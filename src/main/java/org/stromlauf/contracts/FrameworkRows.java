package org.stromlauf.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.FrameworkContracts.Membership;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Framework contracts, their terms and sites as rows. */
@Repository
class FrameworkRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SITES =
            """
            select s.*, lower(s.days) as first, upper(s.days) as after, f.number from contracts.framework_site s
            join contracts.framework_contract f on f.tenant = s.tenant and f.id = s.framework
            where s.tenant = :tenant
            """;

    private final JdbcClient jdbc;

    FrameworkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(FrameworkContract framework) {
        var rows = jdbc.sql(
                        """
                        insert into contracts.framework_contract (tenant, id, number, customer, since, until)
                        values (:tenant, :id, :number, :customer, :since, :until)
                        """)
                .param("tenant", framework.tenant().value())
                .param("id", framework.id().value())
                .param("number", framework.number())
                .param("customer", framework.customer().value())
                .param("since", framework.days().from())
                .param("until", framework.days().to())
                .update();
        if (rows != 1) throw new IllegalStateException(framework.number() + " was not stored");
        framework.terms().forEach(t -> add(framework.tenant(), framework.id(), t));
    }

    void add(TenantId tenant, ContractId framework, FrameworkTerms terms) {
        var rows = jdbc.sql(
                        """
                        insert into contracts.framework_terms (tenant, framework, since, billing, purchase_order,
                            buyer_reference)
                        values (:tenant, :framework, :since, :billing, :order, :reference)
                        """)
                .param("tenant", tenant.value())
                .param("framework", framework.value())
                .param("since", terms.from())
                .param("billing", terms.billing().name())
                .param("order", terms.purchaseOrder())
                .param("reference", terms.buyerReference())
                .update();
        if (rows != 1) throw new IllegalStateException("Terms of " + framework + " were not stored");
    }

    void add(TenantId tenant, ContractId framework, FrameworkSite site) {
        var rows = jdbc.sql(
                        """
                        insert into contracts.framework_site (tenant, framework, contract, name, cost_centre,
                            cost_centres, purchase_order, days)
                        values (:tenant, :framework, :contract, :name, :centre, :centres::jsonb, :order,
                            daterange(:from, :to))
                        """)
                .param("tenant", tenant.value())
                .param("framework", framework.value())
                .param("contract", site.contract().value())
                .param("name", site.name())
                .param("centre", site.costCentre())
                .param("centres", json(site.costCentres()))
                .param("order", site.purchaseOrder())
                .param("from", site.days().from())
                .param("to", site.days().to())
                .update();
        if (rows != 1) throw new IllegalStateException("Site " + site.name() + " was not stored");
    }

    void end(TenantId tenant, FrameworkSite site, LocalDate end) {
        var rows = jdbc.sql(
                        """
                        update contracts.framework_site set days = daterange(lower(days), :end)
                        where tenant = :tenant and contract = :contract and lower(days) = :from
                        """)
                .param("tenant", tenant.value())
                .param("contract", site.contract().value())
                .param("from", site.days().from())
                .param("end", end)
                .update();
        if (rows != 1) throw new IllegalStateException("Site " + site.name() + " was not ended");
    }

    Optional<FrameworkContract> find(TenantId tenant, String number) {
        return jdbc.sql("select * from contracts.framework_contract where tenant = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(this::framework)
                .optional();
    }

    List<FrameworkContract> page(TenantId tenant, String afterNumber, int limit) {
        return jdbc.sql(
                        """
                        select * from contracts.framework_contract where tenant = :tenant and number > :after
                        order by number limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", afterNumber)
                .param("limit", limit)
                .query(this::framework)
                .list();
    }

    List<FrameworkSite> sites(TenantId tenant, ContractId framework) {
        return jdbc.sql(SITES + " and s.framework = :framework order by s.name, s.contract, s.days")
                .param("tenant", tenant.value())
                .param("framework", framework.value())
                .query(FrameworkRows::site)
                .list();
    }

    List<Membership> sitesOf(TenantId tenant, ContractId contract) {
        return jdbc.sql(SITES + " and s.contract = :contract order by s.days")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query((row, n) -> new Membership(
                        new ContractId(row.getObject("framework", UUID.class)), row.getString("number"), site(row, n)))
                .list();
    }

    private FrameworkContract framework(ResultSet row, int number) throws SQLException {
        var tenant = TenantId.of(row.getString("tenant"));
        var id = new ContractId(row.getObject("id", UUID.class));
        return new FrameworkContract(
                tenant,
                id,
                row.getString("number"),
                new CustomerId(row.getObject("customer", UUID.class)),
                new DateRange(row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class)),
                terms(tenant, id));
    }

    private List<FrameworkTerms> terms(TenantId tenant, ContractId framework) {
        return jdbc.sql(
                        """
                        select * from contracts.framework_terms where tenant = :tenant and framework = :framework
                        order by since
                        """)
                .param("tenant", tenant.value())
                .param("framework", framework.value())
                .query((row, n) -> new FrameworkTerms(
                        row.getObject("since", LocalDate.class),
                        ContractTerms.BillingInterval.valueOf(row.getString("billing")),
                        row.getString("purchase_order"),
                        row.getString("buyer_reference")))
                .list();
    }

    private static FrameworkSite site(ResultSet row, int number) throws SQLException {
        return new FrameworkSite(
                new ContractId(row.getObject("contract", UUID.class)),
                row.getString("name"),
                row.getString("cost_centre"),
                centres(row.getString("cost_centres")),
                row.getString("purchase_order"),
                new DateRange(row.getObject("first", LocalDate.class), row.getObject("after", LocalDate.class)));
    }

    private static String json(Map<String, String> centres) {
        try {
            return JSON.writeValueAsString(centres);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cost centres cannot be written as JSON", e);
        }
    }

    private static Map<String, String> centres(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored cost centres cannot be read", e);
        }
    }
}
