package org.stromlauf.invoicing;

import org.jspecify.annotations.Nullable;

/**
 * Seller or buyer on a document.
 *
 * @param vatId of a seller: obligatory (UStG §14(4) no. 2)
 * @param country ISO 3166, two letters
 */
public record Party(
        String name,
        String street,
        String postalCode,
        String city,
        String country,
        @Nullable String vatId,
        @Nullable String email) {}
