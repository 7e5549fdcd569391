package org.stromlauf.contracts;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.TenantId;

/**
 * Someone who buys energy from a supplier.
 *
 * @param number the number that the customer sees (Kundennummer), unique for the supplier
 * @param mandate null when the customer pays by transfer
 */
public record Customer(
        TenantId tenant,
        CustomerId id,
        String number,
        CustomerName name,
        PostalAddress address,
        String email,
        @Nullable DirectDebitMandate mandate) {

    public Customer {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("Not an e-mail address: '" + email + "'");
        }
    }
}
