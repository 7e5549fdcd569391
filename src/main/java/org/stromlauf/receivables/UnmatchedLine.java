package org.stromlauf.receivables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;

/**
 * Money whose purpose is not known: it waits on the clearing account for a clerk.
 *
 * @param key names the line
 * @param proposal the one open item of just this amount, if there is one; the amount alone proves nothing
 */
public record UnmatchedLine(
        String key,
        LocalDate bookedOn,
        Money amount,
        @Nullable String payerName,
        @Nullable String payerIban,
        String text,
        @Nullable String proposal) {}
