package org.stromlauf.supply.supplier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** What the task "check power of attorney" shows. */
@Component
class TerminationFacts implements TaskFacts {

    private final ReceivedRequests requests;
    private final Contracts contracts;
    private final Customers customers;

    TerminationFacts(ReceivedRequests requests, Contracts contracts, Customers customers) {
        this.requests = requests;
        this.contracts = contracts;
        this.customers = customers;
    }

    @Override
    public String processKey() {
        return "TerminationAnswer";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var request = requests.get(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Kündigung von", request.sender().value());
        facts.put("Kündigung zum", SupplierFacts.day(request.end()));
        facts.put("Marktlokation", request.location().value());
        contracts.at(tenant, request.location()).stream().findFirst().ifPresent(contract -> {
            var customer = customers.get(tenant, contract.customer());
            facts.put("Kunde", customer.name().full() + " (" + customer.number() + ")");
            facts.put("Vertrag", contract.number());
        });
        return facts;
    }
}
