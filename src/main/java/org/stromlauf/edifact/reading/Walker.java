package org.stromlauf.edifact.reading;

import java.util.Arrays;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * Walks the segments of one message through its definition: places are taken in the directory's order, the deepest group first,
 * and among places for the same tag the first whose key the segment carries.
 */
final class Walker {

    private static final int DEPTH = 12;
    private static final int EXPECTED_TAGS = 12;

    private final CompiledMessage message;
    private final byte decimal;
    private final Findings findings;
    private final WalkedMessage.Builder walked;
    private final Stretch.Groups before;
    private final GroupForms forms;
    private final boolean areAlike;
    private final Shape[] shapes = new Shape[DEPTH];
    private final int[] nodes = new int[DEPTH];
    private final int[] places = new int[DEPTH];
    private final int[] counts = new int[DEPTH];
    /** By depth, of the group that is or was open there: its trigger, and whether groups stood in it. */
    private final int[] triggers = new int[DEPTH];

    private final boolean[] hasGroups = new boolean[DEPTH];
    private int depth;
    private int number;
    private int foundDepth;
    private int foundPlace;
    private int foundNode;

    /**
     * @param before how often groups stood in the message before the stretch of it that is walked
     * @param free null when it is not known which values no rule asks for
     */
    Walker(
            CompiledMessage message,
            byte decimal,
            Findings findings,
            WalkedMessage.Builder walked,
            Stretch.Groups before,
            @Nullable FreePlaces free) {
        this.before = before;
        this.message = message;
        this.decimal = decimal;
        this.findings = findings;
        this.walked = walked;
        this.areAlike = free != null;
        this.forms = new GroupForms(message, walked, decimal, free == null ? FreePlaces.everywhere() : free);
        enter(0, message.root(), 0, 0);
    }

    /** Takes a group of a form known from its neighbours at once; how many segments it has, 0 when the next begins none. */
    int takeGroup() {
        var at = forms.depth();
        if (at < 0 || depth > at + 1) return 0;
        var form = forms.find(number);
        if (form == null) return 0;
        while (depth > at) leave();
        foundNode = walked.node(form.first());
        count(shapes[at].get(places[at]));
        walked.group(form, number, at, areAlike);
        enter(at + 1, forms.children(), foundNode, number);
        places[depth] = form.end().place();
        counts[depth] = form.end().count();
        number += form.size();
        return form.size();
    }

    void take(Segment segment) {
        number++;
        var tag = segment.packedTag();
        if (!locate(segment, tag)) {
            if (!findings.isFull() && !isSurplusReference(segment, tag)) {
                findings.add(Fault.SEGMENT_NOT_ALLOWED_HERE, place(segment.tag()), expectedTags(), segment.source());
            }
            walked.segment(number - 1, -1, depth, false);
            return;
        }
        while (depth > foundDepth) leave();
        moveTo(foundPlace);
        var here = shapes[depth].get(foundPlace);
        var layout = here.layout();
        if (layout != null && !findings.isFull() && !layout.fits(segment, decimal)) {
            layout.check(segment, decimal, inNode(here.tag(), foundNode), findings);
        }
        walked.segment(number - 1, foundNode, depth, here.children() != null);
        if (here.children() != null) enter(depth + 1, here.children(), foundNode, number - 1);
    }

    /** The message ends: what its open groups still require is missing. */
    void finish() {
        number++;
        while (depth > 0) leave();
        requireUpTo(shapes[0].size());
    }

    private boolean locate(Segment segment, int tag) {
        foundDepth = -1;
        for (var d = depth; d >= 0; d--) {
            var shape = shapes[d];
            for (var i = Math.max(places[d], 0); i < shape.size(); i++) {
                var here = shape.get(i);
                if (here.tagCode() != tag) continue;
                var node = message.nodeAt(nodes[d], here.number(), segment);
                if (foundDepth >= 0 && (node < 0 || skipsMandatory(d, i))) continue;
                foundDepth = d;
                foundPlace = i;
                foundNode = node;
                if (node >= 0) return true;
            }
        }
        return foundDepth >= 0;
    }

    /** A segment whose code no handbook has stays in its group rather than end it before what must still stand. */
    private boolean skipsMandatory(int d, int place) {
        for (var i = places[d] + 1; i < place; i++) {
            if (shapes[d].get(i).mandatory()) return true;
        }
        return false;
    }

    /**
     * A reference behind the place of references in an open group, with a qualifier that no handbook has there. Its place is
     * wrong in the directory's order, but it is surplus first of all, and surplus is ignored, never rejected (APERAK AHB 2);
     * generators write it so that leave out an empty group around it. A reference that the group does have is not excused.
     */
    private boolean isSurplusReference(Segment segment, int tag) {
        if (tag != Tags.RFF) return false;
        var hasPassed = false;
        for (var d = 1; d <= depth; d++) {
            for (var i = 0; i < places[d]; i++) {
                var here = shapes[d].get(i);
                if (here.tagCode() != tag) continue;
                var node = message.nodeAt(nodes[d], here.number(), segment);
                if (node >= 0 && !definition().node(node).key().isEmpty()) return false;
                hasPassed = true;
            }
        }
        return hasPassed;
    }

    private void moveTo(int index) {
        forms.moved(depth, index);
        if (index == places[depth]) {
            learn(shapes[depth].get(index));
            count(shapes[depth].get(index));
            return;
        }
        requireUpTo(index);
        places[depth] = index;
        counts[depth] = 1;
        var group = shapes[depth].get(index).group();
        var stoodBefore = group == null ? 0 : before.of(group);
        if (stoodBefore > 0) {
            counts[depth] += stoodBefore;
            checkCount(shapes[depth].get(index));
        }
    }

    /** The group before the one that begins may be the first of many. */
    private void learn(Shape.Place here) {
        var below = depth + 1;
        if (here.children() == null || hasGroups[below] || !findings.isEmpty()) return;
        if (!forms.mayLearn(counts[depth])) return;
        var end = new GroupForm.End(places[below], counts[below]);
        forms.learn(depth, places[depth], here, new GroupForm(walked.segments(), triggers[below], number - 1, end));
    }

    private void count(Shape.Place here) {
        counts[depth]++;
        checkCount(here);
    }

    private void checkCount(Shape.Place here) {
        if (counts[depth] <= here.max() || findings.isFull()) return;
        var fault = here.group() == null ? Fault.SEGMENT_REPEATED_TOO_OFTEN : Fault.GROUP_REPEATED_TOO_OFTEN;
        findings.add(fault, inNode(here.tag(), foundNode), here.max() + "", counts[depth] + "");
    }

    private void enter(int at, Shape shape, int node, int trigger) {
        if (at > 0) hasGroups[at - 1] = true;
        hasGroups[at] = false;
        triggers[at] = trigger;
        depth = at;
        shapes[at] = shape;
        nodes[at] = node;
        places[at] = -1;
        counts[at] = 0;
    }

    private void leave() {
        requireUpTo(shapes[depth].size());
        depth--;
    }

    private void requireUpTo(int index) {
        for (var i = places[depth] + 1; i < index; i++) {
            var skipped = shapes[depth].get(i);
            if (skipped.mandatory() && !findings.isFull()) {
                findings.add(Fault.SEGMENT_MISSING, place(skipped.tag()).in(pathBelow(skipped)), skipped.tag(), null);
            }
        }
    }

    private String pathBelow(Shape.Place skipped) {
        var above = nodes[depth] > 0 ? definition().node(nodes[depth]).path() + "/" : "";
        return above + (skipped.group() == null ? skipped.tag() : skipped.group());
    }

    private Place place(String tag) {
        return Place.segment(number, tag);
    }

    private Place inNode(String tag, int node) {
        return node < 0 ? place(tag) : place(tag).in(definition().node(node).path());
    }

    private MessageDefinition definition() {
        return message.definition();
    }

    /** What could have stood here: everything up to the next segment that must stand. */
    private String expectedTags() {
        var tags = new LinkedHashSet<String>();
        for (var d = depth; d >= 0 && tags.size() < EXPECTED_TAGS; d--) {
            for (var i = Math.max(places[d], 0); i < shapes[d].size(); i++) {
                var here = shapes[d].get(i);
                tags.add(here.tag());
                if (here.mandatory() && i > places[d]) return String.join(", ", tags);
            }
        }
        return String.join(", ", tags.stream().limit(EXPECTED_TAGS).toList());
    }

    @Override
    public String toString() {
        return definition() + " at segment " + number + ", open groups "
                + Arrays.toString(Arrays.copyOf(nodes, depth + 1));
    }
}
