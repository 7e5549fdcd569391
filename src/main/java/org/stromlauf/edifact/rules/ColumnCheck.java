package org.stromlauf.edifact.rules;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.CompiledColumn.Item;
import org.stromlauf.edifact.rules.CompiledStatus.Demand;

/** One check of one message against its column. All faults are collected; what the column does not know is ignored (APERAK AHB 2). */
final class ColumnCheck {

    /** What was asked of a group or of its elements. */
    private static final class Tally {
        private int applied;
        private int undecided;
        private int findings;
        private boolean isClean = true;
    }

    private final MessageView message;
    private final CompiledColumn column;
    private final @Nullable BitSet only;
    private final boolean[] counts;
    private final ChildSegments segments;
    /** By instance, of those that were asked themselves: what their children answered, and their elements. */
    private final @Nullable Tally[] groups;

    private final @Nullable Tally[] contents;
    private final ColumnFindings findings;
    private final Asked asked = new Asked();
    private final ElementCheck elements;
    /** Groups, with the node whose count in them was asked. */
    private final Set<Long> counted = new HashSet<>();

    /** @param only the segments to hold to the column; null for all */
    ColumnCheck(MessageView message, CompiledColumn column, @Nullable BitSet only) {
        this.message = message;
        this.column = column;
        this.only = only;
        this.groups = new Tally[message.instances()];
        this.contents = new Tally[message.instances()];
        this.counts = new boolean[message.size()];
        for (int s = 0; s < counts.length; ) {
            var instance = message.instance(s);
            var same = first(instance);
            if (same == instance) {
                counts[s] = isMine(s) && belongs(s);
                s++;
            } else {
                var size = message.instanceEnd(instance) - s;
                System.arraycopy(counts, message.instanceTrigger(same), counts, s, size);
                s += size;
            }
        }
        this.segments = new ChildSegments(message, counts);
        this.findings = new ColumnFindings(message);
        this.elements = new ElementCheck(message, findings, asked);
    }

    HandbookRules.Result run() {
        for (int i = 0; i < message.instances(); i++) {
            if (i == 0 ? isMine(0) : counts[message.instanceTrigger(i)]) group(i);
        }
        for (int s = 0; s < counts.length; ) s = content(s);
        if (column.hasPackages()) new PackageCheck(message, column, counts, findings).run();
        return new HandbookRules.Result(findings.sorted(), asked.applied(), asked.undecided());
    }

    /** What a group must and may contain; the answer for one like it before holds for it. */
    private void group(int instance) {
        var same = groups[first(instance)];
        if (same != null && same.isClean) {
            add(same);
            return;
        }
        var tally = new Tally();
        groups[instance] = tally;
        begin(tally);
        children(instance);
        end(tally);
    }

    /** What a segment must and may contain; of one like another before only free values are new. The next to be asked. */
    private int content(int segment) {
        var instance = message.instance(segment);
        var same = first(instance) == instance ? null : contents[first(instance)];
        if (same != null && same.isClean) {
            if (segment == message.instanceTrigger(instance)) add(same);
            if (message.isSettled(instance)) return message.instanceEnd(instance);
            if (counts[segment]) elements.checkFormats(segment, item(segment));
        } else if (counts[segment]) {
            var tally = contents[instance] == null ? new Tally() : contents[instance];
            contents[instance] = tally;
            begin(tally);
            tally.isClean &= elements.check(segment, item(segment));
            end(tally);
        }
        return segment + 1;
    }

    private Item item(int segment) {
        return Objects.requireNonNull(column.item(message.node(segment)));
    }

    private int first(int instance) {
        return only == null ? message.like(instance) : instance;
    }

    private void begin(Tally tally) {
        tally.applied -= asked.applied();
        tally.undecided -= asked.undecided();
        tally.findings = findings.size();
    }

    private void end(Tally tally) {
        tally.applied += asked.applied();
        tally.undecided += asked.undecided();
        tally.isClean &= tally.findings == findings.size();
    }

    private void add(Tally same) {
        asked.add(same.applied, same.undecided);
    }

    private boolean isMine(int segment) {
        return only == null || only.get(segment);
    }

    /** In the column, under a code that the column names, within groups that belong, and not ruled out there: surplus is ignored. */
    private boolean belongs(int segment) {
        var item = column.item(message.node(segment));
        if (item == null) {
            return false;
        }
        var elements = item.elements();
        for (int i = 0; i < elements.size(); i++) {
            var e = elements.get(i);
            if (e.names() && !e.codes().containsKey(message.text(segment, e.element(), e.component()))) {
                return false;
            }
        }
        var instance = message.instance(segment);
        var around = item.node().isGroup() ? message.instanceParent(instance) : instance;
        return (around <= 0 || counts[message.instanceTrigger(around)])
                && item.gate().demand(message, Math.max(around, 0)) != Demand.NOT_USED;
    }

    private void children(int instance) {
        segments.visit(instance);
        for (var item : column.children(message.instanceNode(instance))) {
            var demand = asked.noted(item.gate().demand(message, instance));
            var found = segments.count(item.node().index());
            if (found == 0 && demand == Demand.REQUIRED) {
                if (!standsAsSibling(item, instance)) missing(item, instance);
            } else if (found > 1 || item.gate().isCounted) {
                repeated(item, instance, found, demand);
            }
        }
    }

    private boolean standsAsSibling(Item item, int instance) {
        var siblings = column.siblings(item.node().index());
        return !siblings.isEmpty()
                && IntStream.range(instanceStart(instance), message.instanceEnd(instance))
                        .anyMatch(s -> siblings.contains(message.node(s)));
    }

    private int instanceStart(int instance) {
        return instance == 0 ? 0 : message.instanceTrigger(instance);
    }

    /** Not more often than the handbook says, nor than the message description (MIG). */
    private void repeated(Item item, int instance, int found, Demand demand) {
        var bounds = item.gate().repeated(message, instance);
        if (bounds != null && !bounds.group().equals(groupOf(instance))) {
            repeatedWidely(item, bounds, instance, demand);
            bounds = null;
        }
        var max = item.node().max();
        var most = bounds == null ? max : Math.min(bounds.most(), max);
        if (found > most) {
            tooOften(item, segments.nth(item.node().index(), most + 1), most, found);
        } else if (bounds != null && found > 0 && found < bounds.least() && demand == Demand.REQUIRED) {
            missing(item, instance);
        }
    }

    /** Where the count goes over a wider group than that in which the item stands; once for each of those. */
    private void repeatedWidely(Item item, Condition.Repeated bounds, int instance, Demand demand) {
        var around = bounds.isOfMessage() ? 0 : Presence.enclosing(message, instance, bounds.group());
        if (around < 0
                || !counted.add(((long) around << Integer.SIZE) + item.node().index())) return;
        var found = IntStream.range(instanceStart(around), message.instanceEnd(around))
                .filter(s -> counts[s] && message.node(s) == item.node().index())
                .toArray();
        if (found.length > bounds.most()) {
            tooOften(item, found[bounds.most()], bounds.most(), found.length);
        } else if (found.length > 0 && found.length < bounds.least() && demand == Demand.REQUIRED) {
            missing(item, around);
        }
    }

    private void tooOften(Item item, int segment, int most, int found) {
        findings.add("REPEATED_TOO_OFTEN", "Z40", segment, item, null, item.gate().text, most + "", found + "");
    }

    private String groupOf(int instance) {
        var node = message.instanceNode(instance);
        var group = node <= 0
                ? Condition.Repeated.MESSAGE
                : message.definition().node(node).group();
        return group == null ? "" : group;
    }

    private void missing(Item item, int instance) {
        findings.missing(item, instanceStart(instance));
    }
}
