package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.retail.TestBills.END;
import static org.stromlauf.retail.TestBills.YEAR;

import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.Budget;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budgets;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customers;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** Bills count on the budgets of their contracts and customers; a threshold starts the process that the supplier names. */
@StromlaufTest
class BudgetWatchTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private Budgets budgets;

    @Autowired
    private Customers customers;

    @Autowired
    private BillRuns runs;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Work work;

    /** 3,650 kWh are 1,354.49; corrected to 4,000 kWh: 1,470.70. */
    @Test
    void aBillCountsAndACorrectedOneCountsInstead() {
        var contract = household();
        var tenant = contract.tenant();
        var customer = customers.get(tenant, contract.customer()).number();
        open(tenant, "kwh", Measure.ENERGY, Scope.CONTRACT, contract.number(), "10000");
        open(tenant, "euro", Measure.MONEY, Scope.CUSTOMER, customer, "10000");

        received.quantity(tenant, contract.location(), YEAR, "3650");
        bill(tenant, "first");
        assertThat(used(tenant, "kwh")).isEqualByComparingTo("3650");
        assertThat(used(tenant, "euro")).isEqualByComparingTo("1354.49");

        received.correctedQuantity(tenant, contract.location(), YEAR, "4000");
        bill(tenant, "second");
        assertThat(used(tenant, "kwh")).isEqualByComparingTo("4000");
        assertThat(used(tenant, "euro")).isEqualByComparingTo("1470.70");
    }

    @Test
    void aThresholdStartsTheProcessThatTheSupplierNames() {
        var contract = household();
        var tenant = contract.tenant();
        deploy(tenant);
        settings.set(tenant, BudgetWatch.PROCESS, "BudgetAlert");
        open(tenant, "kwh", Measure.ENERGY, Scope.CONTRACT, contract.number(), "4000");
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill(tenant, "first");

        assertThat(runtime.createProcessInstanceQuery()
                        .tenantIdIn(tenant.value())
                        .processDefinitionKey("BudgetAlert")
                        .list())
                .singleElement()
                .satisfies(i -> assertThat(i.getBusinessKey()).isEqualTo("kwh/80"));
    }

    private Contract household() {
        return suppliers.supply(suppliers.open(Commodity.ELECTRICITY), Wanted.yearly("household-all-inclusive"));
    }

    private void deploy(TenantId tenant) {
        var model = Bpmn.createExecutableProcess("BudgetAlert")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("StartEvent_BudgetUsed")
                .userTask("Task_CallCustomer")
                .endEvent("EndEvent_CustomerCalled")
                .done();
        var unused = repository
                .createDeployment()
                .tenantId(tenant.value())
                .addModelInstance("BudgetAlert.bpmn", model)
                .deploy();
    }

    private void open(TenantId tenant, String key, Measure measure, Scope scope, String of, String amount) {
        var period = DateRange.of(YEAR.from(), END.plusYears(1));
        budgets.open(tenant, new Budget(key, measure, scope, of, period, new BigDecimal(amount), List.of(80, 100)));
    }

    private BigDecimal used(TenantId tenant, String key) {
        return budgets.standing(tenant, key).used();
    }

    private void bill(TenantId tenant, String run) {
        assertThat(runs.startAll(tenant, run, Origin.REQUEST)).isInstanceOf(BillRuns.Start.Started.class);
        work.runDue();
    }
}
