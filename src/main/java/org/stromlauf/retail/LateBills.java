package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Tenants;

/** The contracts whose bill should have been made by now (EnWG §40c(2)): an alarm for clerks. */
@Service
public class LateBills {

    // EnWG §40c(2): six weeks after the period or the end of supply; three where electricity is billed monthly.
    private static final int WEEKS = 6;
    private static final int WEEKS_MONTHLY = 3;

    private static final int PAGE = 500;

    private final Contracts contracts;
    private final FrameworkContracts frameworks;
    private final ContractBills bills;
    private final BillRunRows runs;
    private final Tenants tenants;
    private final Clock clock;

    LateBills(
            Contracts contracts,
            FrameworkContracts frameworks,
            ContractBills bills,
            BillRunRows runs,
            Tenants tenants,
            Clock clock) {
        this.contracts = contracts;
        this.frameworks = frameworks;
        this.bills = bills;
        this.runs = runs;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * A bill that is late.
     *
     * @param number the contract's number
     * @param from the first day that is not billed
     * @param ended the first day after the period, or after supply
     * @param latest the last day on which the bill was in time
     * @param framework number of the framework contract with which it is billed; null = by itself
     * @param held why a bill run holds it; null = no run does: mostly a meter value is missing
     */
    public record Late(
            ContractId contract,
            String number,
            Occasion occasion,
            LocalDate from,
            LocalDate ended,
            LocalDate latest,
            @Nullable String framework,
            @Nullable String held) {}

    /** A page in the order of contract numbers. */
    @Transactional(readOnly = true)
    public List<Late> page(TenantId tenant, String afterNumber, int limit) {
        var today = MarketCalendar.day(clock.instant());
        var electricity = tenants.get(tenant).commodity() == Commodity.ELECTRICITY;
        var sites = sites(tenant, today);
        var late = new ArrayList<Late>();
        var page = contracts.page(tenant, afterNumber, PAGE);
        while (!page.isEmpty() && late.size() < limit) {
            var billed =
                    bills.billedUntil(tenant, page.stream().map(Contract::id).toList());
            for (var contract : page) {
                var from = billed.getOrDefault(contract.id(), contract.supply().from());
                late(contract, from, sites.get(contract.id()), electricity)
                        .filter(l -> l.latest().isBefore(today))
                        .map(l -> held(tenant, l, sites.get(contract.id())))
                        .ifPresent(late::add);
            }
            page = contracts.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
        return late.stream().limit(limit).toList();
    }

    private Optional<Late> late(
            Contract contract, LocalDate from, @Nullable FrameworkContract framework, boolean electricity) {
        if (contract.state() != ContractState.ACTIVE && contract.state() != ContractState.ENDED)
            return Optional.empty();
        var last = BillingPeriods.lastDay(contract);
        if (last != null && !from.isBefore(last)) return Optional.empty();
        var interval = framework == null
                ? contract.terms().billing()
                : framework.termsOn(from).billing();
        // EnWG §40b(1): a period is no longer than a year, wherever the grid operator reads.
        var end = interval == BillingInterval.YEARLY
                ? from.plusYears(1)
                : from.withDayOfMonth(1).plusMonths(BillingPeriods.months(interval));
        boolean isFinal = last != null && !last.isAfter(end);
        var ended = isFinal && last != null ? last : end;
        boolean soon = interval == BillingInterval.MONTHLY && electricity && !isFinal;
        return Optional.of(new Late(
                contract.id(),
                contract.number(),
                isFinal ? Occasion.FINAL : BillingPeriods.occasion(interval),
                from,
                ended,
                ended.plusWeeks(soon ? WEEKS_MONTHLY : WEEKS),
                framework == null ? null : framework.number(),
                null));
    }

    private Late held(TenantId tenant, Late late, @Nullable FrameworkContract framework) {
        var reason = runs.held(tenant, framework == null ? late.contract() : framework.id());
        return new Late(
                late.contract(),
                late.number(),
                late.occasion(),
                late.from(),
                late.ended(),
                late.latest(),
                late.framework(),
                reason.orElse(null));
    }

    private Map<ContractId, FrameworkContract> sites(TenantId tenant, LocalDate today) {
        var sites = new HashMap<ContractId, FrameworkContract>();
        var page = frameworks.page(tenant, "", PAGE);
        while (!page.isEmpty()) {
            for (var framework : page) {
                frameworks.sites(framework).stream()
                        .filter(s -> s.days().contains(today))
                        .forEach(s -> sites.put(s.contract(), framework));
            }
            page = frameworks.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
        return sites;
    }
}
