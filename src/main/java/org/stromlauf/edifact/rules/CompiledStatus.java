package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private record Clause(Modal modal, @Nullable Term term, @Nullable Repetitions repetitions) {

        private boolean isMust() {
            return modal == Modal.MUSS || modal == Modal.X;
        }
    }

    final String text;
    /** Whether a condition says how often the item stands. */
    final boolean isCounted;
    /** How often the code with this status stands; null when no package bounds it. */
    final @Nullable PackageBounds packages;

    private final Clause[] clauses;
    private final SureFormat[] sureFormats;
    private final boolean hasFormats;
    /** Those that hold a value against what stands elsewhere. */
    private final List<OfValue> ofValue;
    /** What is asked everywhere, when neither message nor caller has a say. */
    private final @Nullable Demand always;

    CompiledStatus(String text, Conditions conditions) {
        this.text = text;
        var references = new ArrayList<String>();
        var parsed = StatusExpression.parse(text).clauses();
        this.clauses = new Clause[parsed.size()];
        for (int i = 0; i < clauses.length; i++) {
            var condition = parsed.get(i).condition();
            references.addAll(ExpressionParser.references(condition));
            var term = condition == null ? null : Term.of(condition, conditions);
            var repetitions = condition == null ? null : Repetitions.of(condition, conditions);
            clauses[i] = new Clause(parsed.get(i).modal(), term, repetitions);
        }
        this.isCounted = references.stream().map(conditions::find).anyMatch(Condition.Repeated.class::isInstance);
        this.hasFormats =
                references.stream().anyMatch(r -> Formats.isFormat(r) || conditions.find(r) instanceof DocumentTime);
        this.ofValue = references.stream()
                .map(r -> r.equals("911") ? OfValue.NUMBERED : conditions.find(r))
                .filter(OfValue.class::isInstance)
                .map(OfValue.class::cast)
                .toList();
        var only = parsed.size() == 1 ? parsed.get(0).condition() : null;
        this.sureFormats = only == null
                ? new SureFormat[0]
                : SureFormat.all(only, conditions).toArray(SureFormat[]::new);
        this.packages = only == null ? null : PackageBounds.of(only, conditions);
        this.always = references.stream().allMatch(r -> isSilent(r, conditions)) ? decide(Question.ANYWHERE) : null;
    }

    private static boolean isSilent(String reference, Conditions conditions) {
        if (Formats.isFormat(reference)) return true;
        if (PackageReference.isPackage(reference)) {
            return conditions.precondition(PackageReference.parse(reference).number()) == null;
        }
        var condition = conditions.find(reference);
        return condition == null
                || condition instanceof Condition.Silent
                || condition instanceof Condition.Repeated
                || condition instanceof DocumentTime
                || condition instanceof OfValue;
    }

    /** What is asked of a group or segment. */
    Demand demand(MessageView message, int instance) {
        return demand(message, instance, -1);
    }

    /** What is asked of an element of a segment. */
    Demand demand(MessageView message, int instance, int segment) {
        return always == null ? decide(new Question(message, instance, segment, null)) : always;
    }

    /** Whether an item with this status may always stand and no count bounds it. */
    boolean isFree() {
        return (always == Demand.REQUIRED || always == Demand.OPTIONAL) && packages == null;
    }

    /** Those that show from the bytes of a value that no format is broken; none when no bytes do. */
    SureFormat[] sureFormats() {
        return sureFormats;
    }

    boolean hasFormats() {
        return hasFormats;
    }

    /** A Muss that holds asks, whatever a Soll or Kann before it says; an undecided Muss leaves the whole undecided. */
    private Demand decide(Question question) {
        var result = Demand.NOT_USED;
        for (var clause : clauses) {
            var truth = clause.term() == null ? Truth.TRUE : clause.term().evaluate(question);
            if (truth == Truth.FALSE) continue;
            if (truth == Truth.UNKNOWN) {
                if (clause.isMust() || result == Demand.NOT_USED) result = Demand.UNDECIDED;
            } else if (clause.isMust()) {
                return Demand.REQUIRED;
            } else if (result == Demand.NOT_USED) {
                result = Demand.OPTIONAL;
            }
        }
        return result;
    }

    /** How often the item stands at a place, by the clause that may hold there; null when nothing is said. */
    Condition.@Nullable Repeated repeated(MessageView message, int instance) {
        if (!isCounted) return null;
        var question = new Question(message, instance, -1, null);
        for (var clause : clauses) {
            var repetitions = clause.repetitions();
            if (repetitions == null) return null;
            var said = repetitions.at(question);
            if (said.holds()) return said.bounds();
        }
        return null;
    }

    /** How often the code at a place stands there at least, 0 unless it is asked for, and at most. */
    PackageBounds.Range packaged(MessageView message, int segment) {
        var question = new Question(message, message.instance(segment), segment, null);
        var range = packages == null ? new PackageBounds.Range(0, Integer.MAX_VALUE) : packages.at(question);
        return decide(question) == Demand.REQUIRED ? range : new PackageBounds.Range(0, range.most());
    }

    /** Whether the bytes of a value show that no format is broken; when they do not, {@link #breaksFormat} tells. */
    boolean keepsFormat(MessageView message, int segment, int element, int component) {
        return sureFormats.length > 0 && message.keeps(sureFormats, segment, element, component);
    }

    /** Whether a value breaks the formats under every reading of what is undecided. */
    boolean breaksFormat(MessageView message, int segment, String value) {
        return hasFormats && breaks(new Question(message, message.instance(segment), segment, value));
    }

    /** Whether a value is held against what stands elsewhere. */
    boolean isOfOthers() {
        return !ofValue.isEmpty();
    }

    /** Whether an equal value beside it may be answered otherwise. */
    boolean dependsOnNeighbours() {
        return ofValue.stream().anyMatch(v -> v.dependsOnNeighbours);
    }

    /** Whether a value is held against nothing else. */
    boolean isOnly(OfValue.Kind kind) {
        return ofValue.stream().allMatch(v -> v.kind == kind);
    }

    /** Whether a value of right form does not fit what stands elsewhere, under every reading of what is undecided. */
    boolean contradicts(MessageView message, int segment, String value) {
        return isOfOthers() && breaks(new Question(message, message.instance(segment), segment, value, true));
    }

    private boolean breaks(Question question) {
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
