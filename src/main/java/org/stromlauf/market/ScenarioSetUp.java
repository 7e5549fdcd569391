package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.Locations;
import org.stromlauf.market.MarketRun.State;
import org.stromlauf.metering.ContactPerson;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.ContactPoint;
import org.stromlauf.supply.gridoperator.BalancingAuthorisations;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.WorkQueue;

/** Brings a scenario's participants, locations and old contracts into being, and queues what its customers will do. */
@Component
@Profile("box")
class ScenarioSetUp {

    private static final Setting<String> BALANCING_GROUP = Setting.text("supply.balancing-group", "");

    private final Participants participants;
    private final Ground ground;
    private final OldContracts oldContracts;
    private final WorkQueue queue;
    private final Business business;
    private final MarketRun run;

    ScenarioSetUp(
            Participants participants,
            Ground ground,
            OldContracts oldContracts,
            WorkQueue queue,
            Business business,
            MarketRun run) {
        this.participants = participants;
        this.ground = ground;
        this.oldContracts = oldContracts;
        this.queue = queue;
        this.business = business;
        this.run = run;
    }

    /** All or nothing: a database in which a run has begun has all of it. */
    @Transactional
    public void begin(Scenario scenario, int customers, long seed) {
        participants.add(scenario);
        ground.defineGrids(scenario);
        business.begin(scenario, seed);
        for (int number = 0; number < customers; number++) {
            var household = new Household(number);
            var what = scenario.caseOf(number);
            ground.register(scenario, household, what);
            oldContracts.sign(scenario, household, what);
            business.dunning.begin(household, what);
            for (var step : CustomerSteps.of(scenario, number)) {
                queue.enqueue(step.tenant(), CustomerSteps.WORK, step.payload(), step.at());
            }
        }
        run.begin(new State(scenario.name(), customers, seed, scenario.start()));
    }

    /** Bills, money and dunning. */
    @Component
    @Profile("box")
    record Business(RetailSetUp retail, DunningSetUp dunning, SettlementSetUp settlement) {

        void begin(Scenario scenario, long seed) {
            retail.begin(scenario, seed);
            dunning.begin(scenario);
            settlement.begin(scenario);
        }
    }

    /** Who takes part. */
    @Component
    @Profile("box")
    record Participants(Tenants tenants, TenantSettings settings, BalancingAuthorisations authorisations) {

        void add(Scenario scenario) {
            for (var participant : scenario.participants()) {
                tenants.add(new Tenant(
                        participant.id(),
                        participant.name(),
                        participant.marketPartnerId(),
                        participant.role(),
                        Commodity.ELECTRICITY,
                        true));
                var group = participant.balancingGroup();
                if (group != null) settings.set(participant.id(), BALANCING_GROUP, group);
                var business = participant.business();
                if (business == null) continue;
                settings.set(participant.id(), ContactPoint.NAME, business.contact());
                settings.set(participant.id(), ContactPoint.PHONE, business.phone());
                settings.set(participant.id(), ContactPerson.PHONE, business.phone());
            }
            for (var participant : scenario.participants()) {
                var group = participant.balancingGroup();
                if (group != null) authorisations.grant(scenario.gridOperator(), participant.marketPartnerId(), group);
            }
        }
    }

    /** The grid and its locations, as grid operator and metering operator know them. */
    @Component
    @Profile("box")
    record Ground(Locations locations, Assignments assignments) {

        void defineGrids(Scenario scenario) {
            var grid = new Grid(
                    scenario.participant(scenario.gridOperator()).marketPartnerId(),
                    scenario.participant(scenario.previousSupplier()).marketPartnerId(),
                    scenario.grid().transmissionOperator(),
                    scenario.grid().balancingArea(),
                    scenario.grid().controlArea());
            locations.defineGrid(scenario.gridOperator(), grid);
            locations.defineGrid(scenario.meteringOperator(), grid);
        }

        void register(Scenario scenario, Household household, ScenarioCase what) {
            var bundle = HouseholdLocation.of(scenario, household, what);
            var from = scenario.suppliedSince();
            for (var tenant : new TenantId[] {scenario.gridOperator(), scenario.meteringOperator()}) {
                locations.register(tenant, bundle, from);
                assignments.assign(
                        tenant,
                        household.marketLocation(),
                        scenario.participant(scenario.previousSupplier()).marketPartnerId(),
                        DateRange.startingAt(from),
                        "Bestand bei Beginn des Szenarios");
            }
        }
    }
}
