package org.stromlauf.market;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractCancelled;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.MarketPartnerId;
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

    CustomerStepWork(MarketRun run, Contracts contracts, OrderIntake intake, TenantSettings settings) {
        this.run = run;
        this.contracts = contracts;
        this.intake = intake;
        this.settings = settings;
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
        var household = new Household(customer);
        var what = scenario.caseOf(customer).what();
        var name = CustomerName.person(household.firstName(), household.surname());
        var order = OldContracts.order(
                scenario,
                household,
                kind(what),
                name,
                previousSupplier(scenario, what),
                CustomerSteps.wishedStart(scenario, customer),
                null);
        var unused = intake.place(supplier, order);
    }

    private static OrderKind kind(CustomerCase what) {
        return switch (what) {
            case TERMINATED_BY_NEW_SUPPLIER -> OrderKind.SWITCH_WITH_TERMINATION;
            case MOVE_IN -> OrderKind.MOVE_IN;
            default -> OrderKind.SWITCH;
        };
    }

    private static @Nullable MarketPartnerId previousSupplier(Scenario scenario, CustomerCase what) {
        if (what == CustomerCase.MOVE_IN) return null;
        return scenario.participant(scenario.previousSupplier()).marketPartnerId();
    }
}
