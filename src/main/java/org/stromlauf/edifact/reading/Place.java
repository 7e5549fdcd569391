package org.stromlauf.edifact.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where in a message a finding lies.
 *
 * @param segment number in the message, UNH = 1; null for the interchange's own segments
 * @param element position behind the tag, from 1; null for the segment as a whole
 * @param component position in the composite, from 1
 * @param path of the definition's node
 */
record Place(
        @Nullable Integer segment,
        @Nullable String tag,
        @Nullable Integer element,
        @Nullable Integer component,
        @Nullable String path) {

    static final Place INTERCHANGE = new Place(null, null, null, null, null);

    static Place tag(String tag) {
        return new Place(null, tag, null, null, null);
    }

    static Place segment(int number, String tag) {
        return new Place(number, tag, null, null, null);
    }

    Place at(int element, int component) {
        return new Place(segment, tag, element, component, path);
    }

    Place in(@Nullable String node) {
        return new Place(segment, tag, element, component, node);
    }
}
