package org.stromlauf.settlement;

import org.jspecify.annotations.Nullable;

/**
 * A market partner as a bill names it (UStG §14(4) no. 1 and 2).
 *
 * @param vatId obligatory for who issues bills
 * @param contact who answers questions about bills
 */
public record BillingParty(
        String name,
        String street,
        String houseNumber,
        String postalCode,
        String city,
        @Nullable String vatId,
        String contact,
        String email) {}
