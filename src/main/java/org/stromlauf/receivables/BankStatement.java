package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;

/**
 * A bank's statement of an account (Kontoauszug, camt.053): lines that lead from the opening to the closing balance.
 *
 * @param id the bank's id of the statement, unique for the account
 */
public record BankStatement(String id, String iban, Money opening, Money closing, List<Line> lines) {

    /**
     * One movement of money.
     *
     * @param amount what the account gained; negative what it lost, charges included
     * @param charges what of a negative amount the banks took for a return; never negative
     * @param returnReason why a direct debit came back, for example {@code AM04}; null when nothing came back
     */
    public record Line(
            LocalDate bookedOn,
            Money amount,
            Money charges,
            @Nullable String endToEndId,
            @Nullable String payerIban,
            @Nullable String payerName,
            String text,
            @Nullable String returnReason) {}

    public BankStatement {
        lines = List.copyOf(lines);
        var end = lines.stream().map(Line::amount).reduce(opening, Money::plus);
        if (!end.equals(closing)) {
            throw new UnreadablePaymentFileException("Statement " + id + " leads from " + opening + " to " + end
                    + ", but says " + closing + ": a line is missing");
        }
    }
}
