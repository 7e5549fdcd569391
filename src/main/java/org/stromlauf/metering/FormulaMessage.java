package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.Formula.Operator;
import org.stromlauf.metering.Formula.Part;
import org.stromlauf.metering.Formulas.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;

/** Reads a transaction of 25001, period by period; one with a period without data goes to a case worker. */
final class FormulaMessage {

    private static final String VALID_DATA = "Z49";
    private static final String CONSUMPTION = "Z71";

    /** @param fault why the formula cannot be calculated, in German; null when it can */
    record Read(
            String location,
            DateRange days,
            String period,
            State state,
            @Nullable Formula formula,
            @Nullable String fault) {}

    private FormulaMessage() {}

    /** One of each period; none at all where a period has no data or no state, or two have one name. */
    static List<Read> read(Fields transaction) {
        var states = new HashMap<String, String>();
        for (var state : transaction.groups("formulaStates")) {
            if (states.put(state.get("formulaPeriod"), state.get("formulaState")) != null) return List.of();
        }
        var read = new ArrayList<Read>();
        for (var period : transaction.groups("dataPeriods")) {
            var id = period.get("periodId");
            var state = Optional.ofNullable(states.remove(id)).flatMap(FormulaMessage::state);
            if (state.isEmpty() || !VALID_DATA.equals(period.find("periodKind").orElse(""))) return List.of();
            read.add(read(transaction, period, id, state.get()));
        }
        return states.isEmpty() ? List.copyOf(read) : List.of();
    }

    private static Read read(Fields transaction, Fields period, String id, State state) {
        var from = MarketCalendar.day(period.instant("dataFrom"));
        var to = period.findInstant("dataTo").map(MarketCalendar::day).orElse(null);
        var location = transaction.get("location");
        var days = new DateRange(from, to);
        if (state != State.GIVEN) return new Read(location, days, id, state, null, null);
        try {
            return new Read(location, days, id, state, formula(transaction, id), null);
        } catch (IllegalArgumentException e) {
            return new Read(location, days, id, state, null, e.getMessage());
        }
    }

    private static Optional<State> state(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "Z33" -> State.GIVEN;
                    case "Z34" -> State.ASK_SENDER;
                    case "Z40" -> State.IDENTICAL;
                    case "Z41" -> State.NOT_NEEDED;
                    default -> null;
                });
    }

    private static Formula formula(Fields transaction, String period) {
        var results = of(transaction, "formulaResults", period);
        if (results.size() != 1) throw new IllegalArgumentException("The formula has " + results.size() + " results");
        List<Part> parts = new ArrayList<>();
        for (var part : of(transaction, "formulaParts", period)) {
            parts.add(new Part(number(part.get("partOfStep")), Operator.ofCode(part.get("operator")), operand(part)));
        }
        return new Formula(number(results.get(0).get("formulaStep")), parts);
    }

    private static List<Fields> of(Fields transaction, String groups, String period) {
        return transaction.groups(groups).stream()
                .filter(g -> g.find("period").filter(period::equals).isPresent())
                .toList();
    }

    private static Operand operand(Fields part) {
        var meter = part.find("meteringLocation");
        if (meter.isEmpty()) return new Operand.Result(number(part.get("formulaStep")));
        var factor = factor(part, "lossFactorTransformer")
                .multiply(factor(part, "lossFactorLine"))
                .multiply(factor(part, "shareFactor"));
        return new Operand.Measured(
                MeteringLocationId.of(meter.get()), part.get("energyDirection").equals(CONSUMPTION), factor);
    }

    private static BigDecimal factor(Fields part, String name) {
        return part.findDecimal(name).orElse(BigDecimal.ONE);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
