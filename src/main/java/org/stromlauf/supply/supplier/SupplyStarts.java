package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** A supplier's steps from an order to active supply. */
@Service
public class SupplyStarts {

    private final Contracts contracts;
    private final Customers customers;
    private final LocationRecords locations;
    private final SupplierRequests requests;
    private final Clock clock;

    SupplyStarts(
            Contracts contracts,
            Customers customers,
            LocationRecords locations,
            SupplierRequests requests,
            Clock clock) {
        this.contracts = contracts;
        this.customers = customers;
        this.locations = locations;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Settles which start is asked for and whether the previous supplier is asked first. A start that is too early becomes the
     * earliest possible.
     *
     * @param newStart what a case worker chose after a rejection; null on the first try
     */
    @Transactional
    public boolean plan(TenantId tenant, ContractId id, @Nullable LocalDate newStart) {
        var contract = contracts.get(tenant, id);
        var terminate = contract.origin() == OrderKind.SWITCH_WITH_TERMINATION && !requests.isTerminated(contract);
        var now = clock.instant();
        var latestAnswer = terminate ? SupplierDeadlines.terminationAnswer(now).minusSeconds(1) : now;
        var wished = newStart == null ? contract.supply().from() : newStart;
        moveTo(contract, latest(wished, MarketCalendar.earliestSupplyStart(latestAnswer)));
        return terminate;
    }

    /** Sends 55016. @return until when the answer is waited for */
    @Transactional
    public Instant terminate(TenantId tenant, ContractId id) {
        return requests.terminate(contracts.get(tenant, id));
    }

    /** Sends 55001 for the planned start, or the earliest that is still possible. @return until when the answer is waited for */
    @Transactional
    public Instant register(TenantId tenant, ContractId id) {
        var contract = contracts.get(tenant, id);
        var earliest = MarketCalendar.earliestSupplyStart(clock.instant());
        moveTo(contract, latest(contract.supply().from(), earliest));
        var planned = contracts.get(tenant, id);
        return requests.register(planned, customers.get(tenant, planned.customer()));
    }

    /** Sends 55109 to the grid operator and 55110 to the metering operator that 55002 named. */
    @Transactional
    public void sendSupplierData(TenantId tenant, ContractId id) {
        var contract = contracts.get(tenant, id);
        var customer = customers.get(tenant, contract.customer());
        requests.tellCustomer(contract, customer, locations.data(tenant, id).meteringOperator());
    }

    @Transactional
    public void start(TenantId tenant, ContractId id) {
        contracts.start(tenant, id);
    }

    @Transactional
    public void reject(TenantId tenant, ContractId id) {
        contracts.reject(tenant, id);
    }

    /** The grid operator took the future assignment back (55038): nothing will be supplied. */
    @Transactional
    public void takeBack(TenantId tenant, ContractId id) {
        var contract = contracts.get(tenant, id);
        if (contract.state() == ContractState.CONFIRMED) {
            contracts.end(tenant, id, contract.supply().from());
        } else if (contract.state() == ContractState.PENDING) {
            contracts.reject(tenant, id);
        }
    }

    private void moveTo(Contract contract, LocalDate start) {
        if (!start.equals(contract.supply().from())) contracts.moveStart(contract.tenant(), contract.id(), start);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
