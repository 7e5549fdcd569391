package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.InstalmentPlanning.Outcome;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Demands a contract's instalment of a month. */
@Component
class InstalmentDemands {

    private final InstalmentPlanning planning;
    private final InstalmentPlanning.Basis basis;
    private final InstalmentRows rows;
    private final Receivables receivables;

    InstalmentDemands(
            InstalmentPlanning planning, InstalmentPlanning.Basis basis, InstalmentRows rows, Receivables receivables) {
        this.planning = planning;
        this.basis = basis;
        this.rows = rows;
        this.receivables = receivables;
    }

    /**
     * Demands it once, if it is due by the plan.
     *
     * @return why it cannot be demanded, in German; empty when it was demanded or none is due
     */
    Optional<String> demand(TenantId tenant, Contract contract, LocalDate month) {
        if (!pays(contract, month) || rows.isDemanded(tenant, contract.id(), month)) return Optional.empty();
        var outcome = planning.forMonth(tenant, contract, month);
        if (outcome instanceof Outcome.Impossible impossible) return Optional.of(impossible.reason());
        var plan = ((Outcome.Made) outcome).plan();
        if (plan.isDueOn(month)) book(tenant, contract, plan, month);
        return Optional.empty();
    }

    /** EnWG §41b(3): never before supply starts; and not for what comes after its end. */
    private static boolean pays(Contract contract, LocalDate month) {
        var supplied = contract.state() == ContractState.ACTIVE || contract.state() == ContractState.ENDED;
        return supplied && contract.supply().contains(month) && InstalmentPlanning.paysInstalments(contract);
    }

    private void book(TenantId tenant, Contract contract, InstalmentPlan plan, LocalDate month) {
        var today = basis.today();
        var noticed = today.plusDays(basis.noticeDays(tenant));
        var due = noticed.isAfter(month) ? noticed : month;
        var part = Instalment.split(plan.monthly(), vatRate(due));
        var item = "A-%s-%d%02d".formatted(contract.number(), month.getYear(), month.getMonthValue());
        rows.add(tenant, new Instalment(item, contract.id(), month, due, part.net(), part.vat()));
        receivables.demand(
                tenant,
                new Demand(
                        item,
                        contract.number(),
                        ItemKind.INSTALMENT,
                        contract.number(),
                        today,
                        due,
                        Instalment.name(month),
                        List.of(
                                LedgerEntry.credit(Account.PREPAYMENT, part.net()),
                                LedgerEntry.credit(Account.VAT, part.vat()))));
    }

    private static java.math.BigDecimal vatRate(LocalDate day) {
        return PriceFiles.ours().periods(PlanCompiler.VAT, DateRange.of(day, day.plusDays(1))).stream()
                .findFirst()
                .map(PricePeriod::price)
                .orElseThrow(() -> new IllegalStateException("No VAT rate is published for " + day));
    }
}
