package org.stromlauf.dunning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stromlauf.shared.Money;

/**
 * What is owed is paid in monthly rates without interest, and nothing is cut meanwhile (Abwendungsvereinbarung, EnWG §41g).
 *
 * @param items the claims it covers with what was open of each
 */
public record AvertingAgreement(
        UUID id, String debtor, LocalDate agreedOn, Map<String, Money> items, List<Rate> rates) {

    /** Above it the customer may take longer. EnWG §41g. */
    private static final Money SMALL = Money.of("300.00");

    /** A monthly rate. */
    public record Rate(LocalDate dueOn, Money amount) {}

    public AvertingAgreement {
        items = Map.copyOf(items);
        rates = List.copyOf(rates);
        if (items.isEmpty()) throw new IllegalArgumentException("An agreement covers a claim at least");
        var promised = rates.stream().map(Rate::amount).reduce(Money.ZERO, Money::plus);
        if (!promised.equals(covered(items))) {
            throw new IllegalArgumentException("The rates sum to " + promised + ", the claims to " + covered(items));
        }
    }

    private static Money covered(Map<String, Money> items) {
        return items.values().stream().reduce(Money.ZERO, Money::plus);
    }

    /** EnWG §41g: 6 to 18 months, above 300 euro 12 to 24. */
    static boolean mayLast(int months, Money amount) {
        var small = amount.compareTo(SMALL) <= 0;
        return months >= (small ? 6 : 12) && months <= (small ? 18 : 24);
    }

    /** The shortest time that may be offered. */
    static int shortest(Money amount) {
        return amount.compareTo(SMALL) <= 0 ? 6 : 12;
    }

    /** Even rates, one a month; the last takes what rounding leaves. */
    static List<Rate> rates(Money amount, int months, LocalDate first) {
        var each = new Money(amount.euros().divide(BigDecimal.valueOf(months), 2, RoundingMode.DOWN));
        var rates = new ArrayList<Rate>();
        var left = amount;
        for (int month = 0; month < months - 1; month++) {
            rates.add(new Rate(first.plusMonths(month), each));
            left = left.minus(each);
        }
        rates.add(new Rate(first.plusMonths(months - 1L), left));
        return rates;
    }

    /**
     * Whether every rate due before that day is paid.
     *
     * @param open what is open of the claims now; one that is missing is settled
     */
    boolean isKeptOn(LocalDate day, Map<String, Money> open) {
        var due = rates.stream()
                .filter(r -> r.dueOn().isBefore(day))
                .map(Rate::amount)
                .reduce(Money.ZERO, Money::plus);
        var left = items.keySet().stream()
                .map(item -> open.getOrDefault(item, Money.ZERO))
                .reduce(Money.ZERO, Money::plus);
        return covered(items).minus(left).compareTo(due) >= 0;
    }
}
