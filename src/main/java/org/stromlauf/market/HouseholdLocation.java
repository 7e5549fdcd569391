package org.stromlauf.market;

import java.time.MonthDay;
import java.util.List;
import org.stromlauf.locations.Address;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.CustomerInstallation;
import org.stromlauf.locations.GridData;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.locations.VoltageLevel;

/** A household's location in low voltage: one meter with one register. */
final class HouseholdLocation {

    private HouseholdLocation() {}

    static LocationBundle of(Scenario scenario, Household household, ScenarioCase what) {
        var operator = scenario.participant(scenario.meteringOperator()).marketPartnerId();
        var market = new MarketLocation(
                household.marketLocation(),
                MarketLocation.Direction.CONSUMPTION,
                what.what() == CustomerCase.CLOSED_LOCATION
                        ? MarketLocation.Status.CLOSED
                        : MarketLocation.Status.ACTIVE,
                new Address(household.street(), household.houseNumber(), "04109", "Leipzig"),
                occupant(household, what),
                operator,
                new GridData(
                        VoltageLevel.LOW,
                        "H25",
                        household.yearlyUse(),
                        SettlementSetUp.CONCESSION,
                        true,
                        CustomerInstallation.NONE,
                        MonthDay.from(scenario.suppliedSince())),
                null);
        var metering = new MeteringLocation(
                household.meteringLocation(),
                operator,
                what.metering(),
                household.deviceNumber(),
                List.of(new Register("1-0:1.8.0", 6, 1)));
        return new LocationBundle(market, List.of(metering), List.of());
    }

    private static ConnectionUser occupant(Household household, ScenarioCase what) {
        return what.what() == CustomerCase.MOVE_IN
                ? new ConnectionUser("Udo", household.formerSurname())
                : new ConnectionUser(household.firstName(), household.surname());
    }
}
