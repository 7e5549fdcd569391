package org.stromlauf.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.Order.NewCustomer;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;

/** Contracts of a scenario's households: the old ones, which are there when it begins, and the orders of new ones. */
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
    void sign(Scenario scenario, Household household, CustomerCase what) {
        if (what == CustomerCase.UNKNOWN_TO_PREVIOUS_SUPPLIER || what == CustomerCase.CLOSED_LOCATION) return;
        var today = MarketCalendar.day(scenario.start());
        var boundUntil = what == CustomerCase.BOUND_CONTRACT ? today.plusYears(1) : null;
        var name = what == CustomerCase.MOVE_IN
                ? CustomerName.person("Udo", household.formerSurname())
                : CustomerName.person(household.firstName(), household.surname());
        var contract = intake.takeOver(
                scenario.previousSupplier(),
                order(scenario, household, OrderKind.MOVE_IN, name, null, today.minusYears(1), boundUntil),
                today);
        records.take(scenario.previousSupplier(), contract.id(), meter(scenario, household, what));
    }

    /** The supplier was told long ago what is measured where: without it no reading is his. */
    private static MeteringPoint meter(Scenario scenario, Household household, CustomerCase what) {
        var location =
                HouseholdLocation.of(scenario, household, what).metering().get(0);
        return new MeteringPoint(
                location.id(),
                location.meteringOperator(),
                location.registers().stream()
                        .map(r -> new MeteringPoint.Register(location.deviceNumber(), r.obis()))
                        .toList());
    }

    static Order order(
            Scenario scenario,
            Household household,
            OrderKind kind,
            CustomerName name,
            @Nullable MarketPartnerId previousSupplier,
            LocalDate start,
            @Nullable LocalDate boundUntil) {
        var address = new PostalAddress(household.street(), household.houseNumber(), "04109", "Leipzig", "DE");
        var terms = new ContractTerms(
                "household-all-inclusive",
                NoticePeriod.weeks(2),
                boundUntil,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                household.yearlyUse(),
                ContractTerms.MeteringKind.REGISTER,
                ContractTerms.BillingInterval.YEARLY);
        return new Order(
                new NewCustomer(name, address, household.email(), null),
                kind,
                household.marketLocation(),
                scenario.participant(scenario.gridOperator()).marketPartnerId(),
                previousSupplier,
                start,
                terms);
    }
}
