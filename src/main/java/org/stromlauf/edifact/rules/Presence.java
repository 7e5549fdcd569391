package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * More than {@code least} segments of a kind stand in a group, or do not. Where a handbook does not say in which of several
 * groups it means the segment, both readings are asked: the whole transaction with the head of the message, and the nearest
 * group around the place in which such a segment may stand. When they differ the condition is undecided.
 */
final class Presence implements Condition {

    /** Segments that say something of the group in which they stand, not of the transaction. */
    private static final Set<String> DETAILS = Set.of("CCI", "CAV", "QTY", "PIA");

    /** Segments of a group whose count is kept, and of a transaction that is not searched for what is tied together. */
    private static final int LARGE = 64;

    private static final int TOO_LARGE_FOR_TIES = 20_000;

    private static final byte MAY = 1;
    private static final byte MAY_NOT = 2;

    private final SegmentPattern pattern;
    private final List<SegmentPattern> with;
    private final @Nullable String scope;
    private final int least;
    private final boolean wanted;
    /** Whether values of other places have a say. */
    private final boolean isTied;
    /** Made for one place of one message, so that nothing it counts is kept. */
    private final boolean isBound;
    /** By node: whether such a segment may stand below it; computed when first asked. */
    private byte[] below = {};
    /** By node: whether its segments have the pattern's tag; computed when first asked. */
    private boolean[] tagged = {};

    /**
     * @param with segments that must stand, each in the group instance of the one before it or below
     * @param scope the group around the place in question; null when the handbook does not say
     */
    Presence(SegmentPattern pattern, List<SegmentPattern> with, @Nullable String scope, int least, boolean wanted) {
        this(Stream.concat(Stream.of(pattern), with.stream()).toList(), scope, least, wanted, false);
    }

    private Presence(
            List<SegmentPattern> patterns, @Nullable String scope, int least, boolean wanted, boolean isBound) {
        this.pattern = patterns.get(0);
        this.with = patterns.subList(1, patterns.size());
        this.scope = scope;
        this.least = least;
        this.wanted = wanted;
        this.isBound = isBound;
        this.isTied = !isBound && patterns.stream().anyMatch(SegmentPattern::isTied);
    }

    @Override
    public List<SegmentPattern> patterns() {
        return own().flatMap(p -> Stream.concat(Stream.of(p), p.ties().stream()))
                .toList();
    }

    private Stream<SegmentPattern> own() {
        return Stream.concat(Stream.of(pattern), with.stream());
    }

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        if (!isTied) return test(message, instance);
        var transaction = transaction(message, instance);
        if (message.instanceEnd(transaction) - first(message, transaction) > TOO_LARGE_FOR_TIES) return Truth.UNKNOWN;
        var bound = new ArrayList<SegmentPattern>();
        for (var tied : (Iterable<SegmentPattern>) own()::iterator) {
            var one = tied.bound(message, instance, segment);
            if (one == null) return Truth.UNKNOWN;
            bound.add(one);
        }
        return new Presence(bound, scope, least, wanted, true).test(message, instance);
    }

    private Truth test(MessageView message, int instance) {
        if (scope != null) {
            var around = enclosing(message, instance, scope);
            return around < 0 ? Truth.UNKNOWN : holds(counted(message, around));
        }
        var near = nearest(message, instance);
        // What stands nearby stands in the transaction too.
        if (near >= 0 && counted(message, near) > least) return Truth.of(wanted);
        var transaction = transaction(message, instance);
        var found = isBound
                ? countWide(message, transaction)
                : message.counted(this, transaction, () -> countWide(message, transaction));
        if (near >= 0) return found > least ? Truth.UNKNOWN : Truth.of(!wanted);
        return found > 0 && DETAILS.contains(pattern.tag()) && transaction > 0 ? Truth.UNKNOWN : holds(found);
    }

    /** A large group is counted once: it is asked for as often as it has parts. */
    private int counted(MessageView message, int around) {
        if (isNowhere(message)) return 0;
        return isBound || message.instanceEnd(around) - first(message, around) < LARGE
                ? count(message, around)
                : message.counted(this, around, () -> count(message, around));
    }

    /** Whether no segment of the message has the tag: most conditions ask for what is rare. */
    private boolean isNowhere(MessageView message) {
        return !isBound && !pattern.tag().startsWith("UN") && !message.mayHave(tagged(message));
    }

    private int countWide(MessageView message, int transaction) {
        if (isNowhere(message)) return 0;
        if (transaction == 0) return count(message, transaction);
        var group = message.instanceNode(transaction);
        // What stands outside is the same for all transactions: it is counted once, not once for each of them.
        var outside =
                isBound ? inHead(message, group) : message.counted(this, -1 - group, () -> inHead(message, group));
        return count(message, transaction) + outside;
    }

    private Truth holds(int found) {
        return Truth.of(found > least == wanted);
    }

    private int count(MessageView message, int around) {
        var found = 0;
        var known = -1;
        var foundInKnown = 0;
        for (int s = first(message, around); s < message.instanceEnd(around); ) {
            var instance = message.instance(s);
            var same = isBound ? instance : message.like(instance);
            if (same == instance || message.instanceTrigger(instance) != s) {
                if (stands(message, s)) found++;
                s++;
                continue;
            }
            if (same != known) {
                known = same;
                foundInKnown = inGroup(message, same);
            }
            found += foundInKnown;
            s = message.instanceEnd(instance);
        }
        return found;
    }

    /** In a group of which others differ only in values that no condition asks for, so that each of them has as many. */
    private int inGroup(MessageView message, int instance) {
        var found = 0;
        for (int s = message.instanceTrigger(instance); s < message.instanceEnd(instance); s++) {
            if (stands(message, s)) found++;
        }
        return found;
    }

    private boolean stands(MessageView message, int segment) {
        return hasTag(message, segment)
                && pattern.matches(message, segment)
                && stands(message, message.instance(segment), 0);
    }

    /** Whether the segment may match: most do not, and their node says so. */
    private boolean hasTag(MessageView message, int segment) {
        var node = message.node(segment);
        return isBound || node <= 0 || tagged(message)[node];
    }

    private boolean[] tagged(MessageView message) {
        var known = tagged;
        if (known.length == 0) {
            var nodes = message.definition().nodes();
            known = new boolean[nodes.size()];
            for (var n : nodes) known[n.index()] = n.tag().equals(pattern.tag());
            tagged = known;
        }
        return known;
    }

    private static int first(MessageView message, int around) {
        return around == 0 ? 0 : message.instanceTrigger(around);
    }

    private boolean stands(MessageView message, int instance, int next) {
        if (next == with.size()) return true;
        for (int s = first(message, instance); s < message.instanceEnd(instance); s++) {
            if (with.get(next).matches(message, s) && stands(message, message.instance(s), next + 1)) return true;
        }
        return false;
    }

    /** Segments outside of all groups of the transaction's kind. */
    private int inHead(MessageView message, int group) {
        var found = 0;
        for (int s : message.outside(group)) {
            if (stands(message, s)) found++;
        }
        return found;
    }

    static int transaction(MessageView message, int instance) {
        var at = instance;
        while (at > 0 && message.instanceParent(at) > 0) {
            at = message.instanceParent(at);
        }
        return Math.max(at, 0);
    }

    /** The nearest group below the transaction in which the segment may stand; -1 when there is none. */
    private int nearest(MessageView message, int instance) {
        for (int at = instance; at > 0 && message.instanceParent(at) > 0; at = message.instanceParent(at)) {
            if (opensOnly(message, at)) continue;
            if (message.instanceNode(at) > 0 && mayStandBelow(message.definition(), message.instanceNode(at))) {
                return at;
            }
        }
        return -1;
    }

    /** A group has one segment that opens it: more of them, or those tied to it, are asked of what stands around it. */
    private boolean opensOnly(MessageView message, int instance) {
        return (least > 0 || isBound)
                && message.tag(message.instanceTrigger(instance)).equals(pattern.tag());
    }

    private boolean mayStandBelow(MessageDefinition definition, int node) {
        var known = below;
        if (known.length == 0) {
            known = new byte[definition.nodes().size()];
            below = known;
        }
        if (known[node] == 0) {
            known[node] = pattern.mayStandBelow(definition, node) ? MAY : MAY_NOT;
        }
        return known[node] == MAY;
    }

    /** The instance itself or the nearest around it that opens the group; -1 when there is none. */
    static int enclosing(MessageView message, int instance, String group) {
        for (int at = instance; at > 0; at = message.instanceParent(at)) {
            var node = message.instanceNode(at);
            if (node > 0 && group.equals(message.definition().node(node).group())) {
                return at;
            }
        }
        return -1;
    }
}
