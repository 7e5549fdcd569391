package org.stromlauf.market;

import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.receivables.Creditor;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.retail.Seller;
import org.stromlauf.retail.Sellers;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Role;

/** What the suppliers of a scenario need to bill: who they are, prices that are published or assumed, and the exchange's. */
@Component
@Profile("box")
class RetailSetUp {

    private static final String BIDDING_ZONE = "DE-LU";
    private static final String SOURCE = "simulierte Börse";

    private final StatedPrices statedPrices;
    private final ExchangePrices exchangePrices;
    private final Creditors creditors;
    private final Sellers sellers;

    RetailSetUp(StatedPrices statedPrices, ExchangePrices exchangePrices, Creditors creditors, Sellers sellers) {
        this.statedPrices = statedPrices;
        this.exchangePrices = exchangePrices;
        this.creditors = creditors;
        this.sellers = sellers;
    }

    void begin(Scenario scenario, long seed) {
        for (var supplier : scenario.participants()) {
            var business = supplier.business();
            if (supplier.role() != Role.SUPPLIER || business == null) continue;
            statedPrices.state(supplier.id(), scenario.assumedPrices());
            creditors.set(
                    supplier.id(),
                    new Creditor(
                            supplier.name(),
                            Objects.requireNonNull(business.creditorId(), "A supplier has a creditor id"),
                            Objects.requireNonNull(business.iban(), "A supplier has an account")));
            sellers.set(
                    supplier.id(),
                    new Seller(
                            supplier.name(),
                            business.street() + " " + business.houseNumber(),
                            business.postalCode(),
                            business.city(),
                            business.vatId(),
                            business.contact() + ", " + business.email()));
        }
        var exchange = new SimulatedExchange(seed);
        var last = MarketCalendar.day(scenario.end());
        for (var day = MarketCalendar.day(scenario.start()); !day.isAfter(last); day = day.plusDays(1)) {
            exchangePrices.store(
                    scenario.newSupplier(),
                    new ExchangePrices.Day(BIDDING_ZONE, day, List.of(exchange.day(day)), SOURCE));
        }
    }
}
