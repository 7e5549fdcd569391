package org.stromlauf.edifact;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two format versions.
 *
 * @param message for example {@code UTILMD Strom}
 * @param pid empty where the whole message is meant
 * @param place node of the definition, and the element behind a blank; empty where the whole column is meant
 * @param before what the older version asks; null when it has no such item
 * @param after what the newer version asks; null when it has no such item
 */
public record DefinitionChange(
        String message, Kind kind, String pid, String place, @Nullable String before, @Nullable String after) {

    /** What became of it. */
    public enum Kind {
        MESSAGE_ADDED,
        MESSAGE_REMOVED,
        RELEASE_CHANGED,
        PID_ADDED,
        PID_REMOVED,
        ITEM_ADDED,
        ITEM_REMOVED,
        ITEM_CHANGED
    }
}
