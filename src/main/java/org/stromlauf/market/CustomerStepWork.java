package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractCancelled;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.workflow.QueuedWork;

/** Does what a scenario's customer, or a partner that misbehaves, does at an instant. */
@Component
@Profile("box")
class CustomerStepWork implements QueuedWork {

    /** How a supplier answers 55010; the supply module reads it. */
    private static final Setting<String> ANSWERS = Setting.text("supply.deregistration-answer", "AUTOMATIC");

    private final MarketRun run;
    private final Contracts contracts;
    private final OrderIntake intake;
    private final TenantSettings settings;
    private final SimulatedArrears arrears;

    CustomerStepWork(
            MarketRun run, Contracts contracts, OrderIntake intake, TenantSettings settings, SimulatedArrears arrears) {
        this.run = run;
        this.contracts = contracts;
        this.intake = intake;
        this.settings = settings;
        this.arrears = arrears;
    }

    @Override
    public String name() {
        return CustomerSteps.WORK;
    }

    @Override
    public void run(TenantId tenant, String payload) {
        var words = payload.split(" ", 2);
        var scenario = Scenario.named(run.find().orElseThrow().scenario());
        int customer = Integer.parseInt(words[1]);
        switch (CustomerSteps.Kind.valueOf(words[0])) {
            case CANCEL -> cancel(scenario, tenant, customer);
            case ORDER -> order(scenario, tenant, customer);
            case FALL_SILENT -> settings.set(tenant, ANSWERS, "SILENT");
            case ANSWER_AGAIN -> settings.set(tenant, ANSWERS, "AUTOMATIC");
            case PAY_ARREARS -> arrears.pay(tenant, new Household(customer));
        }
    }

    private void cancel(Scenario scenario, TenantId supplier, int customer) {
        var location = new Household(customer).marketLocation();
        var contract = contracts.at(supplier, location).get(0);
        contracts.cancel(
                supplier,
                contract.id(),
                CustomerSteps.wishedStart(scenario, customer),
                ContractCancelled.Reason.CUSTOMER);
    }

    private void order(Scenario scenario, TenantId supplier, int customer) {
        var order = new HouseholdOrders(scenario)
                .ordered(
                        new Household(customer),
                        scenario.caseOf(customer),
                        CustomerSteps.wishedStart(scenario, customer));
        var unused = intake.place(supplier, order);
    }
}
