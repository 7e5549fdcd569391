package org.stromlauf.edifact;

import java.util.List;
import java.util.Map;

/**
 * A message as the tree of its segments, to be read or written where no names of fields are enough. UNH and UNT are not part of it:
 * the writer makes them.
 *
 * @param pid the Prüfidentifikator; of APERAK and CONTRL the column, as {@link DefinedMessages#example} takes it
 * @param reference DE 0062
 * @param branches the segments and groups of the message
 */
public record MessageTree(String pid, String reference, List<Branch> branches) {

    public MessageTree {
        branches = List.copyOf(branches);
    }

    /**
     * A segment, or a group with the segment that opens it.
     *
     * @param node its place, as {@code show} prints it: {@code SG4/SG8+Z01/SG10+Z19}
     * @param values by element and component, from 1: {@code 2.1}; without release characters
     * @param branches what the group holds beside its first segment
     */
    public record Branch(String node, Map<String, String> values, List<Branch> branches) {

        public Branch {
            values = Map.copyOf(values);
            branches = List.copyOf(branches);
        }

        /** A segment without a group. */
        public Branch(String node, Map<String, String> values) {
            this(node, values, List.of());
        }
    }
}
