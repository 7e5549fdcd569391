package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Reference;
import org.stromlauf.edifact.rules.StatusExpression.Modal;

/** A status expression with its conditions looked up, ready to be evaluated at a place of a message. */
final class CompiledStatus {

    /** What a status asks for at a place. */
    enum Demand {
        REQUIRED,
        OPTIONAL,
        NOT_USED,
        UNDECIDED
    }

    private interface Term {
        Truth evaluate(@Nullable MessageView message, int instance, @Nullable String value);
    }

    private record Clause(Modal modal, @Nullable Term term) {}

    final String text;
    final @Nullable String onceIn;
    /** How often one code may stand, from a package nPm..k; 0 when there is no bound. */
    final int packageMost;

    private final List<Clause> clauses = new ArrayList<>();
    private final boolean hasFormats;
    /** What is asked everywhere, when neither message nor caller has a say. */
    private final @Nullable Demand always;

    CompiledStatus(String text, Conditions conditions) {
        this.text = text;
        var references = new ArrayList<String>();
        for (var clause : StatusExpression.parse(text).clauses()) {
            references.addAll(ExpressionParser.references(clause.condition()));
            clauses.add(new Clause(
                    clause.modal(), clause.condition() == null ? null : compile(clause.condition(), conditions)));
        }
        this.onceIn = references.stream()
                .map(conditions::find)
                .filter(Condition.Once.class::isInstance)
                .map(c -> ((Condition.Once) c).group())
                .findFirst()
                .orElse(null);
        this.hasFormats = references.stream().anyMatch(Formats::isFormat);
        this.packageMost = references.size() == 1 ? most(references.get(0)) : 0;
        this.always = references.stream().allMatch(r -> isSilent(r, conditions)) ? decide(null, 0) : null;
    }

    private static boolean isSilent(String reference, Conditions conditions) {
        if (Formats.isFormat(reference) || reference.indexOf('P') > 0) return true;
        var condition = conditions.find(reference);
        return condition == null || condition instanceof Condition.Silent || condition instanceof Condition.Once;
    }

    private static int most(String reference) {
        var dots = reference.indexOf("..");
        return dots < 0 || reference.endsWith("n") ? 0 : Integer.parseInt(reference.substring(dots + 2));
    }

    private static Term compile(Expression expression, Conditions conditions) {
        if (expression instanceof Binary binary) {
            var left = compile(binary.left(), conditions);
            var right = compile(binary.right(), conditions);
            return switch (binary.operator()) {
                case AND -> (m, i, v) -> left.evaluate(m, i, v).and(right.evaluate(m, i, v));
                case OR -> (m, i, v) -> left.evaluate(m, i, v).or(right.evaluate(m, i, v));
                case XOR -> (m, i, v) -> left.evaluate(m, i, v).xor(right.evaluate(m, i, v));
            };
        }
        var name = ((Reference) expression).name();
        if (Formats.isFormat(name)) {
            return (m, i, v) -> v == null ? Truth.NEUTRAL : Formats.test(name, v, known(m).definition());
        }
        if (name.indexOf('P') > 0) {
            return (m, i, v) -> Truth.NEUTRAL;
        }
        var condition = conditions.find(name);
        if (condition == null) {
            return (m, i, v) -> Truth.UNKNOWN;
        }
        if (condition == Condition.Silent.VALUE) {
            return (m, i, v) -> v == null ? Truth.NEUTRAL : Truth.UNKNOWN;
        }
        if (condition instanceof Condition.Silent || condition instanceof Condition.Once) {
            return (m, i, v) -> Truth.NEUTRAL;
        }
        return (m, i, v) -> condition.test(known(m), i);
    }

    private static MessageView known(@Nullable MessageView message) {
        return Objects.requireNonNull(message);
    }

    /** The first clause whose condition holds decides; an undecided one before it leaves the whole undecided. */
    Demand demand(MessageView message, int instance) {
        return always == null ? decide(message, instance) : always;
    }

    /** Whether an item with this status may always stand and no count bounds it. */
    boolean isFree() {
        return (always == Demand.REQUIRED || always == Demand.OPTIONAL) && packageMost == 0;
    }

    boolean hasFormats() {
        return hasFormats;
    }

    private Demand decide(@Nullable MessageView message, int instance) {
        for (var clause : clauses) {
            var truth = clause.term() == null ? Truth.TRUE : clause.term().evaluate(message, instance, null);
            if (truth == Truth.UNKNOWN) {
                return Demand.UNDECIDED;
            }
            if (truth != Truth.FALSE) {
                return clause.modal() == Modal.MUSS || clause.modal() == Modal.X ? Demand.REQUIRED : Demand.OPTIONAL;
            }
        }
        return Demand.NOT_USED;
    }

    /** Whether a value breaks the formats under every reading of what is undecided. */
    boolean breaksFormat(MessageView message, int instance, String value) {
        if (!hasFormats) {
            return false;
        }
        for (var clause : clauses) {
            if (clause.term() == null || clause.term().evaluate(message, instance, value) != Truth.FALSE) {
                return false;
            }
        }
        return true;
    }

    /** A wrong instant is implausible rather than malformed. */
    boolean isTime() {
        return text.contains("[UB");
    }
}
