package org.stromlauf.receivables;

import java.time.LocalDate;
import org.stromlauf.shared.Money;

/**
 * A part of an item that a posting settled (Ausgleich).
 *
 * @param posting the key of the payment, return or withdrawal
 * @param amount negative when a return opened the item again
 */
public record Settlement(String posting, LocalDate bookingDate, Money amount) {}
