package org.stromlauf.edifact.reading;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms of groups that follow each other at one place of a message. They are learned from the groups that were walked segment
 * by segment without a finding; a group of one of the forms needs no walk.
 */
final class GroupForms {

    /** How many are told apart, and from which repetition on it is worth it. */
    private static final int FORMS = 4;

    private static final int WORTHWHILE = 3;

    private static final int NOWHERE = -1;

    private final CompiledMessage message;
    private final WalkedMessage.Builder walked;
    private final byte decimal;
    private final FreePlaces free;
    private final @Nullable GroupForm[] forms = new GroupForm[FORMS];
    private int known;
    private int depth = NOWHERE;
    private int place;
    private Shape children;

    GroupForms(CompiledMessage message, WalkedMessage.Builder walked, byte decimal, FreePlaces free) {
        this.message = message;
        this.walked = walked;
        this.decimal = decimal;
        this.free = free;
        this.children = message.root();
    }

    /** How many groups are open around those of the forms; negative when no forms are known. */
    int depth() {
        return depth;
    }

    /** The walk moves to a place: forms of another place are forgotten. */
    void moved(int toDepth, int toPlace) {
        if (toDepth < depth || (toDepth == depth && toPlace != place)) forget();
    }

    private void forget() {
        depth = NOWHERE;
        known = 0;
    }

    /** Whether a group that stands for the nth time could teach a form. */
    boolean mayLearn(int times) {
        return times >= WORTHWHILE && known < FORMS;
    }

    /** Learns from a group without groups in it, whose segments were all taken without a finding. */
    void learn(int atDepth, int atPlace, Shape.Place group, GroupForm form) {
        var below = Objects.requireNonNull(group.children());
        if (below.has(group.tagCode())) return;
        for (int s = form.first(); s < form.first() + form.size(); s++) {
            var node = walked.node(s);
            if (node <= 0) return;
            var tag = message.definition().node(node).tag();
            var here = s == form.first() ? group : below.find(tag);
            if (here == null) return;
            var layout = here.layout();
            if (layout != null) form.free(s, node, layout, free, message.keys(tag));
        }
        depth = atDepth;
        place = atPlace;
        children = below;
        forms[known++] = form;
    }

    /** Of the groups that have the forms. */
    Shape children() {
        return children;
    }

    /** The form of the segments from one on; null when they have none of those known. */
    @Nullable
    GroupForm find(int from) {
        for (int f = 0; f < known; f++) {
            var form = forms[f];
            if (form != null && form.fits(from, decimal)) return form;
        }
        return null;
    }
}
