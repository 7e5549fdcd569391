package org.stromlauf.market;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Role;

/** What the suppliers of a scenario need to bill: prices that are published or assumed, and the exchange's. */
@Component
@Profile("box")
class RetailSetUp {

    private static final String BIDDING_ZONE = "DE-LU";
    private static final String SOURCE = "simulierte Börse";

    private final StatedPrices statedPrices;
    private final ExchangePrices exchangePrices;

    RetailSetUp(StatedPrices statedPrices, ExchangePrices exchangePrices) {
        this.statedPrices = statedPrices;
        this.exchangePrices = exchangePrices;
    }

    void begin(Scenario scenario, long seed) {
        for (var supplier : scenario.participants()) {
            if (supplier.role() == Role.SUPPLIER) statedPrices.state(supplier.id(), scenario.assumedPrices());
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
