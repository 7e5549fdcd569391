package org.stromlauf.retail;

import java.time.LocalDate;
import org.stromlauf.shared.Money;

/**
 * What a clerk agreed with a customer to pay each month.
 *
 * @param monthly gross
 * @param from the first day on which it holds
 * @param note why
 */
public record AgreedAmount(Money monthly, LocalDate from, String note) {

    public AgreedAmount {
        if (monthly.isZero() || monthly.isNegative()) {
            throw new IllegalArgumentException("An instalment is positive, was " + monthly);
        }
        if (note.isBlank()) throw new IllegalArgumentException("The note says why the amount was changed");
    }
}
