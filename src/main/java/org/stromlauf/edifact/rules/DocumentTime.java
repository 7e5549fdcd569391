package org.stromlauf.edifact.rules;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DateTimes;

/** The value in question is an instant before or at the time of the document (DTM+137), or after it. */
record DocumentTime(boolean after) implements Condition {

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        return Truth.NEUTRAL;
    }

    Truth test(MessageView message, String value) {
        var written = documentTime(message);
        var instant = instant(value);
        return written == null || instant == null ? Truth.UNKNOWN : Truth.of(instant.isAfter(written) == after);
    }

    private static @Nullable Instant documentTime(MessageView message) {
        for (int s = 0; s < message.size(); s++) {
            if (message.tag(s).equals("DTM") && message.text(s, 1, 1).equals("137")) {
                return instant(message.text(s, 1, 2));
            }
        }
        return null;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return DateTimes.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
