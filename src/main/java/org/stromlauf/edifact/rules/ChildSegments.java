package org.stromlauf.edifact.rules;

import java.util.Arrays;

/**
 * The segments that count, by the group instance in which they stand as a child: a trigger stands in the instance around the one
 * that it opens. Visiting an instance lays out its children by node.
 */
final class ChildSegments {

    private final MessageView message;
    private final int[] firstOfInstance;
    private final int[] next;
    private final int[] firstOfNode;
    private final int[] countOfNode;
    private final int[] visitOfNode;
    private int visit;

    ChildSegments(MessageView message, boolean[] counts) {
        this.message = message;
        this.firstOfInstance = new int[message.instances()];
        this.next = new int[message.size()];
        var nodes = message.definition().nodes().size();
        this.firstOfNode = new int[nodes];
        this.countOfNode = new int[nodes];
        this.visitOfNode = new int[nodes];
        Arrays.fill(firstOfInstance, -1);
        for (int s = message.size() - 1; s >= 0; s--) {
            if (!counts[s]) continue;
            var around = message.around(s);
            next[s] = firstOfInstance[around];
            firstOfInstance[around] = s;
        }
    }

    /** Lays out the children of an instance. */
    void visit(int instance) {
        visit++;
        for (int s = firstOfInstance[instance]; s >= 0; s = next[s]) {
            var node = message.node(s);
            if (visitOfNode[node] != visit) {
                visitOfNode[node] = visit;
                firstOfNode[node] = s;
                countOfNode[node] = 0;
            }
            countOfNode[node]++;
        }
    }

    /** How many children of the visited instance are of the node. */
    int count(int node) {
        return visitOfNode[node] == visit ? countOfNode[node] : 0;
    }

    /** The nth child of the visited instance that is of the node, from 1; there are so many. */
    int nth(int node, int n) {
        var s = firstOfNode[node];
        for (var seen = 1; seen < n; ) {
            s = next[s];
            if (message.node(s) == node) seen++;
        }
        return s;
    }
}
