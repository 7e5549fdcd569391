package org.stromlauf.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;

/** The suppliers' framework contracts and their sites: told from a day on, never changed for days that may be billed. */
@Service
public class FrameworkContracts {

    private final FrameworkRows rows;
    private final Customers customers;
    private final Contracts contracts;
    private final IdGenerator ids;

    FrameworkContracts(FrameworkRows rows, Customers customers, Contracts contracts, IdGenerator ids) {
        this.rows = rows;
        this.customers = customers;
        this.contracts = contracts;
        this.ids = ids;
    }

    /**
     * Agrees a framework contract; the same again changes nothing.
     *
     * @throws IllegalArgumentException when the number stands for another contract, or an authority has no Leitweg-ID
     * @throws NoSuchElementException when the customer is unknown
     */
    @Transactional
    public FrameworkContract agree(
            TenantId tenant, String number, CustomerId customer, DateRange days, FrameworkTerms terms) {
        var known = rows.find(tenant, number);
        if (known.isPresent()) {
            var same = known.get().customer().equals(customer)
                    && known.get().days().equals(days)
                    && known.get().terms().get(0).equals(terms);
            if (same) return known.get();
            throw new IllegalArgumentException(
                    "The number '" + number + "' stands for another framework contract: take another number");
        }
        if (contracts.findByNumber(tenant, number).isPresent()) {
            throw new IllegalArgumentException("A contract has the number '" + number + "': take another number");
        }
        requireReference(tenant, customer, terms);
        var framework =
                new FrameworkContract(tenant, new ContractId(ids.next()), number, customer, days, List.of(terms));
        rows.add(framework);
        return framework;
    }

    /**
     * Other terms from a day on; the same again changes nothing.
     *
     * @throws IllegalArgumentException when terms from that day or a later one are recorded, or the contract does not hold
     */
    @Transactional
    public FrameworkContract change(TenantId tenant, String number, FrameworkTerms terms) {
        var framework = get(tenant, number);
        if (framework.terms().contains(terms)) return framework;
        if (!framework.days().contains(terms.from())) {
            throw new IllegalArgumentException(
                    "'from' is " + terms.from() + ", the contract holds " + framework.days());
        }
        var last = framework.terms().get(framework.terms().size() - 1);
        if (!terms.from().isAfter(last.from())) {
            throw new IllegalArgumentException(
                    "Terms from " + last.from() + " are recorded: 'from' is a later day, was " + terms.from());
        }
        requireReference(tenant, framework.customer(), terms);
        rows.add(tenant, framework.id(), terms);
        rows.sites(tenant, framework.id()).stream()
                .map(FrameworkSite::contract)
                .distinct()
                .forEach(c -> contracts.changed(contracts.get(tenant, c)));
        return get(tenant, number);
    }

    /**
     * Puts a contract under the framework contract, or changes its cost centres and order, from a day on.
     *
     * @throws IllegalArgumentException when it belongs to another one then, or a later change is recorded
     */
    @Transactional
    public void put(TenantId tenant, String number, FrameworkSite site) {
        var framework = get(tenant, number);
        var known = rows.sitesOf(tenant, site.contract());
        if (rows.sites(tenant, framework.id()).contains(site)) return;
        if (!framework.days().contains(site.days().from())) {
            throw new IllegalArgumentException(
                    "'from' is " + site.days().from() + ", the contract holds " + framework.days());
        }
        for (var other : known) {
            if (!other.site().days().overlaps(site.days())) continue;
            if (!other.framework().equals(framework.id())) {
                throw new IllegalArgumentException("The contract is a site of another framework contract "
                        + other.site().days() + ": end that first");
            }
            if (!other.site().days().from().isBefore(site.days().from())) {
                throw new IllegalArgumentException("The site is recorded from "
                        + other.site().days().from() + ": 'from' is a later day, was "
                        + site.days().from());
            }
            rows.end(tenant, other.site(), site.days().from());
        }
        rows.add(tenant, framework.id(), site);
        contracts.changed(contracts.get(tenant, site.contract()));
    }

    /**
     * A site leaves; what is supplied from then on is billed by its own contract.
     *
     * @throws NoSuchElementException when it does not belong to it on the day before
     */
    @Transactional
    public void leave(TenantId tenant, String number, ContractId contract, LocalDate end) {
        var framework = get(tenant, number);
        var site = rows.sites(tenant, framework.id()).stream()
                .filter(s -> s.contract().equals(contract) && s.days().contains(end.minusDays(1)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "Contract " + contract + " is no site of " + number + " on " + end.minusDays(1)));
        rows.end(tenant, site, end);
        contracts.changed(contracts.get(tenant, contract));
    }

    public FrameworkContract get(TenantId tenant, String number) {
        return rows.find(tenant, number)
                .orElseThrow(() ->
                        new NoSuchElementException("Tenant " + tenant + " has no framework contract '" + number + "'"));
    }

    public Optional<FrameworkContract> find(TenantId tenant, String number) {
        return rows.find(tenant, number);
    }

    /** A page in the order of numbers. */
    public List<FrameworkContract> page(TenantId tenant, String afterNumber, int limit) {
        return rows.page(tenant, afterNumber, limit);
    }

    /** All sites that it has or had, by name and day. */
    public List<FrameworkSite> sites(FrameworkContract framework) {
        return rows.sites(framework.tenant(), framework.id());
    }

    /** The framework contracts to which a contract belongs or belonged as a site, with the days. */
    public List<Membership> memberships(TenantId tenant, ContractId contract) {
        return rows.sitesOf(tenant, contract);
    }

    /** @param framework id of the framework contract */
    public record Membership(ContractId framework, String number, FrameworkSite site) {}

    private void requireReference(TenantId tenant, CustomerId customer, FrameworkTerms terms) {
        // ERechV §5: who bills an authority says its Leitweg-ID.
        var kind = customers.get(tenant, customer).name().kind();
        var reference = terms.buyerReference();
        if (kind == CustomerName.Kind.PUBLIC && reference == null) {
            throw new IllegalArgumentException("'buyerReference' is missing: an authority has a Leitweg-ID");
        }
        if (kind == CustomerName.Kind.PUBLIC && reference != null) LeitwegId.require(reference);
        if (kind == CustomerName.Kind.PRIVATE) {
            throw new IllegalArgumentException(
                    "'customer' is a private one: framework contracts are made with companies" + " and authorities");
        }
    }
}
