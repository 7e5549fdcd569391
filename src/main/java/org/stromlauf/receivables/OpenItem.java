package org.stromlauf.receivables;

import java.time.LocalDate;
import org.stromlauf.shared.Money;

/**
 * What a debtor was asked to pay and what of it is still open (offener Posten).
 *
 * @param open amount minus settlements, zero when paid
 */
public record OpenItem(
        String key,
        String debtor,
        ItemKind kind,
        String reference,
        LocalDate announcedOn,
        LocalDate dueOn,
        Money amount,
        Money open) {

    public boolean isSettled() {
        return open.isZero();
    }

    /** In arrears from the day after the due date. BGB §286. */
    public boolean isOverdueOn(LocalDate day) {
        return !isSettled() && dueOn.isBefore(day);
    }
}
