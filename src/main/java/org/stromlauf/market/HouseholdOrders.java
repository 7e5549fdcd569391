package org.stromlauf.market;

import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.Order.NewCustomer;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;

/** What the households of a scenario order, and once ordered at the previous supplier. */
record HouseholdOrders(Scenario scenario) {

    private static final String OLD_PRODUCT = "household-all-inclusive";
    /** No bank has it: a demo's money never leaves the program. */
    private static final String BANK_CODE = "37040044";

    /** The order of long ago, of the household or of who lived there before. */
    Order old(Household household, ScenarioCase what) {
        var boundUntil = what.what() == CustomerCase.BOUND_CONTRACT
                ? MarketCalendar.day(scenario.start()).plusYears(1)
                : null;
        var name = what.what() == CustomerCase.MOVE_IN
                ? CustomerName.person("Udo", household.formerSurname())
                : name(household);
        var terms = terms(OLD_PRODUCT, household, what, boundUntil, BillingInterval.YEARLY);
        return order(household, OrderKind.MOVE_IN, name, null, scenario.suppliedSince(), terms);
    }

    /** What he orders in the scenario: who is measured intelligently is billed every month. */
    Order ordered(Household household, ScenarioCase what, LocalDate start) {
        var interval = what.isMeasuredIntelligently() ? BillingInterval.MONTHLY : BillingInterval.YEARLY;
        var terms = terms(what.product(), household, what, null, interval);
        return order(household, kind(what), name(household), previousSupplier(what), start, terms);
    }

    private Order order(
            Household household,
            OrderKind kind,
            CustomerName name,
            @Nullable MarketPartnerId previousSupplier,
            LocalDate start,
            ContractTerms terms) {
        var address = new PostalAddress(household.street(), household.houseNumber(), "04109", "Leipzig", "DE");
        return new Order(
                new NewCustomer(name, address, household.email(), mandate(household, name, start)),
                kind,
                household.marketLocation(),
                scenario.participant(scenario.gridOperator()).marketPartnerId(),
                previousSupplier,
                start,
                terms);
    }

    private static ContractTerms terms(
            String product,
            Household household,
            ScenarioCase what,
            @Nullable LocalDate boundUntil,
            BillingInterval interval) {
        return new ContractTerms(
                product,
                NoticePeriod.weeks(2),
                boundUntil,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                household.yearlyUse(),
                what.isMeasuredIntelligently() ? ContractTerms.MeteringKind.SMART : ContractTerms.MeteringKind.REGISTER,
                interval);
    }

    private static CustomerName name(Household household) {
        return CustomerName.person(household.firstName(), household.surname());
    }

    /** Signed on the day of the order, at the latest when supply begins. */
    private DirectDebitMandate mandate(Household household, CustomerName holder, LocalDate start) {
        var ordered = MarketCalendar.day(scenario.start());
        return new DirectDebitMandate(
                iban(household), holder.full(), mandateReference(household), start.isBefore(ordered) ? start : ordered);
    }

    static String mandateReference(Household household) {
        return "M-%06d".formatted(household.number() + 1);
    }

    /** Check digits after ISO 13616: 98 minus the rest of bank code, account, D, E and 00 by 97. */
    static String iban(Household household) {
        var account = BANK_CODE + "%010d".formatted(household.number() + 1);
        var rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE%02d%s".formatted(98 - rest, account);
    }

    private static OrderKind kind(ScenarioCase what) {
        return switch (what.what()) {
            case TERMINATED_BY_NEW_SUPPLIER -> OrderKind.SWITCH_WITH_TERMINATION;
            case MOVE_IN -> OrderKind.MOVE_IN;
            default -> OrderKind.SWITCH;
        };
    }

    private @Nullable MarketPartnerId previousSupplier(ScenarioCase what) {
        if (what.what() == CustomerCase.MOVE_IN) return null;
        return scenario.participant(scenario.previousSupplier()).marketPartnerId();
    }
}
