package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.FreePlaces;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.edifact.reading.TransactionPids;
import org.stromlauf.edifact.reading.WalkedMessage;
import org.stromlauf.edifact.rules.HandbookRules;
import org.stromlauf.edifact.rules.WalkedView;

/**
 * Holds a message whose structure is right to the handbook (Anwendungshandbuch, AHB): each transaction to the column of its own
 * PID, the head to that of the first.
 */
final class HandbookCheck {

    /**
     * @param applied how many rules were evaluated
     * @param undecided how many of them neither the message nor the context decides
     */
    record Result(List<Finding> findings, int applied, int undecided) {

        /** With what was found before the handbook was asked. */
        Result with(List<Finding> others) {
            if (others.isEmpty()) return this;
            var all = new ArrayList<>(others);
            all.addAll(findings);
            return new Result(List.copyOf(all), applied, undecided);
        }

        Result with(Result other) {
            var all = new ArrayList<>(other.findings);
            all.addAll(findings);
            return new Result(all, applied + other.applied, undecided + other.undecided);
        }
    }

    private final HandbookRules rules;

    HandbookCheck(HandbookRules rules) {
        this.rules = rules;
    }

    /** The values of a message of which its column asks nothing but their format; null when it has none of its own. */
    @Nullable
    FreePlaces freePlaces(MessageDefinition definition, @Nullable String pid, Segments message) {
        return rules.freePlaces(definition, pid, message);
    }

    /** See {@link DefinedMessages#conditions}. */
    Map<String, String> conditions(MessageDefinition definition, String expression) {
        return rules.conditions(definition, expression);
    }

    /** The names of facts for which the conditions of a message ask. */
    Set<String> facts(MessageDefinition definition) {
        return rules.facts(definition);
    }

    /** @param walkAs walks some segments of the message as one of another PID */
    Result check(WalkedMessage message, Context context, BiFunction<Segments, String, WalkedMessage> walkAs) {
        var pids = TransactionPids.of(message, ReadingLimits.DEFAULT.findings());
        if (pids.areOwn()) return result(rules.check(new WalkedView(message, context), message.pid()));
        var result = result(rules.check(new WalkedView(message, context), message.pid(), pids.own()));
        for (var other : pids.others().entrySet()) {
            if (result.findings().size() >= ReadingLimits.DEFAULT.findings()) break;
            result = checkOther(message, context, walkAs, pids, other).with(result);
        }
        var all = new ArrayList<>(result.findings());
        all.addAll(pids.unknown());
        all.sort(Comparator.comparingInt(f -> f.segment() == null ? 0 : f.segment()));
        var most = Math.min(all.size(), ReadingLimits.DEFAULT.findings());
        return new Result(List.copyOf(all.subList(0, most)), result.applied(), result.undecided());
    }

    /** The transactions of another PID, which are walked with the head alone: each segment of them once, however many PIDs there are. */
    private Result checkOther(
            WalkedMessage message,
            Context context,
            BiFunction<Segments, String, WalkedMessage> walkAs,
            TransactionPids pids,
            Map.Entry<String, BitSet> other) {
        var indices = pids.withHead(other.getValue());
        var mine = new BitSet();
        for (var i = 0; i < indices.length; i++) mine.set(i, other.getValue().get(indices[i]));
        var walked = walkAs.apply(message.segments().pick(indices), other.getKey());
        var found = rules.check(new WalkedView(walked, context), other.getKey(), mine);
        var findings = found.findings().stream()
                .map(f -> f.segment() == null ? f : f.at(indices[f.segment() - 1] + 1))
                .toList();
        return new Result(findings, found.applied(), found.undecided());
    }

    private static Result result(HandbookRules.Result result) {
        return new Result(result.findings(), result.applied(), result.undecided());
    }
}
