package org.stromlauf.edifact.schema;

/**
 * What a reader says of a message.
 *
 * @param segment of its first objection, UNH = 1; 0 for the envelope
 * @param why the first objection as the reader calls it
 */
record Verdict(boolean accepts, int segment, String why) {

    static final Verdict ACCEPTED = new Verdict(true, 0, "");
}
