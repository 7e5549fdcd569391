package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.retail.PriceChanges.Proposal;
import org.stromlauf.retail.PriceChanges.Wanted;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** Every end of {@code PriceChange}: in force, rejected, abandoned; lead times and the right to leave (EnWG §41(5)). */
@StromlaufTest
class PriceChangeTests {

    private static final String TARIFF =
            """
            product: oeko
            name: Ökostrom
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [%s]}
            """;

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestSupplier supplier;

    @Autowired
    private PriceChanges changes;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private ProductVersions versions;

    @Autowired
    private Contracts contracts;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void sellOneProduct() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        var unused = editing.store(tenant, "oeko", tariff("{from: 2024-01-01, price: 30}"), 0, "clerk");
    }

    /** Fallback supply knows no lead time (EnWG §38(2)): told today, in force tomorrow. 3,500 kWh × 30 ct, then × 32 ct. */
    @Test
    void anApprovedChangeIsPublishedToldAndEffective() {
        var contract = customer(SupplyKind.FALLBACK);
        var tomorrow = today().plusDays(1);

        propose(tomorrow);
        work.runDue();
        assertThat(facts()).contains("1.050,00", "1.120,00", "1 / 0", "Gestiegene Netzentgelte");
        approve(true);

        assertThat(versions.of(tenant, "oeko").get(0).content()).contains("price: 32");
        assertThat(changes.told(tenant, "oeko." + tomorrow)).isEqualTo(1);
        assertThat(letters()).singleElement().satisfies(letter -> assertThat(letter)
                .contains("Arbeitspreis: 30 → 32 ct/kWh", "ohne Einhaltung einer Kündigungsfrist"));
        assertThat(ends()).isEmpty();
        work.runFor(Duration.ofDays(1));
        assertThat(ends()).containsExactly("EndEvent_PricesChanged");
        assertThat(changes.cancelBecauseOfChange(tenant, contract.id()))
                .as("who did not leave in time stays")
                .isEmpty();
    }

    @Test
    void aRejectedChangeTellsNobody() {
        var unused = customer(SupplyKind.CONTRACT);
        propose(today().plusMonths(2));
        work.runDue();

        approve(false, "clerk"); // who proposed it may take it back

        assertThat(ends()).containsExactly("EndEvent_ChangeRejected");
        assertThat(versions.of(tenant, "oeko")).hasSize(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void aChangeOfAnOlderVersionIsAbandoned() {
        var unused = customer(SupplyKind.CONTRACT);
        propose(today().plusMonths(2));
        work.runDue();
        var other = editing.store(tenant, "oeko", tariff("{from: 2024-01-01, price: 31}"), 1, "another");
        assertThat(other).isInstanceOf(ProductEditing.Edited.Stored.class);

        approve(true);

        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ClearPriceChange");
        assertThat(facts()).contains("Produkt inzwischen geändert");
        tasks.complete(task().getId(), Map.of("note", "wird neu vorgeschlagen"));
        work.runDue();
        assertThat(ends()).containsExactly("EndEvent_ChangeAbandoned");
        assertThat(letters()).isEmpty();
    }

    @Test
    void whoWasToldMayLeaveOnTheDay() {
        var contract = customer(SupplyKind.CONTRACT);
        var day = today().plusMonths(2);
        assertThat(changes.cancelBecauseOfChange(tenant, contract.id())).isEmpty();
        propose(day);
        work.runDue();
        approve(true);

        assertThat(changes.cancelBecauseOfChange(tenant, contract.id())).contains(day);

        assertThat(contracts.get(tenant, contract.id()).supply().to()).isEqualTo(day);
    }

    /** Households a month, default supply six weeks. */
    @Test
    void aChangeThatCannotBeToldInTimeIsRefused() {
        var unused = customer(SupplyKind.CONTRACT);
        var early = today().plusMonths(1).minusDays(1);
        assertThat(changes.propose(tenant, wanted(early), "clerk"))
                .isEqualTo(new Proposal.TooEarly(today().plusMonths(1)));

        var other = customer(SupplyKind.DEFAULT);
        assertThat(other.terms().kind()).isEqualTo(SupplyKind.DEFAULT);
        assertThat(changes.earliest(tenant, "oeko")).isEqualTo(today().plusDays(42));
    }

    /** Of two changes of one version only the first could come into force. */
    @Test
    void aSecondChangeOfTheSameVersionWaitsUntilTheFirstIsDecided() {
        var unused = customer(SupplyKind.CONTRACT);
        var day = today().plusMonths(2);
        propose(day);
        work.runDue();

        assertThat(changes.propose(tenant, wanted(day), "clerk")).isEqualTo(new Proposal.Pending("oeko." + day));
        assertThat(changes.propose(tenant, wanted(day.plusMonths(1)), "clerk"))
                .isEqualTo(new Proposal.Pending("oeko." + day));

        approve(false);
        propose(day);
        work.runDue();
        approve(true);
        assertThat(changes.propose(tenant, wanted(day.plusMonths(1)), "clerk")).isEqualTo(new Proposal.Overtaken(2));
    }

    @Test
    void whoProposedAChangeDoesNotApproveItAndNobodyIsNoSecondPerson() {
        var unused = customer(SupplyKind.FALLBACK);
        var tomorrow = today().plusDays(1);
        propose(tomorrow);
        work.runDue();

        approve(true, "clerk");
        assertThat(facts()).contains("zählt nicht: eine zweite Person gibt frei, nicht clerk");
        approve(true, null);
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ApprovePriceChange");
        assertThat(versions.of(tenant, "oeko")).hasSize(1);
        assertThat(changes.approvedBy(tenant, "oeko." + tomorrow)).isEmpty();

        approve(true, "second");
        assertThat(changes.approvedBy(tenant, "oeko." + tomorrow)).contains("second");
        assertThat(versions.of(tenant, "oeko")).hasSize(2);
    }

    @Test
    void aFaultyTextIsRefused() {
        var faulty = new Wanted("oeko", tariff("{from: 2024-01-01, price: -30, to: 2023-01-01}"), 1, today(), "x");

        assertThat(changes.propose(tenant, faulty, "clerk")).isInstanceOf(Proposal.Faulty.class);
    }

    private Contract customer(SupplyKind kind) {
        var start = LocalDate.of(2025, 10, 1);
        var wanted = new TestBills.Wanted("oeko", MeteringKind.REGISTER, BillingInterval.YEARLY, start);
        return suppliers.supply(tenant, TestBills.terms(wanted, kind), start, "kunde@example.org");
    }

    private void propose(LocalDate day) {
        assertThat(changes.propose(tenant, wanted(day), "clerk")).isInstanceOf(Proposal.Begun.class);
    }

    private static Wanted wanted(LocalDate day) {
        var prices = "{from: 2024-01-01, to: %1$s, price: 30}, {from: %1$s, price: 32}".formatted(day);
        return new Wanted("oeko", tariff(prices), 1, day, "Gestiegene Netzentgelte");
    }

    private static String tariff(String prices) {
        return TARIFF.formatted(prices);
    }

    private void approve(boolean approved) {
        approve(approved, "second");
    }

    private void approve(boolean approved, @Nullable String person) {
        var task = task().getId();
        if (person != null) identity.setAuthentication(person, List.of("camunda-admin"), List.of(tenant.value()));
        try {
            tasks.complete(task, Map.of("approved", approved));
        } finally {
            identity.clearAuthentication();
        }
        work.runDue();
    }

    private Task task() {
        return tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
    }

    private String facts() {
        return String.valueOf(tasks.getVariableLocal(task().getId(), "facts"));
    }

    private List<String> ends() {
        return supplier.ends(tenant, "PriceChange");
    }

    private List<String> letters() {
        return jdbc.sql(
                        """
                        select convert_from(content, 'UTF8') from transport.outbox
                        where tenant_id = :tenant and key like 'price-notice%' order by key
                        """)
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
