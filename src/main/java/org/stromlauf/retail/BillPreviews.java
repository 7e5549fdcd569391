package org.stromlauf.retail;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.DateRange;

/** What contracts would be billed at: the same computation as the bill's, and nothing is stored. */
@Component
public class BillPreviews {

    private final BillOrders orders;
    private final BillingFactory factory;
    private final Clock clock;

    BillPreviews(BillOrders orders, BillingFactory factory, Clock clock) {
        this.orders = orders;
        this.factory = factory;
        this.clock = clock;
    }

    public BillOutcome of(Contract contract, DateRange period) {
        return orders.order(contract, period, clock.instant(), orders.prices(contract.tenant()))
                .map(factory::preview)
                .orElseGet(() -> new BillOutcome.NotRatable(List.of(HoldReason.PRODUCT_UNKNOWN.german() + ": "
                        + contract.terms().product())));
    }
}
