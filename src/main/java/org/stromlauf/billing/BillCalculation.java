package org.stromlauf.billing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.Kernel;
import org.stromlauf.rating.NotRatableException;
import org.stromlauf.rating.Plan;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Rating;
import org.stromlauf.shared.DateRange;

/**
 * Rates orders, each by itself: preview, bill and what-if are this one computation. Orders that share sheet and prices share the
 * compiled plan, so one calculation serves a round of many orders and is forgotten afterwards. May be used by several threads.
 */
public final class BillCalculation {

    /** Plans of a round; beyond it an order compiles its own. */
    private static final int MOST_PLANS = 10_000;

    private final Map<Key, Plan> plans = new ConcurrentHashMap<>();

    /** What a plan follows from; sheet and prices are the same only when they are the same object. */
    private record Key(PriceSheet sheet, PublishedPrices prices, DateRange period, ContractFacts facts) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Key key
                    && sheet == key.sheet
                    && prices == key.prices
                    && period.equals(key.period)
                    && facts.equals(key.facts);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(sheet) * 31 + period.hashCode() * 7 + facts.hashCode();
        }
    }

    public BillOutcome of(BillOrder order) {
        try {
            var plan = plan(order);
            var lines = Rating.rate(plan, order.quantities(), order.curve());
            return new Billed(new Bill(
                    order.contract(),
                    order.sheet().product(),
                    order.period(),
                    plan.id(),
                    Kernel.VERSION,
                    order.asOf(),
                    null,
                    lines));
        } catch (NotRatableException e) {
            return new NotRatable(e.reasons());
        }
    }

    private Plan plan(BillOrder order) {
        var key = new Key(order.sheet(), order.prices(), order.period(), order.facts());
        var known = plans.get(key);
        if (known != null) return known;
        var plan = new PlanCompiler(order.prices()).compile(order.sheet(), order.period(), order.facts());
        if (plans.size() < MOST_PLANS) plans.put(key, plan);
        return plan;
    }
}
