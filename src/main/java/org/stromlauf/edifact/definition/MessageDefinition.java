package org.stromlauf.edifact.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.FormatVersion;

/**
 * A message in one release: its node table and the columns of its PIDs. Immutable.
 *
 * <p>A reader that walks a message should prefer, among the {@linkplain Slot#nodes() candidates} whose key fits, those that stand
 * in the PID's column ({@link #rule}).
 */
public final class MessageDefinition {

    /**
     * What a definition says of itself.
     *
     * @param name {@code UTILMD Strom}, {@code MSCONS}
     * @param type DE 0065
     * @param directory {@code D:11A}
     * @param release DE 0057
     * @param documents the publications from which it was made, with version and validity
     */
    public record Head(
            FormatVersion version,
            String name,
            String type,
            String directory,
            String release,
            List<String> documents,
            List<String> pids) {}

    private final Head head;
    private final List<Node> nodes;
    private final List<List<Slot>> slots;
    private final Map<String, SegmentLayout> layouts;
    private final Map<String, NodeRule[]> columns;

    MessageDefinition(
            Head head,
            List<Node> nodes,
            List<List<Slot>> slots,
            Map<String, SegmentLayout> layouts,
            Map<String, NodeRule[]> columns) {
        this.head = head;
        this.nodes = List.copyOf(nodes);
        this.slots = slots.stream().map(List::copyOf).toList();
        this.layouts = Map.copyOf(layouts);
        this.columns = Map.copyOf(columns);
    }

    public Head head() {
        return head;
    }

    /** All nodes; the first is the message itself. */
    public List<Node> nodes() {
        return nodes;
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    /** The slots of a group in the order of the message; none for a plain segment. */
    public List<Slot> slots(int parent) {
        return slots.get(parent);
    }

    /** The layout of a segment; null when the message has no such segment. */
    public @Nullable SegmentLayout layout(String tag) {
        return layouts.get(tag);
    }

    public boolean hasColumn(String pid) {
        return columns.containsKey(pid);
    }

    /** What the PID asks of the node; null when its column does not contain it. */
    public @Nullable NodeRule rule(String pid, int node) {
        var column = columns.get(pid);
        if (column == null) {
            throw new IllegalArgumentException(head.name() + " " + head.release() + " has no PID " + pid);
        }
        return column[node];
    }

    @Override
    public String toString() {
        return head.version() + " " + head.name() + " " + head.release();
    }
}
