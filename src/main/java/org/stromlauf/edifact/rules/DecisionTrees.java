package org.stromlauf.edifact.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of decision trees (Entscheidungsbaum-Diagramm, EBD) by their clusters. Lines: {@code E_0624 Ablehnung = A43 A44};
 * {@code -} for answers that stand in no cluster.
 */
final class DecisionTrees {

    static final DecisionTrees NONE = new DecisionTrees(Map.of());

    private static final String NO_CLUSTER = "-";

    /** By tree, then by answer the cluster. */
    private final Map<String, Map<String, String>> clusters;

    private DecisionTrees(Map<String, Map<String, String>> clusters) {
        this.clusters = clusters;
    }

    static DecisionTrees read(String text) {
        var trees = new HashMap<String, Map<String, String>>();
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(line -> {
            var space = line.indexOf(' ');
            var equals = line.indexOf(" = ");
            if (space < 0 || equals < space) {
                throw new ExpressionException("Answers read 'tree cluster = codes', was '" + line + "'");
            }
            var answers = trees.computeIfAbsent(line.substring(0, space), t -> new HashMap<>());
            for (var code : List.of(line.substring(equals + 3).split(" "))) {
                answers.put(code, line.substring(space + 1, equals));
            }
        });
        return new DecisionTrees(trees);
    }

    /** Whether an answer stands in a cluster of its tree; open where the tree is not known, or may not be known whole. */
    Truth stands(String tree, String answer, String cluster) {
        var answers = clusters.get(tree);
        if (answers == null) return Truth.UNKNOWN;
        var found = answers.get(answer);
        if (found == null) return answers.containsValue(NO_CLUSTER) ? Truth.UNKNOWN : Truth.FALSE;
        return found.equals(NO_CLUSTER)
                ? Truth.UNKNOWN
                : Truth.of(found.equals(cluster) || found.startsWith(cluster + " "));
    }
}
