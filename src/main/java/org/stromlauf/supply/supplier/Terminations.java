package org.stromlauf.supply.supplier;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.supplier.TerminationDecision.Accepted;
import org.stromlauf.supply.supplier.TerminationDecision.Rejected;

/** Decides on other suppliers' terminations (55016) and answers them. */
@Service
public class Terminations {

    private final ReceivedRequests requests;
    private final Contracts contracts;
    private final SupplierAnswers answers;

    Terminations(ReceivedRequests requests, Contracts contracts, SupplierAnswers answers) {
        this.requests = requests;
        this.contracts = contracts;
        this.answers = answers;
    }

    /** @return whether the answer waits for a power of attorney */
    @Transactional(readOnly = true)
    public boolean waitsForPowerOfAttorney(TenantId tenant, UUID id, PowerOfAttorney attorney) {
        return decide(requests.get(tenant, id), attorney) instanceof TerminationDecision.PowerOfAttorneyMissing;
    }

    /**
     * Answers by E_0614; a contract that may end is cancelled for the customer.
     *
     * @return whether the termination was accepted
     */
    @Transactional
    public boolean answer(TenantId tenant, UUID id, PowerOfAttorney attorney) {
        var request = requests.get(tenant, id);
        var decision = decide(request, attorney);
        if (decision instanceof Accepted accepted) {
            accept(request, accepted);
            return true;
        }
        if (decision instanceof Rejected rejected) {
            reject(request, rejected);
            return false;
        }
        throw new IllegalStateException("Termination " + id + " still waits for its power of attorney");
    }

    private TerminationDecision decide(ReceivedRequest request, PowerOfAttorney attorney) {
        var asked = new TerminationTree.Request(
                request.supplement().equals(SupplierMessages.CONSUMING),
                request.fixed(),
                request.end(),
                MarketCalendar.day(request.receivedAt()));
        return TerminationTree.decide(asked, contract(request), attorney);
    }

    private void accept(ReceivedRequest request, Accepted decision) {
        var contract = contract(request).orElseThrow();
        answers.confirmTermination(request, decision, contract.terms().yearlyConsumption());
        requests.decide(
                request.tenant(),
                request.id(),
                new ReceivedRequest.Decision(decision.code(), true, contract.id(), decision.end(), null));
        if (!decision.code().equals("A03")) { // A03: cancelled before, its deregistration is under way
            contracts.cancel(request.tenant(), contract.id(), decision.end(), Reason.NEW_SUPPLIER);
        }
    }

    private void reject(ReceivedRequest request, Rejected decision) {
        answers.rejectTermination(request, decision);
        requests.decide(
                request.tenant(),
                request.id(),
                new ReceivedRequest.Decision(
                        decision.code(),
                        false,
                        contract(request).map(Contract::id).orElse(null),
                        decision.confirmedEnd(),
                        decision.possibleEnd()));
    }

    private Optional<Contract> contract(ReceivedRequest request) {
        return contracts.at(request.tenant(), request.location()).stream()
                .filter(c -> c.state() != ContractState.PENDING)
                .findFirst();
    }
}
