package org.stromlauf.retail;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budgets;
import org.stromlauf.billing.Budgets.Entry;
import org.stromlauf.billing.Budgets.Kind;

/**
 * Counts collective bills on the budgets of their cost centres. Customers name cost centres as they like, so a budget is of
 * {@code <framework contract>/<cost centre>}.
 */
@Component
class CostCentreBudgets {

    private final Budgets budgets;

    CostCentreBudgets(Budgets budgets) {
        this.budgets = budgets;
    }

    @EventListener
    void on(CollectiveBillIssued issued) {
        if (!budgets.areKept(issued.tenant())) return;
        var last = issued.period().end().minusDays(1);
        for (var use : issued.uses()) {
            var energy = new Entry(issued.key(), Kind.USE, last, use.energy().kwh());
            var money = new Entry(issued.key(), Kind.USE, last, use.gross().euros());
            budgets.use(issued.tenant(), Scope.COST_CENTRE, of(issued.number(), use.costCentre()), energy, money);
        }
    }

    @EventListener
    void on(CollectiveBillTakenBack back) {
        if (!budgets.areKept(back.tenant())) return;
        var last = back.period().end().minusDays(1);
        for (var costCentre : back.costCentres()) {
            budgets.takeBack(back.tenant(), Scope.COST_CENTRE, of(back.number(), costCentre), last, back.key());
        }
    }

    private static String of(String framework, String costCentre) {
        return framework + "/" + costCentre;
    }
}
