package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.tables.Occurrence.Code;
import org.stromlauf.edifact.tables.Occurrence.Item;
import org.stromlauf.edifact.tables.UnDirectory.Place;

/** Puts the lines of a PID's table to their places in the UN directory: group by group, element by element. */
final class TableReader {

    private final Place root;
    private final Map<String, List<List<String>>> segments;
    private final Repairs repairs;
    private final List<String> problems;
    private final Map<String, Place> groups = new HashMap<>();

    TableReader(Place root, Map<String, List<List<String>>> segments, Repairs repairs, List<String> problems) {
        this.root = root;
        this.segments = segments;
        this.repairs = repairs;
        this.problems = problems;
        index(root);
    }

    private void index(Place place) {
        if (place.isGroup()) {
            groups.put(place.name, place);
        }
        place.children.forEach(this::index);
    }

    List<Occurrence> read(String pid, JsonNode lines) {
        var result = new ArrayList<Occurrence>();
        var open = new HashMap<Place, Occurrence>();
        for (var line : joined(lines)) {
            var place = place(pid, line);
            if (place == null) {
                continue;
            }
            var parentPlace = place.parent;
            var parent = parentPlace == root ? null : open.get(parentPlace);
            if (parentPlace != root && parent == null) {
                var name = line.path("sg").asText() + " " + line.path("seg").asText();
                if (!repairs.drops(pid, name)) {
                    problems.add(pid + ": " + name + " stands outside of its group");
                }
                continue;
            }
            var occurrence = new Occurrence(pid, place, parent, line);
            items(pid, line, occurrence.items);
            open.put(place, occurrence);
            result.add(occurrence);
        }
        return result;
    }

    /** A cell that the extraction broke over two lines is one: the first has no elements, the rest of its status stands in the next. */
    private static List<JsonNode> joined(JsonNode lines) {
        var result = new ArrayList<JsonNode>();
        for (var line : lines) {
            var before = result.isEmpty() ? null : result.get(result.size() - 1);
            if (before != null && before.path("des").isEmpty() && isSameCell(before, line)) {
                ObjectNode whole = line.deepCopy();
                whole.put(
                        "expr",
                        before.path("expr").asText() + " " + line.path("expr").asText());
                if (before.has("sgExpr")) whole.set("sgExpr", before.get("sgExpr"));
                result.set(result.size() - 1, whole);
            } else {
                result.add(line);
            }
        }
        return result;
    }

    private static boolean isSameCell(JsonNode one, JsonNode other) {
        return Stream.of("sg", "seg", "section").allMatch(name -> one.path(name).equals(other.path(name)));
    }

    private @Nullable Place place(String pid, JsonNode line) {
        var group = line.path("sg").asText("");
        var tag = line.path("seg").asText();
        var parent = line.path("sg").isNull() || group.isEmpty() ? root : groups.get(group);
        if (parent == null) {
            problems.add(pid + ": no group " + group + " in the directory");
            return null;
        }
        if (parent != root && parent.tag().equals(tag)) {
            return parent;
        }
        for (var child : parent.children) {
            if (child.name.equals(tag)) {
                return child;
            }
        }
        problems.add(pid + ": no " + tag + " in " + (group.isEmpty() ? "the message" : group) + " of the directory");
        return null;
    }

    private void items(String pid, JsonNode line, List<Item> into) {
        var tag = line.path("seg").asText();
        var layout = segments.get(tag);
        if (layout == null) {
            problems.add(pid + ": no segment " + tag);
            return;
        }
        var element = 1;
        var component = 0;
        for (var data : line.path("des")) {
            var place = data.has("pos")
                    ? new int[] {data.get("pos").asInt() + 1, data.get("sub").asInt() + 1}
                    : find(layout, data.path("de").asText(), element, component);
            if (place == null) {
                problems.add(pid + ": no element " + data.path("de").asText() + " in " + tag + " after " + element + "."
                        + component);
                continue;
            }
            element = place[0];
            component = place[1];
            item(pid + " " + tag + " " + data.path("de").asText(), data, place, into);
        }
    }

    private void item(String where, JsonNode data, int[] place, List<Item> into) {
        var status = repairs.mend(where, data.path("expr").asText(""));
        var codes = new ArrayList<Code>();
        for (var code : data.path("codes")) {
            codes.add(new Code(
                    code.get(0).asText().strip(),
                    repairs.mend(where, code.get(2).asText("")),
                    code.get(1).asText("")));
        }
        var lost = repairs.lostCode(where);
        if (lost != null && codes.stream().noneMatch(c -> c.code().equals(lost))) codes.add(new Code(lost, status, ""));
        into.add(new Item(place[0], place[1], status, codes));
    }

    /** The next place of a data element behind the last one; the tables keep the order of the segment. */
    private static int @Nullable [] find(List<List<String>> layout, String number, int element, int component) {
        for (int e = element; e <= layout.size(); e++) {
            var composite = layout.get(e - 1);
            for (int c = e == element ? component + 1 : 1; c <= composite.size(); c++) {
                if (composite.get(c - 1).startsWith(number + ":")) {
                    return new int[] {e, c};
                }
            }
        }
        return null;
    }
}
