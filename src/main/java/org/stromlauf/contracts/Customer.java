package org.stromlauf.contracts;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.TenantId;

/**
 * Someone who buys energy from a supplier.
 *
 * @param number the number that the customer sees (Kundennummer), unique for the supplier
 * @param mandate null when the customer pays by transfer
 * @param buyerReference what the customer sorts his bills by (EN 16931 BT-10), of an authority the Leitweg-ID; null = none was told
 */
public record Customer(
        TenantId tenant,
        CustomerId id,
        String number,
        CustomerName name,
        PostalAddress address,
        String email,
        @Nullable DirectDebitMandate mandate,
        @Nullable String buyerReference) {

    public Customer {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("Not an e-mail address: '" + email + "'");
        }
    }

    /** Whether its bills are documents after the CIUS XRechnung: it is an authority and has told its Leitweg-ID (ERechV §4(2), §5). */
    public boolean takesXRechnung() {
        return name.kind() == CustomerName.Kind.PUBLIC && buyerReference != null;
    }
}
