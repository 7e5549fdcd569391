package org.stromlauf.invoicing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * A document that was issued: numbered, archived, final.
 *
 * @param cancels the number of the invoice it cancels
 * @param due what is to be paid (negative: a credit) until {@code dueOn}
 */
public record IssuedInvoice(
        TenantId tenant,
        String number,
        String key,
        @Nullable String cancels,
        LocalDate issued,
        String buyer,
        DateRange period,
        Money net,
        Money vat,
        Money gross,
        Money prepaid,
        Money due,
        LocalDate dueOn,
        ContentHash pdf,
        ContentHash xml) {}
