package org.stromlauf.billing.rest;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillingRequest;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.OrderReader;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.TenantId;

/** Reads what callers send about contracts that are not kept here. */
@Component
class ForeignOrders {

    private static final PublishedPrices LAW = PriceFiles.ours();

    private final ExchangePrices exchange;
    private final StatedPrices stated;
    private final Clock clock;

    ForeignOrders(ExchangePrices exchange, StatedPrices stated, Clock clock) {
        this.exchange = exchange;
        this.stated = stated;
        this.clock = clock;
    }

    /** @throws ProblemException when the request contradicts itself */
    BillOrder order(TenantId tenant, BillingRequest request) {
        var reader = new OrderReader(
                LAW.with(stated.of(tenant)), (area, period) -> exchange.curve(tenant, area, period), clock.instant());
        try {
            return reader.order(request);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ProblemException.invalid("billing.order-invalid", String.valueOf(e.getMessage()));
        }
    }
}
