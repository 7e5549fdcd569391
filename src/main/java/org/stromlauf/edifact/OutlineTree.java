package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stromlauf.edifact.Outline.Line;

/** Makes the tree of a message from its lines. */
final class OutlineTree {

    private final List<Line> lines;
    private int at;

    private OutlineTree(List<Line> lines) {
        this.lines = lines;
    }

    static MessageTree of(CheckedMessage message) {
        var lines = message.outline().get().lines();
        var pid = message.pid() == null ? column(lines) : message.pid();
        var tree = new OutlineTree(lines.subList(1, lines.size() - 1));
        return new MessageTree(pid, message.reference(), tree.below(""));
    }

    /** What an acknowledgement, which has no PID, answers. */
    private static String column(List<Line> lines) {
        var column = "";
        for (var line : lines) {
            switch (line.tag()) {
                case "BGM" -> column = line.value(1, 1);
                case "UCI" -> column = line.value(4, 1);
                case "UCM" -> column = "4M";
                default -> {}
            }
        }
        return column;
    }

    /** A line belongs to the group whose path begins its own. */
    private List<MessageTree.Branch> below(String group) {
        var branches = new ArrayList<MessageTree.Branch>();
        while (at < lines.size()) {
            var path = lines.get(at).path();
            if (path == null) {
                at++;
                continue;
            }
            if (!group.isEmpty() && !path.startsWith(group + "/")) break;
            var values = values(lines.get(at++));
            branches.add(new MessageTree.Branch(path, values, below(path)));
        }
        return branches;
    }

    private static Map<String, String> values(Line line) {
        var values = new TreeMap<String, String>();
        var elements = line.elements();
        for (int e = 1; e <= elements; e++) {
            for (int c = 1; c <= line.components(e); c++) {
                var value = line.value(e, c);
                if (!value.isEmpty()) values.put(e + "." + c, value);
            }
        }
        return values;
    }
}
