package org.stromlauf.edifact.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a message where a segment may stand. A segment that opens a group is one node with its group: its children are the
 * nodes of the other segments in the group. Node 0 is the message, parent of UNH, BGM, … UNT.
 *
 * @param index number in the node table; parents come before their children, siblings in the order of the message
 * @param parent index of the group in which it lies; 0 for the message, -1 for the message itself
 * @param path for example {@code SG4/SG8+Z79/PIA+5}; a group's trigger has the path of the group
 * @param group name of the group that it opens, for example {@code SG8}; null for a plain segment
 * @param slot number of the directory's place within the parent: siblings of one slot may stand in any order among each other
 * @param max upper repetition within one parent (message description, else UN directory); rules tighten it
 * @param key what tells it from siblings of its slot; empty when it has none
 */
public record Node(
        int index, int parent, String path, String tag, @Nullable String group, int slot, int max, List<KeyPart> key) {

    public Node {
        key = List.copyOf(key);
    }

    public boolean isGroup() {
        return group != null;
    }
}
