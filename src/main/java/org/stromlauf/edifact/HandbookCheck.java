package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.FreePlaces;
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
    }

    private final HandbookRules rules;

    HandbookCheck(HandbookRules rules) {
        this.rules = rules;
    }

    /** The values of a message of which its column asks nothing but their format; null when it has none of its own. */
    @Nullable
    FreePlaces freePlaces(MessageDefinition definition, @Nullable String pid) {
        return rules.freePlaces(definition, pid);
    }

    /** @param walkAs walks the same message as one of another PID */
    Result check(WalkedMessage message, Context context, Function<String, WalkedMessage> walkAs) {
        var foreign = TransactionPids.foreign(message);
        if (foreign.isEmpty()) {
            var result = rules.check(new WalkedView(message, context), message.pid());
            return new Result(result.findings(), result.applied(), result.undecided());
        }
        return checkEach(message, context, walkAs, foreign);
    }

    private Result checkEach(
            WalkedMessage message,
            Context context,
            Function<String, WalkedMessage> walkAs,
            Map<String, BitSet> foreign) {
        var own = new BitSet();
        own.set(0, message.size());
        foreign.values().forEach(own::andNot);
        var first = rules.check(new WalkedView(message, context), message.pid(), own);
        var findings = new ArrayList<>(first.findings());
        var applied = first.applied();
        var undecided = first.undecided();
        for (var entry : foreign.entrySet()) {
            if (!message.definition().hasColumn(entry.getKey())) {
                findings.addAll(TransactionPids.unknown(message, entry.getKey(), entry.getValue()));
                continue;
            }
            var view = new WalkedView(walkAs.apply(entry.getKey()), context);
            var result = rules.check(view, entry.getKey(), entry.getValue());
            findings.addAll(result.findings());
            applied += result.applied();
            undecided += result.undecided();
        }
        findings.sort(Comparator.comparingInt(f -> f.segment() == null ? 0 : f.segment()));
        return new Result(List.copyOf(findings), applied, undecided);
    }
}
