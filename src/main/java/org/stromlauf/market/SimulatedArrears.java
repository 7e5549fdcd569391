package org.stromlauf.market;

import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.market.SimulatedBank.Transfer;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** A customer who stopped paying comes to money: he transfers all that is overdue, and his account is covered again. */
@Component
@Profile("box")
class SimulatedArrears {

    private final Contracts contracts;
    private final Customers customers;
    private final Receivables receivables;
    private final SimulatedAccounts accounts;
    private final Clock clock;

    SimulatedArrears(
            Contracts contracts,
            Customers customers,
            Receivables receivables,
            SimulatedAccounts accounts,
            Clock clock) {
        this.contracts = contracts;
        this.customers = customers;
        this.receivables = receivables;
        this.accounts = accounts;
        this.clock = clock;
    }

    void pay(TenantId supplier, Household household) {
        accounts.payAgain(HouseholdOrders.mandateReference(household));
        var contract = contracts.at(supplier, household.marketLocation()).get(0);
        var today = MarketCalendar.day(clock.instant());
        var owed = receivables.open(supplier, contract.number()).stream()
                .filter(item -> !item.dueOn().isAfter(today))
                .map(OpenItem::open)
                .reduce(Money.ZERO, Money::plus);
        if (owed.isZero()) return;
        var customer = customers.get(supplier, contract.customer());
        accounts.transfer(
                supplier,
                new Transfer(customer.name().full(), HouseholdOrders.iban(household), owed, contract.number()),
                today);
    }
}
