package org.stromlauf.edifact.rules;

import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.CompiledColumn.ElementItem;
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
    private final AlikeGroups alike;
    /** By instance, of those that were asked themselves: what their children answered, and their elements. */
    private final @Nullable Tally[] groups;

    private final @Nullable Tally[] contents;
    private final ColumnFindings findings;
    private int applied;
    private int undecided;

    /** @param only the segments to hold to the column; null for all */
    ColumnCheck(MessageView message, CompiledColumn column, @Nullable BitSet only) {
        this.message = message;
        this.column = column;
        this.only = only;
        this.alike = new AlikeGroups(message, column);
        this.groups = new Tally[message.instances()];
        this.contents = new Tally[message.instances()];
        this.counts = new boolean[message.size()];
        for (int s = 0; s < counts.length; s++) {
            var same = only == null ? alike.segment(s) : s;
            counts[s] = same == s ? isMine(s) && belongs(s) : counts[same];
        }
        this.segments = new ChildSegments(message, counts);
        this.findings = new ColumnFindings(message);
    }

    HandbookRules.Result run() {
        for (int i = 0; i < message.instances(); i++) {
            if (i == 0 ? isMine(0) : counts[message.instanceTrigger(i)]) group(i);
        }
        for (int s = 0; s < counts.length; s++) content(s);
        if (column.hasPackages()) new PackageCheck(message, column, counts, findings).run();
        return new HandbookRules.Result(findings.sorted(), applied, undecided);
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

    /** What a segment must and may contain; of one like another before only free values are new. */
    private void content(int segment) {
        var instance = message.instance(segment);
        var same = first(instance) == instance ? null : contents[first(instance)];
        if (same != null && same.isClean) {
            if (segment == message.instanceTrigger(instance)) add(same);
            if (counts[segment]) formats(segment);
        } else if (counts[segment]) {
            var tally = contents[instance] == null ? new Tally() : contents[instance];
            contents[instance] = tally;
            begin(tally);
            elements(segment);
            end(tally);
        }
    }

    private int first(int instance) {
        return only == null ? alike.first(instance) : instance;
    }

    private void begin(Tally tally) {
        tally.applied -= applied;
        tally.undecided -= undecided;
        tally.findings = findings.size();
    }

    private void end(Tally tally) {
        tally.applied += applied;
        tally.undecided += undecided;
        tally.isClean &= tally.findings == findings.size();
    }

    private void add(Tally same) {
        applied += same.applied;
        undecided += same.undecided;
    }

    private void formats(int segment) {
        var item = column.item(message.node(segment));
        if (item == null) return;
        for (var e : item.formatted()) {
            var value = message.text(segment, e.element(), e.component());
            if (!value.isEmpty()) format(segment, item, e, value);
        }
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
            var demand = decided(item.gate().demand(message, instance));
            var found = segments.count(item.node().index());
            if (found == 0 && demand == Demand.REQUIRED) {
                missing(item, instance);
            } else if (found > 1 || item.gate().repeated != null) {
                repeated(item, instance, found, demand);
            }
        }
    }

    private Demand decided(Demand demand) {
        applied++;
        if (demand == Demand.UNDECIDED) {
            undecided++;
        }
        return demand;
    }

    private int instanceStart(int instance) {
        return instance == 0 ? 0 : message.instanceTrigger(instance);
    }

    /** Not more often than the handbook says, nor than the message description (MIG). */
    private void repeated(Item item, int instance, int found, Demand demand) {
        var bounds = item.gate().repeated;
        var isBound = bounds != null && bounds.group().equals(groupOf(instance));
        var most = isBound && bounds != null
                ? Math.min(bounds.most(), item.node().max())
                : item.node().max();
        if (found > most) {
            var at = segments.nth(item.node().index(), most + 1);
            findings.add("REPEATED_TOO_OFTEN", "Z40", at, item, null, item.gate().text, most + "", found + "");
        } else if (isBound && bounds != null && found > 0 && found < bounds.least() && demand == Demand.REQUIRED) {
            missing(item, instance);
        }
    }

    private String groupOf(int instance) {
        var node = message.instanceNode(instance);
        var group = node <= 0 ? "message" : message.definition().node(node).group();
        return group == null ? "" : group;
    }

    private void missing(Item item, int instance) {
        findings.missing(item, instanceStart(instance));
    }

    private void elements(int segment) {
        var item = column.item(message.node(segment));
        if (item == null) {
            return;
        }
        var elements = item.elements();
        for (int i = 0; i < elements.size(); i++) {
            var e = elements.get(i);
            if (e.settled()) {
                applied++;
            } else if (e.codes().isEmpty()) {
                free(segment, item, e);
            } else {
                coded(segment, item, e, message.text(segment, e.element(), e.component()));
            }
        }
    }

    private void free(int segment, Item item, ElementItem e) {
        var instance = message.instance(segment);
        var demand = decided(e.status().demand(message, instance, segment));
        if (message.isEmpty(segment, e.element(), e.component())) {
            if (demand == Demand.REQUIRED) {
                findings.add("ITEM_MISSING", "Z29", segment, item, e, e.status().text, null, null);
            }
        } else if (e.status().hasFormats()) {
            if (demand != Demand.NOT_USED) {
                format(segment, item, e, message.text(segment, e.element(), e.component()));
            } else {
                notClean(instance);
            }
        }
    }

    /** Its format is not asked for here: that cannot be told to the groups like it. */
    private void notClean(int instance) {
        var tally = contents[instance];
        if (tally != null) tally.isClean = false;
    }

    private void format(int segment, Item item, ElementItem e, String value) {
        if (e.status().breaksFormat(message, segment, value)) {
            var isTime = e.status().isTime() && value.length() == 15 && value.endsWith("+00");
            findings.add(
                    isTime ? "TIME_IMPLAUSIBLE" : "FORMAT_BROKEN",
                    isTime ? "Z41" : "Z35",
                    segment,
                    item,
                    e,
                    e.status().text,
                    null,
                    value);
        }
    }

    private void coded(int segment, Item item, ElementItem e, String value) {
        if (value.isEmpty()) {
            if (decided(demandOfCode(segment, e)) == Demand.REQUIRED) {
                findings.add("ITEM_MISSING", "Z29", segment, item, e, e.status().text, e.expected(), null);
            }
            return;
        }
        var instance = message.instance(segment);
        var status = e.codes().get(value);
        if (status == null && e.isOpen() && e.status().demand(message, instance, segment) != Demand.NOT_USED) {
            return;
        }
        if (status == null || decided(status.demand(message, instance, segment)) == Demand.NOT_USED) {
            var rule = status == null ? e.status().text : status.text;
            findings.add("CODE_NOT_ALLOWED", "Z39", segment, item, e, rule, allowed(segment, e), value);
        }
    }

    /** Whether one of the codes must stand: as the element says, where it says it of its own, and by any of its codes. */
    private Demand demandOfCode(int segment, ElementItem e) {
        var instance = message.instance(segment);
        if (e.own() != null && e.own().demand(message, instance, segment) != Demand.REQUIRED) {
            return e.own().demand(message, instance, segment);
        }
        var demand = Demand.NOT_USED;
        for (var status : e.codes().values()) {
            var one = status.demand(message, instance, segment);
            demand = one == Demand.REQUIRED || demand == Demand.NOT_USED ? one : demand;
            if (demand == Demand.REQUIRED) {
                return demand;
            }
        }
        return demand;
    }

    /** The codes that may stand here, for people. */
    private String allowed(int segment, ElementItem e) {
        var instance = message.instance(segment);
        return e.codes().entrySet().stream()
                .filter(c -> c.getValue().demand(message, instance, segment) != Demand.NOT_USED)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
