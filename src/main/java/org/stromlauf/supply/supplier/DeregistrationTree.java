package org.stromlauf.supply.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.supplier.DeregistrationDecision.Accepted;
import org.stromlauf.supply.supplier.DeregistrationDecision.Rejected;

/** EBD E_0624, Anfrage zur Beendigung der Zuordnung prüfen (EBD 4.3, FV2026-10), for consuming market locations. */
final class DeregistrationTree {

    /** Latest receipt of the request, on the first working day after the new supplier's registration (GPKE part 2). */
    private static final LocalTime LATEST_RECEIPT = LocalTime.of(7, 0);

    /**
     * What is asked.
     *
     * @param registeredOn the day on which the grid operator received the new supplier's registration (DTM+154)
     * @param end the first day that shall no longer be assigned (DTM+93)
     * @param moveIn transaction reason E01, else E03
     */
    record Request(Instant receivedAt, LocalDate registeredOn, LocalDate end, boolean moveIn) {}

    /**
     * What this supplier knows.
     *
     * @param contract the one in force at the location, or the last one
     * @param sameCustomer whether the new supplier's customer is ours
     * @param customerStays whether our customer told that he has not moved out
     */
    record Knowledge(Optional<Contract> contract, boolean sameCustomer, boolean customerStays) {}

    private DeregistrationTree() {}

    static DeregistrationDecision decide(Request request, Knowledge known) {
        var latest = MarketCalendar.at(MarketCalendar.workingDayAfter(request.registeredOn, 1), LATEST_RECEIPT);
        if (request.receivedAt.isAfter(latest)) return new Rejected("A43"); // step 5
        var assigned = known.contract.filter(c -> c.isAssignedOn(request.end)); // step 20
        if (assigned.isEmpty()) return notAssigned(known); // step 30
        if (request.moveIn) return movedIn(request, known); // steps 40 to 60
        return switched(request, assigned.get()); // steps 70 to 90
    }

    private static DeregistrationDecision notAssigned(Knowledge known) {
        var own = known.contract.map(Contract::deregistration);
        if (own.isEmpty() || own.get().confirmed()) return new Rejected("A30");
        return new Accepted("A31", own.get().end());
    }

    private static DeregistrationDecision movedIn(Request request, Knowledge known) {
        if (known.sameCustomer) return new Rejected("A32");
        if (known.customerStays) return new Rejected("A33");
        return new Accepted("A34", request.end);
    }

    private static DeregistrationDecision switched(Request request, Contract contract) {
        if (contract.terms().kind() == SupplyKind.FALLBACK) return new Accepted("A38", request.end); // steps 70, 80
        if (contract.goesOnOn(request.end)) return new Rejected("A35"); // step 90
        return new Accepted("A36", request.end);
    }
}
