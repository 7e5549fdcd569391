package org.stromlauf.edifact.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the UN directory within a group (or the message): one tag, and the nodes that may stand there.
 *
 * @param number order within the parent, from 0
 * @param tagCode {@link #pack(String)} of the tag, for comparison without strings
 * @param group name of the group that the tag opens, or null
 * @param mandatory whether the directory requires it within its parent
 * @param max upper repetition of all its nodes together
 * @param nodes the candidates, those with the longer or earlier keys first
 */
public record Slot(
        int number, String tag, int tagCode, @Nullable String group, boolean mandatory, int max, List<Node> nodes) {

    public Slot {
        nodes = List.copyOf(nodes);
    }

    /** Three characters of a tag in one int, the first in the highest byte. */
    public static int pack(String tag) {
        return tag.length() == 3 ? (tag.charAt(0) << 16) | (tag.charAt(1) << 8) | tag.charAt(2) : -1;
    }
}
