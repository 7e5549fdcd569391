package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.NodeRule;

/** What differs between the definitions of two format versions. */
final class VersionDiff {

    private final Definitions definitions;

    VersionDiff(Definitions definitions) {
        this.definitions = definitions;
    }

    /** In the order of the newer version's messages. */
    List<DefinitionChange> between(FormatVersion older, FormatVersion newer) {
        var changes = new ArrayList<DefinitionChange>();
        var before = byName(older);
        var after = byName(newer);
        for (var name : after.keySet()) {
            var old = before.get(name);
            if (old == null)
                changes.add(new DefinitionChange(name, DefinitionChange.Kind.MESSAGE_ADDED, "", "", null, null));
            else compare(old, java.util.Objects.requireNonNull(after.get(name)), changes);
        }
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add(
                        new DefinitionChange(name, DefinitionChange.Kind.MESSAGE_REMOVED, "", "", null, null)));
        return changes;
    }

    private Map<String, MessageDefinition> byName(FormatVersion version) {
        var result = new LinkedHashMap<String, MessageDefinition>();
        definitions.entries(version).forEach(e -> result.put(e.name(), definitions.definition(e)));
        return result;
    }

    private static void compare(MessageDefinition old, MessageDefinition now, List<DefinitionChange> changes) {
        var name = now.head().name();
        if (!old.head().release().equals(now.head().release())) {
            changes.add(new DefinitionChange(
                    name,
                    DefinitionChange.Kind.RELEASE_CHANGED,
                    "",
                    "",
                    old.head().release(),
                    now.head().release()));
        }
        var pids = new TreeSet<>(old.head().pids());
        pids.addAll(now.head().pids());
        for (var pid : pids) {
            if (!now.hasColumn(pid)) {
                changes.add(new DefinitionChange(name, DefinitionChange.Kind.PID_REMOVED, pid, "", null, null));
            } else if (!old.hasColumn(pid)) {
                changes.add(new DefinitionChange(name, DefinitionChange.Kind.PID_ADDED, pid, "", null, null));
            } else {
                compareColumn(name, pid, column(old, pid), column(now, pid), changes);
            }
        }
    }

    private static void compareColumn(
            String name, String pid, Map<String, String> old, Map<String, String> now, List<DefinitionChange> changes) {
        var places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        for (var place : places) {
            var before = old.get(place);
            var after = now.get(place);
            if (java.util.Objects.equals(before, after) || isOfChangedNode(place, old, now)) continue;
            changes.add(new DefinitionChange(name, kind(before, after), pid, place, before, after));
        }
    }

    /** An element of a segment that is new or dropped as a whole. */
    private static boolean isOfChangedNode(String place, Map<String, String> old, Map<String, String> now) {
        var blank = place.indexOf(' ');
        var node = blank < 0 ? place : place.substring(0, blank);
        return blank >= 0 && old.containsKey(node) != now.containsKey(node);
    }

    private static DefinitionChange.Kind kind(@Nullable String before, @Nullable String after) {
        if (before == null) return DefinitionChange.Kind.ITEM_ADDED;
        return after == null ? DefinitionChange.Kind.ITEM_REMOVED : DefinitionChange.Kind.ITEM_CHANGED;
    }

    /** Each segment, and each of its elements, with what the column asks. */
    private static Map<String, String> column(MessageDefinition definition, String pid) {
        var result = new LinkedHashMap<String, String>();
        for (var node : definition.nodes()) {
            var rule = node.index() == 0 ? null : definition.rule(pid, node.index());
            if (rule == null || node.tag().equals("UNH")) continue;
            result.put(node.path(), rule.group() == null ? rule.segment() : rule.group());
            for (var e : rule.elements()) result.put(node.path() + " " + e.element() + "." + e.component(), text(e));
        }
        return result;
    }

    private static String text(NodeRule.ElementRule element) {
        if (element.codes().isEmpty()) return element.status();
        var codes = new ArrayList<String>();
        element.codes().forEach(c -> codes.add(c.status().equals("X") ? c.code() : c.code() + " (" + c.status() + ")"));
        return String.join(", ", codes);
    }
}
