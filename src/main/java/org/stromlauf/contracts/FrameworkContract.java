package org.stromlauf.contracts;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * A customer's agreement about many sites (Rahmenvertrag), billed together.
 *
 * @param number chosen by the supplier; names it on bills and in receivables
 * @param customer who gets the bill
 * @param days from the first on which it holds
 * @param terms what holds from a day on, the earliest first; the first begins with the contract
 */
public record FrameworkContract(
        TenantId tenant,
        ContractId id,
        String number,
        CustomerId customer,
        DateRange days,
        List<FrameworkTerms> terms) {

    public FrameworkContract {
        if (!number.matches("[A-Za-z0-9][A-Za-z0-9-]{0,29}")) {
            throw new IllegalArgumentException(
                    "A framework contract's number has up to 30 letters, digits and hyphens, was '" + number + "'");
        }
        terms = List.copyOf(terms);
        if (terms.isEmpty() || !terms.get(0).from().equals(days.from())) {
            throw new IllegalArgumentException("The terms of a framework contract begin with it, on " + days.from());
        }
    }

    /** What holds on a day; before the first day what holds on the first. */
    public FrameworkTerms termsOn(LocalDate day) {
        var holding = terms.get(0);
        for (var later : terms) {
            if (!later.from().isAfter(day)) holding = later;
        }
        return holding;
    }
}
