package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkContracts.Membership;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.retail.CollectiveDue.SiteDue;
import org.stromlauf.retail.CollectiveDue.Sites;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Which period of which framework contract is billed next, and which days of its sites that are. */
@Component
class CollectivePeriods {

    /** After so many days a collective bill is held by what a site lacks: EnWG §40c(2) leaves three weeks to a monthly bill. */
    private static final int PATIENCE_DAYS = 10;

    private static final int PAGE = 200;

    private final FrameworkContracts frameworks;
    private final Contracts contracts;
    private final ContractBills bills;
    private final CollectiveBillRows rows;
    private final BillOrders orders;

    CollectivePeriods(
            FrameworkContracts frameworks,
            Contracts contracts,
            ContractBills bills,
            CollectiveBillRows rows,
            BillOrders orders) {
        this.frameworks = frameworks;
        this.contracts = contracts;
        this.bills = bills;
        this.rows = rows;
        this.orders = orders;
    }

    /** Of all framework contracts those whose period is over and whose sites are complete, or late. */
    List<CollectiveDue> take(TenantId tenant, Instant asOf) {
        var due = new ArrayList<CollectiveDue>();
        var page = frameworks.page(tenant, "", PAGE);
        while (!page.isEmpty()) {
            for (var framework : page) {
                next(framework, asOf)
                        .filter(d -> !rows.isInARun(framework, d.period().end()))
                        .filter(d -> isLate(d, asOf) || isComplete(d, asOf))
                        .ifPresent(due::add);
            }
            page = frameworks.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
        return due;
    }

    /** The next period that is over and has a site to bill, complete or not; one without any is passed over. */
    Optional<CollectiveDue> next(FrameworkContract framework, Instant asOf) {
        var today = MarketCalendar.day(asOf);
        var last = framework.days().to();
        var from = rows.billedUntil(framework);
        while (last == null || from.isBefore(last)) {
            var billing = framework.termsOn(from).billing();
            var agreed = from.withDayOfMonth(1).plusMonths(BillingPeriods.months(billing));
            var end = earliest(agreed, last);
            if (end.isAfter(today)) return Optional.empty();
            var due = new CollectiveDue(framework, DateRange.of(from, end), BillingPeriods.occasion(billing));
            var sites = sites(due);
            if (!sites.due().isEmpty() || !sites.obstacles().isEmpty()) return Optional.of(due);
            from = end;
        }
        return Optional.empty();
    }

    /** Whether a contract's period was billed as a site of a collective bill, and so can be put right by that one only. */
    boolean isOfOne(Contract contract, DateRange period) {
        return bills.standing(contract.tenant(), contract.id(), period)
                .map(ContractBill::collective)
                .isPresent();
    }

    /**
     * The bill anew with which a site's period was billed, for the site's values were corrected; none while a run holds the framework
     * contract.
     */
    Optional<CollectiveDue> corrected(Contract contract, DateRange period) {
        var tenant = contract.tenant();
        var wrong = bills.standing(tenant, contract.id(), period).map(ContractBill::collective);
        if (wrong.isEmpty()) return Optional.empty();
        return frameworks.memberships(tenant, contract.id()).stream()
                .map(Membership::number)
                .distinct()
                .map(n -> frameworks.get(tenant, n))
                .filter(f -> !rows.isOpen(f))
                .flatMap(
                        f -> rows
                                .standing(f, wrong.get())
                                .map(b -> new CollectiveDue(f, b.period(), Occasion.CORRECTION))
                                .stream())
                .findFirst();
    }

    /** Its sites with the days that the bill covers; what was corrected covers the same days. */
    Sites sites(CollectiveDue due) {
        var framework = due.framework();
        var obstacles = new ArrayList<String>();
        var sites = new ArrayList<SiteDue>();
        var leftOut = rows.leftOut(framework, due.period().end());
        var told = frameworks.sites(framework).stream()
                .sorted(Comparator.comparing(s -> s.days().from()))
                .toList();
        stretches(told).forEach(site -> {
            if (leftOut.contains(site.contract())) return;
            var contract = contracts.get(framework.tenant(), site.contract());
            if (contract.state() != ContractState.ACTIVE && contract.state() != ContractState.ENDED) return;
            days(due, site, contract).ifPresent(days -> {
                if (days.from().isBefore(site.days().from())) obstacles.add(notYetBilledAlone(site, days));
                else sites.add(new SiteDue(site, told(told, site, days), contract, days));
            });
        });
        return new Sites(List.copyOf(sites), List.copyOf(obstacles));
    }

    private static List<FrameworkSite> told(List<FrameworkSite> told, FrameworkSite site, DateRange days) {
        return told.stream()
                .filter(s -> s.contract().equals(site.contract()) && s.days().overlaps(days))
                .toList();
    }

    private static String notYetBilledAlone(FrameworkSite site, DateRange days) {
        return site.name() + ": der Vertrag ist für die Zeit vor dem Beitritt ("
                + GermanFormat.period(DateRange.of(days.from(), site.days().from())) + ") noch nicht abgerechnet";
    }

    /** From where the contract is billed to the end of the period, of the site or of supply, whatever is first. */
    private Optional<DateRange> days(CollectiveDue due, FrameworkSite site, Contract contract) {
        var from = due.isCorrection() ? correctedFrom(due, contract) : bills.billedUntil(contract);
        var end = earliest(earliest(due.period().end(), site.days().to()), BillingPeriods.lastDay(contract));
        var isNone = !from.isBefore(end) || !site.days().from().isBefore(end);
        return isNone ? Optional.empty() : Optional.of(DateRange.of(from, end));
    }

    private LocalDate correctedFrom(CollectiveDue due, Contract contract) {
        var wrong = rows.standing(due).orElseThrow().key();
        return bills.of(contract.tenant(), contract.id()).stream()
                .filter(b -> wrong.equals(b.collective()))
                .map(b -> b.period().from())
                .findFirst()
                .orElseGet(() -> bills.billedUntil(contract));
    }

    private static LocalDate earliest(LocalDate day, @Nullable LocalDate other) {
        return other == null || day.isBefore(other) ? day : other;
    }

    /** A site once, from its first day to its last; name, cost centres and order are the last that were told. */
    private static List<FrameworkSite> stretches(List<FrameworkSite> told) {
        var byContract = new LinkedHashMap<ContractId, FrameworkSite>();
        for (var site : told) {
            byContract.merge(
                    site.contract(),
                    site,
                    (first, later) -> new FrameworkSite(
                            later.contract(),
                            later.name(),
                            later.costCentre(),
                            later.costCentres(),
                            later.purchaseOrder(),
                            new DateRange(first.days().from(), later.days().to())));
        }
        return byContract.values().stream()
                .sorted(Comparator.comparing(FrameworkSite::name)
                        .thenComparing(s -> s.contract().toString()))
                .toList();
    }

    /** Another run was faster. */
    boolean isOvertaken(CollectiveDue due) {
        if (due.isCorrection()) return rows.standing(due).isEmpty();
        return rows.billedUntil(due.framework()).isAfter(due.period().from());
    }

    /** Names the bill that is made next. */
    String nextKey(CollectiveDue due) {
        return rows.nextKey(due.framework(), due.period());
    }

    private static boolean isLate(CollectiveDue due, Instant asOf) {
        return !due.period().end().plusDays(PATIENCE_DAYS).isAfter(MarketCalendar.day(asOf));
    }

    private boolean isComplete(CollectiveDue due, Instant asOf) {
        var sites = sites(due);
        return sites.obstacles().isEmpty()
                && sites.due().stream().allMatch(s -> orders.usage(s.contract(), s.period(), asOf)
                        .wattHours(s.period())
                        .isPresent());
    }
}
