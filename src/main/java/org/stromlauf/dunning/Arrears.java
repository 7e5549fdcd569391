package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stromlauf.shared.Money;

/** What a customer owes and should have paid on a day (Zahlungsrückstand). */
public record Arrears(List<Claim> claims, PaymentPlan plan) {

    /** EnWG §41f: below it nobody is disconnected. */
    public static final Money LEAST = Money.of("100.00");

    public Arrears {
        claims = List.copyOf(claims);
    }

    /** All that is owed, fees included. */
    public Money total() {
        return claims.stream().map(Claim::open).reduce(Money.ZERO, Money::plus);
    }

    /** What may count towards a disconnection. */
    public Money counted() {
        return claims.stream()
                .filter(c -> c.standing().counts())
                .map(Claim::open)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What must be owed at least before a disconnection may be threatened. */
    public Money threshold() {
        return plan.measure().compareTo(LEAST) < 0 ? LEAST : plan.measure();
    }

    public boolean allowDisconnection() {
        return counted().compareTo(threshold()) >= 0;
    }

    /** The due date of the oldest claim that counts. */
    Optional<LocalDate> oldestDue() {
        return claims.stream()
                .filter(c -> c.standing().counts() && !c.open().isZero())
                .map(Claim::dueOn)
                .min(LocalDate::compareTo);
    }
}
