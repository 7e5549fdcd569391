package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.Formula.Operator;
import org.stromlauf.metering.Formula.Part;

/**
 * A day of a location by its formula, quarter hour by quarter hour, rounded once at the end to watt-hours. An operand that is missing
 * leaves the quarter hour without a value, never with zero; a value is as certain as the least certain of its operands.
 */
final class Calculation {

    /** STS+Z32 and STS+Z40: a substitute because the metering location's value is one. */
    static final Remarks AS_MEASURED = Remarks.substitute("ZS0", "ZS9");

    /**
     * @param reasons why quarter hours have no value, in German, each with how many; empty exactly when the day is complete
     */
    record Calculated(DayValues values, List<String> reasons) {}

    private final Formula formula;
    private final Map<Integer, List<Part>> steps;
    private final Map<Operand.Measured, DayValues> operands;
    private final Map<String, Integer> reasons = new LinkedHashMap<>();

    private Calculation(Formula formula, Map<Operand.Measured, DayValues> operands) {
        this.formula = formula;
        this.steps = formula.steps();
        this.operands = operands;
    }

    /** @param operands of that day; one that is left out is missing as a whole */
    static Calculated of(Formula formula, LocalDate day, Map<Operand.Measured, DayValues> operands) {
        return new Calculation(formula, operands).day(day);
    }

    private Calculated day(LocalDate day) {
        var result = DayValues.builder(day);
        int size = DayGrid.QUARTER_HOURS.size(day);
        for (int i = 0; i < size; i++) {
            var value = new QuarterHour(i).step(formula.resultStep());
            var status = status(i);
            if (value == null || status.isEmpty()) continue;
            long wattHours = value.setScale(0, RoundingMode.HALF_UP).longValueExact();
            var remarks = status.get() == ValueStatus.SUBSTITUTE ? AS_MEASURED : Remarks.NONE;
            result.set(i, wattHours, status.get(), remarks);
        }
        return new Calculated(
                result.build(),
                reasons.entrySet().stream()
                        .map(r -> r.getKey() + " (" + r.getValue() + " Viertelstunden)")
                        .toList());
    }

    /** Of all operands, also of those that a step does not need in this quarter hour. */
    private Optional<ValueStatus> status(int index) {
        return operands.values().stream()
                .flatMap(d -> d.status(index).stream())
                .reduce((one, other) -> rank(one) >= rank(other) ? one : other);
    }

    private static int rank(ValueStatus status) {
        return switch (status) {
            case TRUE_VALUE -> 0;
            case SUBSTITUTE -> 1;
            default -> 2;
        };
    }

    /** What an operand gives a step. */
    private record Value(Operator operator, BigDecimal value) {}

    /** One quarter hour; what a step gave is kept. */
    private final class QuarterHour {

        private final int index;
        private final Map<Integer, Optional<BigDecimal>> known = new HashMap<>();

        QuarterHour(int index) {
            this.index = index;
        }

        @Nullable
        BigDecimal step(int step) {
            var before = known.get(step);
            if (before != null) return before.orElse(null);
            var value = calculate(steps.getOrDefault(step, List.of()));
            known.put(step, Optional.ofNullable(value));
            return value;
        }

        private @Nullable BigDecimal calculate(List<Part> parts) {
            var values = new ArrayList<Value>();
            for (var part : parts) {
                var value = value(part.operand());
                if (value == null) return null;
                values.add(new Value(part.operator(), value));
            }
            return switch (parts.get(0).operator()) {
                case ADD, SUBTRACT ->
                    of(values, Operator.ADD)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .subtract(of(values, Operator.SUBTRACT).reduce(BigDecimal.ZERO, BigDecimal::add));
                case FACTOR -> of(values, Operator.FACTOR).reduce(BigDecimal.ONE, BigDecimal::multiply);
                case POSITIVE -> values.get(0).value().max(BigDecimal.ZERO);
                case DIVISOR, DIVIDEND ->
                    quotient(
                            of(values, Operator.DIVIDEND).findFirst().orElseThrow(),
                            of(values, Operator.DIVISOR).findFirst().orElseThrow());
            };
        }

        private Stream<BigDecimal> of(List<Value> values, Operator operator) {
            return values.stream().filter(v -> v.operator() == operator).map(Value::value);
        }

        private @Nullable BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
            if (divisor.signum() != 0) return dividend.divide(divisor, MathContext.DECIMAL64);
            reasons.merge("Division durch null", 1, Integer::sum);
            return null;
        }

        private @Nullable BigDecimal value(Operand operand) {
            if (operand instanceof Operand.Result result) return step(result.step());
            var measured = (Operand.Measured) operand;
            var day = operands.get(measured);
            if (day != null && isUsable(day)) {
                return BigDecimal.valueOf(day.wattHours(index)).multiply(measured.factor());
            }
            var direction = measured.consumption() ? "Verbrauch" : "Einspeisung";
            reasons.merge("Kein Wert der Messlokation " + measured.meter() + ", " + direction, 1, Integer::sum);
            return null;
        }

        private boolean isUsable(DayValues day) {
            return day.status(index).filter(s -> s != ValueStatus.UNUSABLE).isPresent();
        }
    }
}
