package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stromlauf.shared.MeteringLocationId;

/**
 * How the energy of a location follows from what its metering locations measure (Berechnungsformel, UTILTS 25001): numbered steps,
 * one of which is the result. A step is a sum and difference, a quotient, a product, or the positive part of one operand.
 */
public record Formula(int resultStep, List<Part> parts) {

    /** Mathematischer Operator (CCI Z86). */
    public enum Operator {
        ADD("Z69"),
        SUBTRACT("Z70"),
        DIVISOR("Z80"),
        DIVIDEND("Z81"),
        FACTOR("Z82"),
        POSITIVE("Z83");

        private final String code;

        Operator(String code) {
            this.code = code;
        }

        static Operator ofCode(String code) {
            return Arrays.stream(values())
                    .filter(o -> o.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A formula has no operator " + code));
        }
    }

    /** What a step takes in. */
    public sealed interface Operand {

        /**
         * What a metering location measured.
         *
         * @param consumption else what was fed in
         * @param factor losses of transformer and line times the share of the energy
         */
        record Measured(MeteringLocationId meter, boolean consumption, BigDecimal factor) implements Operand {
            public Measured {
                if (factor.signum() <= 0) {
                    throw new IllegalArgumentException("A factor of a formula is above 0, was " + factor);
                }
            }
        }

        /** What another step gives. */
        record Result(int step) implements Operand {}
    }

    /** @param step to which it belongs, 1 to 99999 */
    public record Part(int step, Operator operator, Operand operand) {}

    private static final Set<Operator> SUM = Set.of(Operator.ADD, Operator.SUBTRACT);

    public Formula {
        parts = List.copyOf(parts);
        var steps = steps(parts);
        if (!steps.containsKey(resultStep)) throw new IllegalArgumentException("The formula has no step " + resultStep);
        steps.forEach(Formula::requireOneKind);
        requireNoCircle(resultStep, steps, new HashSet<>(), new HashSet<>());
    }

    /** Energy of the location = energy of its only metering location (Z40). */
    public static Formula identical(MeteringLocationId meter, boolean consumption) {
        return new Formula(
                1, List.of(new Part(1, Operator.ADD, new Operand.Measured(meter, consumption, BigDecimal.ONE))));
    }

    Map<Integer, List<Part>> steps() {
        return steps(parts);
    }

    private static Map<Integer, List<Part>> steps(List<Part> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::step, TreeMap::new, Collectors.toList()));
    }

    /** UTILTS AHB 1.1, conditions 11 to 14. */
    private static void requireOneKind(int step, List<Part> parts) {
        var operators = new HashMap<Operator, Integer>();
        parts.forEach(p -> operators.merge(p.operator(), 1, Integer::sum));
        var isQuotient = operators.equals(Map.of(Operator.DIVISOR, 1, Operator.DIVIDEND, 1));
        var isProduct = operators.keySet().equals(Set.of(Operator.FACTOR));
        var isPositive = operators.equals(Map.of(Operator.POSITIVE, 1));
        if (!(SUM.containsAll(operators.keySet()) || isQuotient || isProduct || isPositive)) {
            throw new IllegalArgumentException("Step " + step + " of the formula mixes " + operators.keySet());
        }
    }

    private static void requireNoCircle(
            int step, Map<Integer, List<Part>> steps, Set<Integer> above, Set<Integer> known) {
        if (known.contains(step)) return;
        var parts = steps.get(step);
        if (parts == null) throw new IllegalArgumentException("The formula has no step " + step);
        if (!above.add(step)) throw new IllegalArgumentException("Step " + step + " of the formula needs itself");
        for (var part : parts) {
            if (part.operand() instanceof Operand.Result result) requireNoCircle(result.step(), steps, above, known);
        }
        above.remove(step);
        known.add(step);
    }

    /** The metering locations and directions of which it needs values, each once. */
    public List<Operand.Measured> measured() {
        return parts.stream()
                .map(Part::operand)
                .filter(Operand.Measured.class::isInstance)
                .map(Operand.Measured.class::cast)
                .distinct()
                .toList();
    }
}
