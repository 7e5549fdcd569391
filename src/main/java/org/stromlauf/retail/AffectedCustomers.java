package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.Customers;
import org.stromlauf.shared.TenantId;

/** Whom a change of a product's prices concerns. */
@Component
class AffectedCustomers {

    private static final int PAGE = 1000;

    private final Contracts contracts;
    private final Customers customers;
    private final PriceNotices notices;

    AffectedCustomers(Contracts contracts, Customers customers, PriceNotices notices) {
        this.contracts = contracts;
        this.customers = customers;
        this.notices = notices;
    }

    /** Whoever is supplied with the product, or will be, on a day. */
    List<Contract> of(TenantId tenant, String product, LocalDate day) {
        return Stream.iterate(
                        contracts.page(tenant, "", PAGE),
                        page -> !page.isEmpty(),
                        page -> contracts.page(tenant, page.get(page.size() - 1).number(), PAGE))
                .flatMap(List::stream)
                .filter(c -> c.state() == ContractState.ACTIVE || c.state() == ContractState.CONFIRMED)
                .filter(c -> c.terms().product().equals(product) && isCovered(c, day))
                .toList();
    }

    /** Those of them to whom prices are guaranteed on the day of a change. */
    List<Contract> guaranteed(PriceChange change) {
        return of(change.tenant(), change.product(), change.effective()).stream()
                .filter(c -> c.terms().areGuaranteedOn(change.effective()))
                .toList();
    }

    static List<LeftOut> leftOut(List<Contract> guaranteed) {
        return guaranteed.stream()
                .map(c -> new LeftOut(
                        c.id(), c.number(), Objects.requireNonNull(c.terms().pricesGuaranteedUntil())))
                .toList();
    }

    Customer customer(Contract contract) {
        return customers.get(contract.tenant(), contract.customer());
    }

    /** The first day on which a change may hold when all of them are told on a day. */
    LocalDate earliest(TenantId tenant, String product, LocalDate told) {
        var rules = notices.rules(tenant);
        return of(tenant, product, told).stream()
                .map(c -> notices.earliest(rules, c, customer(c), told))
                .reduce(told, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static boolean isCovered(Contract contract, LocalDate day) {
        var end = contract.supply().to();
        return end == null || end.isAfter(day);
    }
}
