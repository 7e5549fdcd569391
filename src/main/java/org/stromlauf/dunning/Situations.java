package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContracts;
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
    private final FrameworkContracts frameworks;
    private final Blocks blocks;
    private final InstalmentPlans instalments;
    private final ProductPrices prices;

    Situations(
            Receivables receivables,
            Contracts contracts,
            FrameworkContracts frameworks,
            Blocks blocks,
            InstalmentPlans instalments,
            ProductPrices prices) {
        this.receivables = receivables;
        this.contracts = contracts;
        this.frameworks = frameworks;
        this.blocks = blocks;
        this.instalments = instalments;
        this.prices = prices;
    }

    Situation of(CaseFile file, LocalDate today) {
        var overdue = receivables.open(file.tenant(), file.debtor()).stream()
                .filter(item -> item.isOverdueOn(today))
                .toList();
        var payer = contracts
                .find(file.tenant(), file.contract())
                .map(Payer::of)
                .orElseGet(() -> Payer.of(frameworks.get(file.tenant(), file.debtor())));
        return situation(payer, overdue, blocks.of(file.tenant(), file.debtor()), today);
    }

    /** All who owe something since yesterday or longer, in the order of their numbers, framework contracts last. */
    List<Situation> all(TenantId tenant, LocalDate today) {
        var overdue = new TreeMap<String, List<OpenItem>>();
        for (var item : receivables.dueUntil(tenant, today.minusDays(1))) {
            overdue.computeIfAbsent(item.debtor(), d -> new ArrayList<>()).add(item);
        }
        if (overdue.isEmpty()) return List.of();
        var standings = blocks.all(tenant);
        return payers(tenant, overdue.keySet()).stream()
                .map(p -> situation(
                        p,
                        overdue.getOrDefault(p.number(), List.of()),
                        standings.getOrDefault(p.number(), Standings.NONE),
                        today))
                .toList();
    }

    private List<Payer> payers(TenantId tenant, Set<String> numbers) {
        var payers = new ArrayList<>(
                contracts.numbered(tenant, numbers).stream().map(Payer::of).toList());
        var left = new TreeSet<>(numbers);
        payers.forEach(p -> left.remove(p.number()));
        for (var number : left) frameworks.find(tenant, number).map(Payer::of).ifPresent(payers::add);
        return payers;
    }

    /** The arrears with the measure of the threshold: the instalment of the current month, else the expected year's bill. */
    Arrears arrears(Situation situation, LocalDate today) {
        var contract = situation.payer().contract();
        return contract == null ? unmeasured(situation) : new Arrears(situation.claims(), plan(contract, today));
    }

    /** Where no measure is asked for: before a reminder, and of framework contracts. */
    static Arrears unmeasured(Situation situation) {
        return new Arrears(situation.claims(), new PaymentPlan.MonthlyInstalment(Arrears.LEAST));
    }

    private PaymentPlan plan(Contract contract, LocalDate today) {
        var monthly = instalments.monthlyAmount(contract.tenant(), contract.id(), today);
        if (monthly.isPresent()) return new PaymentPlan.MonthlyInstalment(monthly.get());
        var terms = contract.terms();
        return new PaymentPlan.ExpectedYearlyBill(prices.yearlyGross(contract, terms.yearlyConsumption(), today));
    }

    private static Situation situation(Payer payer, List<OpenItem> overdue, Standings standings, LocalDate today) {
        var contract = payer.contract();
        return new Situation(
                payer,
                standings.claims(overdue, today),
                standings.onHold(today),
                contract == null || contract.isAssignedOn(today));
    }
}
