package org.stromlauf.edifact.rules;

/**
 * Neighbouring groups of a message that read alike but for values of which no condition asks, as the quarter-hours of a month
 * do: what the column asks of the first, and what it answers, holds for all of them.
 */
final class AlikeGroups {

    /** How many different forms among neighbours are told apart. */
    private static final int FORMS = 4;

    private final MessageView message;
    private final CompiledColumn column;
    private final int[] first;
    private final int[] forms = new int[FORMS];
    private int known;

    AlikeGroups(MessageView message, CompiledColumn column) {
        this.message = message;
        this.column = column;
        this.first = new int[message.instances()];
        for (int i = 0; i < first.length; i++) first[i] = i == 0 ? 0 : find(i);
    }

    /** The first of the groups like this one; itself when there is none before it. */
    int first(int instance) {
        return first[instance];
    }

    /** Of a segment of a group, the same segment of the first group like it. */
    int segment(int segment) {
        var instance = message.instance(segment);
        return first[instance] == instance
                ? segment
                : segment - message.instanceTrigger(instance) + message.instanceTrigger(first[instance]);
    }

    private int find(int instance) {
        if (!isLeaf(instance)) {
            known = 0;
            return instance;
        }
        if (known > 0 && !areNeighbours(forms[0], instance)) known = 0;
        for (int f = 0; f < known; f++) {
            if (isAlike(forms[f], instance)) return forms[f];
        }
        if (known < FORMS) forms[known++] = instance;
        return instance;
    }

    private boolean areNeighbours(int one, int other) {
        return message.instanceNode(one) == message.instanceNode(other)
                && message.instanceParent(one) == message.instanceParent(other);
    }

    private boolean isLeaf(int instance) {
        return message.instanceNode(instance) > 0
                && (instance + 1 == message.instances()
                        || message.instanceTrigger(instance + 1) >= message.instanceEnd(instance));
    }

    private boolean isAlike(int one, int other) {
        var from = message.instanceTrigger(one);
        var offset = message.instanceTrigger(other) - from;
        if (message.instanceEnd(other) - message.instanceEnd(one) != offset) return false;
        for (int s = from; s < message.instanceEnd(one); s++) {
            var node = message.node(s);
            if (node != message.node(s + offset) || !message.alike(s, s + offset, column.free(node))) return false;
        }
        return true;
    }
}
