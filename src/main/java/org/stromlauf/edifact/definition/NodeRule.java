package org.stromlauf.edifact.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a PID's column asks of a node.
 *
 * @param group status expression of the group that the node opens, for example {@code Muss [2061] ∧ [67]}; null for a segment
 * @param segment status expression of the segment within its group
 */
public record NodeRule(@Nullable String group, String segment, List<ElementRule> elements) {

    public NodeRule {
        elements = List.copyOf(elements);
    }

    /**
     * What a column asks of a data element.
     *
     * @param status its status expression; where there are codes, each has its own and this is the first one's
     * @param codes the codes allowed; empty when it carries a free value
     */
    public record ElementRule(int element, int component, String status, List<CodeRule> codes) {

        public ElementRule {
            codes = List.copyOf(codes);
        }
    }

    /** A code that a column allows, under its status expression. */
    public record CodeRule(String code, String status) {}
}
