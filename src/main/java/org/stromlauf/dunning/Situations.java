package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.InstalmentPlans;
import org.stromlauf.retail.ProductPrices;
import org.stromlauf.shared.TenantId;

/** Looks at what contracts owe, one or all of a supplier, and by what their arrears are measured. */
@Component
class Situations {

    private final Receivables receivables;
    private final Contracts contracts;
    private final Blocks blocks;
    private final InstalmentPlans instalments;
    private final ProductPrices prices;

    Situations(
            Receivables receivables,
            Contracts contracts,
            Blocks blocks,
            InstalmentPlans instalments,
            ProductPrices prices) {
        this.receivables = receivables;
        this.contracts = contracts;
        this.blocks = blocks;
        this.instalments = instalments;
        this.prices = prices;
    }

    Situation of(CaseFile file, LocalDate today) {
        var overdue = receivables.open(file.tenant(), file.debtor()).stream()
                .filter(item -> item.isOverdueOn(today))
                .toList();
        var contract = contracts.get(file.tenant(), file.contract());
        return situation(contract, overdue, blocks.of(file.tenant(), file.debtor()), today);
    }

    /** All contracts that owe something since yesterday or longer, in the order of their numbers: three statements. */
    List<Situation> all(TenantId tenant, LocalDate today) {
        var overdue = new TreeMap<String, List<OpenItem>>();
        for (var item : receivables.dueUntil(tenant, today.minusDays(1))) {
            overdue.computeIfAbsent(item.debtor(), d -> new ArrayList<>()).add(item);
        }
        if (overdue.isEmpty()) return List.of();
        var standings = blocks.all(tenant);
        return contracts.numbered(tenant, overdue.keySet()).stream()
                .map(c -> situation(
                        c,
                        overdue.getOrDefault(c.number(), List.of()),
                        standings.getOrDefault(c.number(), Standings.NONE),
                        today))
                .toList();
    }

    /** The arrears with the measure of the threshold: the instalment of the current month, else the expected year's bill. */
    Arrears arrears(Situation situation, LocalDate today) {
        return new Arrears(situation.claims(), plan(situation.contract(), today));
    }

    private PaymentPlan plan(Contract contract, LocalDate today) {
        var monthly = instalments.monthlyAmount(contract.tenant(), contract.id(), today);
        if (monthly.isPresent()) return new PaymentPlan.MonthlyInstalment(monthly.get());
        var terms = contract.terms();
        return new PaymentPlan.ExpectedYearlyBill(prices.yearlyGross(contract, terms.yearlyConsumption(), today));
    }

    private static Situation situation(
            Contract contract, List<OpenItem> overdue, Standings standings, LocalDate today) {
        return new Situation(
                contract, standings.claims(overdue, today), standings.onHold(today), contract.isAssignedOn(today));
    }
}
