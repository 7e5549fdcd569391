package org.stromlauf.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/**
 * A customer's order of supply.
 *
 * @param gridOperator of the location, known from its identification (MaLo-Identifikation)
 * @param previousSupplier null when nobody is known
 * @param start the day on which supply shall begin; too early a day becomes the earliest possible
 */
public record Order(
        NewCustomer customer,
        OrderKind kind,
        MarketLocationId location,
        MarketPartnerId gridOperator,
        @Nullable MarketPartnerId previousSupplier,
        LocalDate start,
        ContractTerms terms) {

    /**
     * Who orders.
     *
     * @param mandate null when the customer pays by transfer
     */
    public record NewCustomer(
            CustomerName name, PostalAddress address, String email, @Nullable DirectDebitMandate mandate) {}
}
