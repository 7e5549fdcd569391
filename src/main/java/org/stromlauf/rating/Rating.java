package org.stromlauf.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.Step;

/** Rates quantities by a plan. Preview and final bill are this one function: the same input gives the same lines. */
public final class Rating {

    private Rating() {}

    public static List<RatedLine> rate(Plan plan, Usage usage, @Nullable PriceCurve curve) {
        return rate(plan, Quantities.of(usage), curve);
    }

    /**
     * @param curve the exchange's prices; needed only where the plan has a spot component
     * @throws NotRatableException naming every reading, profile day or exchange price that is missing
     */
    public static List<RatedLine> rate(Plan plan, Quantities quantities, @Nullable PriceCurve curve) {
        var sheet = new Worksheet(plan, quantities, curve);
        for (var step : plan.steps()) rate(step, sheet);
        return sheet.lines();
    }

    private static void rate(Step step, Worksheet sheet) {
        switch (step.component().kind()) {
            case ENERGY, QUANTITY -> QuantityRating.rate(step, sheet);
            case TRANCHE -> QuantityRating.tranche(step, sheet);
            case BASE -> TimeRating.base(step, sheet);
            case DEMAND -> TimeRating.demand(step, sheet);
            case SPOT -> SpotRating.rate(step, sheet);
            case ONE_OFF -> EventRating.oneOff(step, sheet);
            case SERVICE -> EventRating.services(step, sheet);
            case SESSION -> EventRating.sessions(step, sheet);
            case PERCENT -> EventRating.percent(step, sheet);
            case MINIMUM -> EventRating.minimum(step, sheet);
        }
    }
}
