package org.stromlauf.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** Takes orders of supply, and contracts that a supplier brings along from another system. */
@Service
public class OrderIntake {

    private static final int NUMBER_LENGTH = 10;

    private final Customers customers;
    private final Contracts contracts;
    private final OrderKeys keys;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final ApplicationEventPublisher events;

    OrderIntake(
            Customers customers,
            Contracts contracts,
            OrderKeys keys,
            Tenants tenants,
            IdGenerator ids,
            ApplicationEventPublisher events) {
        this.customers = customers;
        this.contracts = contracts;
        this.keys = keys;
        this.tenants = tenants;
        this.ids = ids;
        this.events = events;
    }

    /** Stores a new customer with a pending contract and tells that it was ordered. */
    @Transactional
    public Contract place(TenantId tenant, Order order) {
        var contract = store(tenant, order, ContractState.PENDING);
        events.publishEvent(new OrderPlaced(tenant, contract.id()));
        return contract;
    }

    /**
     * Places an order once, however often it is sent by the same key.
     *
     * @param key chosen by who orders, 1 to 100 characters
     * @return empty when the key was used for another order
     */
    @Transactional
    public Optional<Contract> placeOnce(TenantId tenant, String key, Order order) {
        var content = sha256(order.toString());
        if (!keys.claim(tenant, key, content)) {
            return keys.contract(tenant, key, content).map(id -> contracts.get(tenant, id));
        }
        var contract = place(tenant, order);
        keys.placed(tenant, key, contract.id());
        return Optional.of(contract);
    }

    /** Takes a contract over once, however often it is sent by the same key; empty when the key was used for another. */
    @Transactional
    public Optional<Contract> takeOverOnce(TenantId tenant, String key, Order order, LocalDate today) {
        var content = sha256(order.toString());
        if (!keys.claim(tenant, key, content)) {
            return keys.contract(tenant, key, content).map(id -> contracts.get(tenant, id));
        }
        var contract = takeOver(tenant, order, today);
        keys.placed(tenant, key, contract.id());
        return Optional.of(contract);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes over a contract that is already supplied since the order's start: no message is sent. */
    @Transactional
    public Contract takeOver(TenantId tenant, Order order, LocalDate today) {
        if (order.start().isAfter(today)) {
            throw new IllegalArgumentException("A contract taken over is supplied already, starts " + order.start());
        }
        return store(tenant, order, ContractState.ACTIVE);
    }

    private Contract store(TenantId tenant, Order order, ContractState state) {
        if (tenants.get(tenant).role() != Role.SUPPLIER) {
            throw new IllegalArgumentException("Only a supplier takes orders; " + tenant + " is "
                    + tenants.get(tenant).role());
        }
        var wanted = order.customer();
        var customer = new Customer(
                tenant,
                new CustomerId(ids.next()),
                ids.nextReference(NUMBER_LENGTH),
                wanted.name(),
                wanted.address(),
                wanted.email(),
                wanted.mandate(),
                null);
        var contract = new Contract(
                tenant,
                new ContractId(ids.next()),
                ids.nextReference(NUMBER_LENGTH),
                customer.id(),
                order.location(),
                order.gridOperator(),
                order.kind(),
                order.previousSupplier(),
                order.terms(),
                state,
                DateRange.startingAt(order.start()),
                null,
                0);
        customers.add(customer);
        contracts.add(contract);
        return contract;
    }
}
