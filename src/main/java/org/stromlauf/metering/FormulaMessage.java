package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
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

/** Reads a transaction of 25001 that has one period of valid data; others go to a case worker. */
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

    /** Empty when it has no or several periods, or one without data. */
    static Optional<Read> read(Fields transaction) {
        var periods = transaction.groups("dataPeriods");
        if (periods.size() != 1
                || !VALID_DATA.equals(periods.get(0).find("periodKind").orElse(""))) {
            return Optional.empty();
        }
        var period = periods.get(0);
        var from = MarketCalendar.day(period.instant("dataFrom"));
        var to = period.findInstant("dataTo").map(MarketCalendar::day).orElse(null);
        var state = state(transaction.get("formulaState"));
        if (state.isEmpty()) return Optional.empty();
        var location = transaction.get("location");
        var days = new DateRange(from, to);
        var id = period.get("periodId");
        if (state.get() != State.GIVEN) return Optional.of(new Read(location, days, id, state.get(), null, null));
        try {
            return Optional.of(new Read(location, days, id, state.get(), formula(transaction), null));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Read(location, days, id, state.get(), null, e.getMessage()));
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

    private static Formula formula(Fields transaction) {
        var results = transaction.groups("formulaResults");
        if (results.size() != 1) throw new IllegalArgumentException("The formula has " + results.size() + " results");
        List<Part> parts = new ArrayList<>();
        for (var part : transaction.groups("formulaParts")) {
            parts.add(new Part(number(part.get("partOfStep")), Operator.ofCode(part.get("operator")), operand(part)));
        }
        return new Formula(number(results.get(0).get("formulaStep")), parts);
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
