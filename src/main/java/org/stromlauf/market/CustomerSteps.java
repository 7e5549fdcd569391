package org.stromlauf.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** What each customer of a scenario does and when: queued at its beginning, done as jobs of the participant it concerns. */
final class CustomerSteps {

    /** The name of the queued work that does a step. */
    static final String WORK = "market.customer-step";

    /** So long that a job that fails and is tried again has still been done before the order. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** What a step does. */
    enum Kind {
        /** The customer cancels at the previous supplier. */
        CANCEL,
        /** The customer orders at the new supplier. */
        ORDER,
        /** The previous supplier answers no more, from now on. */
        FALL_SILENT,
        /** He answers again. */
        ANSWER_AGAIN,
        /** The customer who stopped paying transfers what he owes, and his bank honours direct debits again. */
        PAY_ARREARS
    }

    /** @param tenant whose job it is */
    record Step(TenantId tenant, Kind kind, int customer, Instant at) {

        /** {@code <kind> <customer>}: the scenario and its start are known to the run. */
        String payload() {
            return kind + " " + customer;
        }
    }

    private CustomerSteps() {}

    static List<Step> of(Scenario scenario, int customer) {
        var steps = new ArrayList<>(orders(scenario, customer));
        var paysAgain = scenario.caseOf(customer).paysAgain();
        if (paysAgain != null) {
            var at = MarketCalendar.at(paysAgain, MORNING);
            steps.add(new Step(scenario.newSupplier(), Kind.PAY_ARREARS, customer, at));
        }
        return steps;
    }

    private static List<Step> orders(Scenario scenario, int customer) {
        var ordered = orderedAt(scenario, customer);
        var order = new Step(scenario.newSupplier(), Kind.ORDER, customer, ordered);
        var previous = scenario.previousSupplier();
        return switch (scenario.caseOf(customer).what()) {
            case CANCELLED_BY_CUSTOMER ->
                List.of(new Step(previous, Kind.CANCEL, customer, ordered.minus(Duration.ofMinutes(30))), order);
            case PREVIOUS_SUPPLIER_SILENT ->
                List.of(
                        new Step(previous, Kind.FALL_SILENT, customer, ordered.minus(AHEAD)),
                        order,
                        new Step(previous, Kind.ANSWER_AGAIN, customer, ordered.plus(Duration.ofDays(4))));
            default -> List.of(order);
        };
    }

    /** Households order one after the other; those whose supplier will be silent a week after the others. */
    static Instant orderedAt(Scenario scenario, int customer) {
        var day = MarketCalendar.day(scenario.start())
                .plusDays(1 + customer / scenario.cases().size() % 3);
        if (scenario.caseOf(customer).what() == CustomerCase.PREVIOUS_SUPPLIER_SILENT) day = day.plusDays(7);
        return MarketCalendar.at(day, MORNING).plus(Duration.ofMinutes(customer % 240));
    }

    static LocalDate wishedStart(Scenario scenario, int customer) {
        return MarketCalendar.day(orderedAt(scenario, customer))
                .plusDays(scenario.caseOf(customer).startsIn());
    }
}
