package org.stromlauf.edifact.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place of a message of which a status expression is asked.
 *
 * @param segment the segment whose element is in question; -1 when it is a whole segment or group
 * @param value what stands there, when its format is asked for
 * @param ofOthers whether the value is held against those of other places, too
 */
record Question(@Nullable MessageView message, int instance, int segment, @Nullable String value, boolean ofOthers) {

    /** What is asked where the answer is the same everywhere. */
    static final Question ANYWHERE = new Question(null, 0, -1, null);

    Question(@Nullable MessageView message, int instance, int segment, @Nullable String value) {
        this(message, instance, segment, value, false);
    }

    MessageView view() {
        return Objects.requireNonNull(message);
    }
}
