package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.shared.MarketCalendar;

/** The contracts of a scenario's households that are there when it begins. */
@Component
@Profile("box")
class OldContracts {

    private final OrderIntake intake;
    private final LocationRecords records;

    OldContracts(OrderIntake intake, LocationRecords records) {
        this.intake = intake;
        this.records = records;
    }

    /** The contract with the previous supplier, of the household itself or of who lived there before. */
    void sign(Scenario scenario, Household household, ScenarioCase what) {
        if (what.what() == CustomerCase.UNKNOWN_TO_PREVIOUS_SUPPLIER || what.what() == CustomerCase.CLOSED_LOCATION)
            return;
        var contract = intake.takeOver(
                scenario.previousSupplier(),
                new HouseholdOrders(scenario).old(household, what),
                MarketCalendar.day(scenario.start()));
        records.take(scenario.previousSupplier(), contract.id(), meter(scenario, household, what));
    }

    /** The supplier was told long ago what is measured where: without it no reading is his. */
    private static MeteringPoint meter(Scenario scenario, Household household, ScenarioCase what) {
        var location =
                HouseholdLocation.of(scenario, household, what).metering().get(0);
        return new MeteringPoint(
                location.id(),
                location.meteringOperator(),
                location.registers().stream()
                        .map(r -> new MeteringPoint.Register(location.deviceNumber(), r.obis()))
                        .toList());
    }
}
