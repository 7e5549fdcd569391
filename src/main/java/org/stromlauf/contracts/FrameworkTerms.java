package org.stromlauf.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a framework contract from a day on.
 *
 * @param billing how often the sites are billed together, whatever their own contracts say
 * @param purchaseOrder the customer's order (Bestellnummer, EN 16931 BT-13)
 * @param buyerReference what the customer sorts bills by: of authorities the Leitweg-ID (EN 16931 BT-10)
 */
public record FrameworkTerms(
        LocalDate from,
        ContractTerms.BillingInterval billing,
        @Nullable String purchaseOrder,
        @Nullable String buyerReference) {

    private static final int LONGEST = 50;

    public FrameworkTerms {
        requireShort("purchaseOrder", purchaseOrder);
        requireShort("buyerReference", buyerReference);
    }

    static void requireShort(String name, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            throw new IllegalArgumentException(
                    "'" + name + "' has 1 to " + LONGEST + " characters or is left out, was '" + text + "'");
        }
    }
}
