package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractChanged;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.retail.LateBills.Late;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Tenants;

/** Until when the next bill of each contract is in time: computed anew for what has changed, so that nobody scans all contracts. */
@Component
class BillsDue {

    private static final int PAGE = 500;

    private final BillDueRows rows;
    private final Contracts contracts;
    private final FrameworkContracts frameworks;
    private final ContractBills bills;
    private final DisclosureRules rules;
    private final Tenants tenants;

    BillsDue(
            BillDueRows rows,
            Contracts contracts,
            FrameworkContracts frameworks,
            ContractBills bills,
            DisclosureRules rules,
            Tenants tenants) {
        this.rows = rows;
        this.contracts = contracts;
        this.frameworks = frameworks;
        this.bills = bills;
        this.rules = rules;
        this.tenants = tenants;
    }

    @EventListener
    void on(ContractChanged event) {
        rows.stale(event.tenant(), event.number());
    }

    @EventListener
    void on(BillIssued event) {
        rows.stale(event.bill().tenant(), event.bill().number());
    }

    @EventListener
    void on(BillTakenBack event) {
        rows.stale(event.bill().tenant(), event.bill().number());
    }

    /** Computes what has changed since; the first time all. */
    void refresh(TenantId tenant) {
        if (rows.begin(tenant)) staleAll(tenant);
        var changed = rows.takeStale(tenant, PAGE);
        if (changed.isEmpty()) return;
        var law = rules.billTimes(tenant);
        var commodity = tenants.get(tenant).commodity();
        for (; !changed.isEmpty(); changed = rows.takeStale(tenant, PAGE)) {
            var page = contracts.numbered(tenant, changed);
            var billed =
                    bills.billedUntil(tenant, page.stream().map(Contract::id).toList());
            for (var contract : page) {
                var from = billed.getOrDefault(contract.id(), contract.supply().from());
                next(contract, from, law, commodity)
                        .ifPresentOrElse(l -> rows.put(tenant, l), () -> rows.remove(tenant, contract.id()));
            }
        }
    }

    private void staleAll(TenantId tenant) {
        var page = contracts.page(tenant, "", PAGE);
        while (!page.isEmpty()) {
            for (var contract : page) rows.stale(tenant, contract.number());
            page = contracts.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
    }

    /** The bill that comes next; empty when none does. */
    private Optional<Late> next(Contract contract, LocalDate from, List<BillTimeRule> law, Commodity commodity) {
        if (contract.state() != ContractState.ACTIVE && contract.state() != ContractState.ENDED)
            return Optional.empty();
        var last = BillingPeriods.lastDay(contract);
        if (last != null && !from.isBefore(last)) return Optional.empty();
        var framework = framework(contract, from);
        var interval = framework == null
                ? contract.terms().billing()
                : framework.termsOn(from).billing();
        // EnWG §40b(1): a period is no longer than a year, wherever the grid operator reads.
        var end = interval == BillingInterval.YEARLY
                ? from.plusYears(1)
                : from.withDayOfMonth(1).plusMonths(BillingPeriods.months(interval));
        var isFinal = last != null && !last.isAfter(end);
        var ended = isFinal && last != null ? last : end;
        var occasion = isFinal ? Occasion.FINAL : BillingPeriods.occasion(interval);
        return Optional.of(new Late(
                contract.id(),
                contract.number(),
                occasion,
                from,
                ended,
                ended.plusWeeks(weeks(law, commodity, occasion, ended)),
                framework == null ? null : framework.number(),
                null));
    }

    private static int weeks(List<BillTimeRule> law, Commodity commodity, Occasion occasion, LocalDate ended) {
        return law.stream()
                .filter(r -> r.isFor(commodity, occasion, ended))
                .findFirst()
                .map(BillTimeRule::weeks)
                .orElseThrow(() -> new IllegalStateException("products/disclosure/bill-time.yaml has no line for "
                        + commodity + " " + occasion + " ended on " + ended));
    }

    private @Nullable FrameworkContract framework(Contract contract, LocalDate day) {
        return frameworks.memberships(contract.tenant(), contract.id()).stream()
                .filter(m -> m.site().days().contains(day))
                .map(m -> frameworks.get(contract.tenant(), m.number()))
                .findFirst()
                .orElse(null);
    }
}
