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
        Truth evaluate(Question question);
    }

    /**
     * A place of a message.
     *
     * @param segment the segment whose element is in question; -1 when it is a whole segment or group
     * @param value what stands there, when its format is asked for
     */
    private record Question(@Nullable MessageView message, int instance, int segment, @Nullable String value) {

        /** What is asked where the answer is the same everywhere. */
        static final Question ANYWHERE = new Question(null, 0, -1, null);

        MessageView view() {
            return Objects.requireNonNull(message);
        }
    }

    private record Clause(Modal modal, @Nullable Term term) {}

    final String text;
    final Condition.@Nullable Repeated repeated;
    /** How often one code may stand, from a package nPm..k; 0 when there is no bound. */
    final int packageMost;

    private final List<Clause> clauses = new ArrayList<>();
    private final boolean isElectricity;
    private final boolean hasFormats;
    /** What is asked everywhere, when neither message nor caller has a say. */
    private final @Nullable Demand always;

    CompiledStatus(String text, Conditions conditions, boolean isElectricity) {
        this.isElectricity = isElectricity;
        this.text = text;
        var references = new ArrayList<String>();
        for (var clause : StatusExpression.parse(text).clauses()) {
            references.addAll(ExpressionParser.references(clause.condition()));
            clauses.add(new Clause(
                    clause.modal(), clause.condition() == null ? null : compile(clause.condition(), conditions)));
        }
        this.repeated = references.stream()
                .map(conditions::find)
                .filter(Condition.Repeated.class::isInstance)
                .map(Condition.Repeated.class::cast)
                .findFirst()
                .orElse(null);
        this.hasFormats =
                references.stream().anyMatch(r -> Formats.isFormat(r) || conditions.find(r) instanceof DocumentTime);
        this.packageMost = references.size() == 1 ? most(references.get(0)) : 0;
        this.always = references.stream().allMatch(r -> isSilent(r, conditions)) ? decide(Question.ANYWHERE) : null;
    }

    private static boolean isSilent(String reference, Conditions conditions) {
        if (Formats.isFormat(reference) || reference.indexOf('P') > 0) return true;
        var condition = conditions.find(reference);
        return condition == null
                || condition instanceof Condition.Silent
                || condition instanceof Condition.Repeated
                || condition instanceof DocumentTime;
    }

    private static int most(String reference) {
        var dots = reference.indexOf("..");
        return dots < 0 || reference.endsWith("n") ? 0 : Integer.parseInt(reference.substring(dots + 2));
    }

    private Term compile(Expression expression, Conditions conditions) {
        if (expression instanceof Binary binary) {
            var left = compile(binary.left(), conditions);
            var right = compile(binary.right(), conditions);
            return switch (binary.operator()) {
                case AND -> q -> left.evaluate(q).and(right.evaluate(q));
                case OR -> q -> left.evaluate(q).or(right.evaluate(q));
                case XOR -> q -> left.evaluate(q).xor(right.evaluate(q));
            };
        }
        var name = ((Reference) expression).name();
        if (Formats.isFormat(name)) {
            var format = Formats.of(name, isElectricity);
            return q -> q.value() == null ? Truth.NEUTRAL : format.test(q.value());
        }
        if (name.indexOf('P') > 0) return q -> Truth.NEUTRAL;
        return compile(conditions.find(name));
    }

    private static Term compile(@Nullable Condition condition) {
        if (condition == null) return q -> Truth.UNKNOWN;
        if (condition == Condition.Silent.VALUE) return q -> q.value() == null ? Truth.NEUTRAL : Truth.UNKNOWN;
        if (condition instanceof Condition.Silent || condition instanceof Condition.Repeated) return q -> Truth.NEUTRAL;
        if (condition instanceof DocumentTime time) {
            return q -> q.value() == null ? Truth.NEUTRAL : time.test(q.view(), q.value());
        }
        return q -> condition.test(q.view(), q.instance(), q.segment());
    }

    /** The first clause whose condition holds decides; an undecided one before it leaves the whole undecided. */
    Demand demand(MessageView message, int instance) {
        return demand(message, instance, -1);
    }

    /** What is asked of an element of a segment. */
    Demand demand(MessageView message, int instance, int segment) {
        return always == null ? decide(new Question(message, instance, segment, null)) : always;
    }

    /** Whether an item with this status may always stand and no count bounds it. */
    boolean isFree() {
        return (always == Demand.REQUIRED || always == Demand.OPTIONAL) && packageMost == 0;
    }

    boolean hasFormats() {
        return hasFormats;
    }

    private Demand decide(Question question) {
        for (var clause : clauses) {
            var truth = clause.term() == null ? Truth.TRUE : clause.term().evaluate(question);
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
    boolean breaksFormat(MessageView message, int segment, String value) {
        if (!hasFormats) {
            return false;
        }
        var question = new Question(message, message.instance(segment), segment, value);
        for (var clause : clauses) {
            if (clause.term() == null || clause.term().evaluate(question) != Truth.FALSE) {
                return false;
            }
        }
        return true;
    }

    /** A wrong instant is implausible rather than malformed. */
    boolean isTime() {
        return text.contains("[UB") || text.contains("[495]") || text.contains("[496]");
    }
}
