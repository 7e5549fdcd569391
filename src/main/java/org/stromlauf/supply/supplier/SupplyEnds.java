package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** A supplier's steps from a cancelled contract, or a lost assignment, to the end of supply. */
@Service
public class SupplyEnds {

    private final Contracts contracts;
    private final SupplierRequests requests;
    private final Clock clock;

    SupplyEnds(Contracts contracts, SupplierRequests requests, Clock clock) {
        this.contracts = contracts;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Sends 55004 for the contract's end, or the earliest end that is still possible.
     *
     * @return until when the answer is waited for
     */
    @Transactional
    public Instant deregister(TenantId tenant, ContractId id, Reason reason) {
        var contract = contracts.get(tenant, id);
        var end = possibleEnd(contract);
        contracts.deregister(tenant, id, end, false);
        return requests.deregister(contract, end, code(reason));
    }

    /** Ends the contract on the day on which the assignment ended. */
    @Transactional
    public void end(TenantId tenant, ContractId id) {
        var contract = contracts.get(tenant, id);
        contracts.end(tenant, id, assignmentEnd(contract));
    }

    /** The day on which the grid operator has ended the assignment, by 55005 or 55037, if he has. */
    public Optional<LocalDate> confirmedEnd(TenantId tenant, ContractId id) {
        return Optional.ofNullable(contracts.get(tenant, id).deregistration())
                .filter(Contract.Deregistration::confirmed)
                .map(Contract.Deregistration::end);
    }

    static LocalDate assignmentEnd(Contract contract) {
        var deregistration = contract.deregistration();
        return deregistration == null ? contract.supply().end() : deregistration.end();
    }

    private LocalDate possibleEnd(Contract contract) {
        var end = contract.supply().end();
        var earliest = MarketCalendar.earliestSupplyStart(clock.instant());
        return end.isBefore(earliest) ? earliest : end;
    }

    /** Transaction reasons of 55004 (UTILMD AHB, STS+7). */
    private static String code(Reason reason) {
        return switch (reason) {
            case CUSTOMER, NEW_SUPPLIER -> "ZT5";
            case SUPPLIER -> "ZT4";
            case MOVE_OUT -> "E01";
        };
    }
}
