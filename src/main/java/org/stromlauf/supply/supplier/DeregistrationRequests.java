package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.shared.TenantId;

/** Decides on the grid operator's requests to end an assignment (55010) and answers them. */
@Service
public class DeregistrationRequests {

    private final ReceivedRequests requests;
    private final Contracts contracts;
    private final Customers customers;
    private final StayingCustomers staying;
    private final SupplierAnswers answers;

    DeregistrationRequests(
            ReceivedRequests requests,
            Contracts contracts,
            Customers customers,
            StayingCustomers staying,
            SupplierAnswers answers) {
        this.requests = requests;
        this.contracts = contracts;
        this.customers = customers;
        this.staying = staying;
        this.answers = answers;
    }

    /** Decides by E_0624 on what is known now. @return whether the supplier agrees */
    @Transactional
    public boolean decide(TenantId tenant, UUID id) {
        var request = requests.get(tenant, id);
        var contract = contract(request);
        var decision = DeregistrationTree.decide(
                new DeregistrationTree.Request(
                        request.receivedAt(),
                        registeredOn(request),
                        request.end(),
                        request.reason().equals(SupplierMessages.MOVE)),
                new DeregistrationTree.Knowledge(
                        contract,
                        contract.map(c -> isSameCustomer(request, c)).orElse(false),
                        contract.map(c -> staying.stays(tenant, c.id())).orElse(false)));
        var end = decision instanceof DeregistrationDecision.Accepted accepted ? accepted.end() : null;
        requests.decide(
                tenant,
                id,
                new ReceivedRequest.Decision(
                        decision.code(), end != null, contract.map(Contract::id).orElse(null), end, null));
        return end != null;
    }

    /** Sends 55011 or 55012 as decided. */
    @Transactional
    public void answer(TenantId tenant, UUID id) {
        var request = requests.get(tenant, id);
        var decision = request.decision();
        if (decision == null) throw new IllegalStateException("Request " + id + " is not decided yet");
        var end = decision.end();
        if (end == null) answers.rejectDeregistration(request, decision.code());
        else answers.confirmDeregistration(request, decision.code(), end);
    }

    private boolean isSameCustomer(ReceivedRequest request, Contract contract) {
        var surname = request.customerSurname();
        var firstName = request.customerFirstName();
        if (surname == null) return false;
        return customers
                .get(contract.tenant(), contract.customer())
                .name()
                .isSameAs(surname, firstName == null ? "" : firstName);
    }

    private static LocalDate registeredOn(ReceivedRequest request) {
        var day = request.registeredOn();
        if (day == null) throw new IllegalStateException("Request " + request.id() + " names no day of registration");
        return day;
    }

    /** The contract that is assigned on the day after the end, else the last one there was. */
    private Optional<Contract> contract(ReceivedRequest request) {
        var known = contracts.at(request.tenant(), request.location()).stream()
                .filter(c -> c.state() != ContractState.PENDING)
                .toList();
        return known.stream()
                .filter(c -> c.isAssignedOn(request.end()))
                .findFirst()
                .or(() -> known.stream().findFirst());
    }
}
