package org.stromlauf.edifact.reading;

/** Follows a walk through a message, segment by segment, so that a message of any length needs no memory. */
public interface MessageVisitor {

    /**
     * A segment at its place.
     *
     * @param segment a view that holds during the call
     * @param number in the message, UNH = 1
     * @param node of the definition; -1 when the structure allows the segment but no handbook has a node for it, or when it is
     *     not allowed here at all (then there is a finding)
     * @param depth how many groups are open around it
     * @param opensGroup whether it is the trigger of a group at that depth
     */
    void segment(Segment segment, int number, int node, int depth, boolean opensGroup);
}
