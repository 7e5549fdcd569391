package org.stromlauf.receivables;

import java.time.LocalDate;
import org.stromlauf.shared.Money;

/**
 * A line of an account's statement (Kontoauszug).
 *
 * @param amount debit positive, credit negative
 */
public record AccountLine(String posting, LocalDate bookingDate, String text, Money amount) {}
