package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.supply.supplier.TerminationDecision.Accepted;
import org.stromlauf.supply.supplier.TerminationDecision.PowerOfAttorneyMissing;
import org.stromlauf.supply.supplier.TerminationDecision.Rejected;

/**
 * EBD E_0614, Kündigung Vertrag prüfen (EBD 4.3, FV2026-10), for consuming market locations. Suppliers here have no contracts
 * about generation, so a termination of such ends at step 500 with A18. A99 is never given: what it was for has codes.
 */
final class TerminationTree {

    /**
     * What is asked.
     *
     * @param consuming whether the request is about a consuming market location (STS+7 supplement ZW4)
     * @param fixed to a day (DTM+93), else to the next possible day (DTM+471)
     * @param end the first day that shall no longer be covered; of the next possible ones the earliest wanted
     */
    record Request(boolean consuming, boolean fixed, LocalDate end, LocalDate receivedOn) {}

    private TerminationTree() {}

    /** @param contract the one in force at the location, or the last one; empty when there never was one */
    static TerminationDecision decide(Request request, Optional<Contract> contract, PowerOfAttorney attorney) {
        if (!request.consuming) return rejected("A18"); // step 500
        if (request.end.isBefore(request.receivedOn)) return rejected("A01"); // step 20
        if (contract.isEmpty()) return rejected("A04"); // step 50
        return decide(request, contract.get(), attorney);
    }

    private static TerminationDecision decide(Request request, Contract contract, PowerOfAttorney attorney) {
        var agreedEnd = contract.supply().to();
        if (request.end.equals(agreedEnd)) return new Accepted("A03", request.end); // step 40
        if (agreedEnd != null && agreedEnd.isBefore(request.end)) { // step 50
            return new Rejected("A04", agreedEnd, null, null);
        }
        if (contract.state() == ContractState.ENDED) return new Rejected("A04", agreedEnd, null, null);
        var possible = contract.terms().earliestEnd(request.receivedOn);
        if (request.fixed && request.end.isBefore(possible)) { // steps 60, 70
            return bound(agreedEnd, possible, contract); // step 80
        }
        var end = request.end.isBefore(possible) ? possible : request.end;
        if (!contract.terms().powerOfAttorney()) return new Accepted("A09", end); // steps 90, 120
        return switch (attorney) { // steps 100, 110
            case MISSING -> new PowerOfAttorneyMissing();
            case INEFFECTIVE -> rejected("A08");
            case EFFECTIVE -> new Accepted("A09", end);
        };
    }

    private static TerminationDecision bound(@Nullable LocalDate agreedEnd, LocalDate possible, Contract contract) {
        var code = agreedEnd == null ? "A06" : "A05";
        return new Rejected(code, agreedEnd, possible, contract.terms().notice());
    }

    private static Rejected rejected(String code) {
        return new Rejected(code, null, null, null);
    }
}
