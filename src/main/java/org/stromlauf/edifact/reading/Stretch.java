package org.stromlauf.edifact.reading;

/**
 * A part of a long message, written as a message of its own: the head, some transactions and UNT.
 *
 * @param bytes UNH to UNT
 * @param segments how many there are in the bytes
 * @param head how many of them are of the head
 * @param known how many of the head stood in the stretch before too
 * @param before how many segments of the message stand before those of the stretch that follow its head
 * @param groups how often stood before what the stretch goes on with
 */
public record Stretch(byte[] bytes, int segments, int head, int known, int before, Groups groups) {

    /**
     * Groups that stand in the message before its stretch.
     *
     * @param around the group around what is cut; empty when there is none
     * @param cut the group before which the message is cut
     */
    public record Groups(String around, int aroundBefore, String cut, int cutBefore) {

        /** Of a message that is read as a whole. */
        static final Groups NONE = new Groups("", 0, "", 0);

        int of(String group) {
            if (group.equals(cut)) return cutBefore;
            return group.equals(around) ? aroundBefore : 0;
        }
    }
}
