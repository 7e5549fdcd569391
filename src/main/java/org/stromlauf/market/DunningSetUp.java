package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningSettings;
import org.stromlauf.dunning.DunningSettings.HardshipCheck;
import org.stromlauf.shared.Money;
import org.stromlauf.supply.gridoperator.ExecutionSettings;
import org.stromlauf.supply.gridoperator.ExecutionSettings.Settings;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantSettings;

/** How a scenario's suppliers dun, and how its grid operator cuts: without a clerk, for nobody sits in the box. */
@Component
@Profile("box")
class DunningSetUp {

    private static final Money DISCONNECTION_COST = Money.of("48.20");
    private static final Money RECONNECTION_COST = Money.of("57.10");

    private final TenantSettings settings;
    private final ExecutionSettings execution;
    private final SimulatedAccounts accounts;

    DunningSetUp(TenantSettings settings, ExecutionSettings execution, SimulatedAccounts accounts) {
        this.settings = settings;
        this.execution = execution;
        this.accounts = accounts;
    }

    void begin(Scenario scenario) {
        for (var participant : scenario.participants()) {
            if (participant.role() == Role.GRID_OPERATOR) execution.set(participant.id(), new Settings(true, true));
            if (participant.role() != Role.SUPPLIER) continue;
            settings.set(participant.id(), DunningSettings.HARDSHIP_CHECK, HardshipCheck.NONE);
            settings.set(participant.id(), DunningSettings.DISCONNECTION_COST, DISCONNECTION_COST);
            settings.set(participant.id(), DunningSettings.RECONNECTION_COST, RECONNECTION_COST);
        }
    }

    /** A household whose bank gives direct debits back from a day on. */
    void begin(Household household, ScenarioCase what) {
        var day = what.stopsPaying();
        if (day != null) accounts.returnFrom(HouseholdOrders.mandateReference(household), day);
    }
}
