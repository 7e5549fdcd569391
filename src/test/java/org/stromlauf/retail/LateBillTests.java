package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** Bills that are later than the law allows: one clerk's case a day, found without a look at all contracts. */
@StromlaufTest
class LateBillTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestSupplier supplier;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private LateBills late;

    @Autowired
    private DisclosureRules rules;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void open() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    @Test
    void manyLateBillsAreOneCaseOfADayAndNoneStandsInTwo() {
        var first = monthly(2);
        var second = monthly(2);
        look();
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ClearLateBills");
        assertThat(facts())
                .contains("Vertrag " + first.number(), "Vertrag " + second.number())
                .contains("{\"label\":\"Überfällige Rechnungen\",\"value\":2}", "kein Lauf hält sie");

        look();
        assertThat(tasks.createTaskQuery().tenantIdIn(tenant.value()).count()).isEqualTo(1);
        tasks.complete(task().getId(), Map.of("note", "beim Messstellenbetreiber reklamiert"));
        work.runDue();
        look();

        assertThat(supplier.ends(tenant, "LateBillClearing")).containsExactly("EndEvent_LateBillsCleared");
        assertThat(tasks.createTaskQuery().tenantIdIn(tenant.value()).count()).isZero();
        assertThat(late.page(tenant, "", 10)).as("the list still has them").hasSize(2);
    }

    @Test
    void aCaseEndsByItselfWhenItsBillsAreMade() {
        var contract = monthly(1);
        look();
        var start = contract.supply().from();
        received.quantity(tenant, contract.location(), DateRange.of(start, start.plusMonths(1)), "300");
        testRuns.bill(tenant, "late");
        look();

        assertThat(supplier.ends(tenant, "LateBillClearing")).containsExactly("EndEvent_BillsMade");
        assertThat(late.page(tenant, "", 10)).isEmpty();
    }

    @Test
    void onlyWhatHasChangedIsComputedAnew() {
        var contract = monthly(2);
        assertThat(late.page(tenant, "", 10)).hasSize(1);
        assertThat(stale()).isEmpty();

        var other = monthly(1);

        assertThat(stale()).containsExactly(other.number());
        assertThat(late.page(tenant, "", 10)).extracting(LateBills.Late::number).contains(contract.number());
    }

    @Test
    void theWeeksAreDatedDataWithASource() {
        var monthly = LocalDate.of(2026, 2, 1);
        var law = rules.billTimes(tenant);

        assertThat(weeks(law, Commodity.ELECTRICITY, Occasion.MONTHLY, monthly)).isEqualTo(3);
        assertThat(weeks(law, Commodity.GAS, Occasion.MONTHLY, monthly)).isEqualTo(6);
        assertThat(weeks(law, Commodity.ELECTRICITY, Occasion.FINAL, monthly)).isEqualTo(6);
        assertThat(weeks(law, Commodity.ELECTRICITY, Occasion.MONTHLY, LocalDate.of(2020, 2, 1)))
                .isEqualTo(6);
        assertThat(law).allSatisfy(r -> assertThat(r.source()).contains("EnWG"));
    }

    private static int weeks(List<BillTimeRule> law, Commodity commodity, Occasion occasion, LocalDate ended) {
        return law.stream()
                .filter(r -> r.isFor(commodity, occasion, ended))
                .findFirst()
                .orElseThrow()
                .weeks();
    }

    /** Supplied since the first of a month so long ago that as many monthly bills are late: three weeks after their month. */
    private Contract monthly(int months) {
        var start = MarketCalendar.day(clock.instant())
                .minusDays(22)
                .withDayOfMonth(1)
                .minusMonths(months);
        return suppliers.supply(
                tenant,
                new TestBills.Wanted("household-all-inclusive", MeteringKind.REGISTER, BillingInterval.MONTHLY, start));
    }

    private void look() {
        late.look(tenant, MarketCalendar.day(clock.instant()));
        work.runDue();
    }

    private List<String> stale() {
        return jdbc.sql("select number from retail.bill_due_stale where tenant = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    private Task task() {
        return tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
    }

    private String facts() {
        return String.valueOf(tasks.getVariableLocal(task().getId(), "facts"));
    }
}
