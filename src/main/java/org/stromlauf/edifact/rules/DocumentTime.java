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
        var written = message.counted(DocumentTime.class, 0, () -> documentTime(message));
        var instant = instant(value);
        return written < 0 || instant == null
                ? Truth.UNKNOWN
                : Truth.of(instant.getEpochSecond() / 60 > written == after);
    }

    /** In minutes since 1970; -1 when there is none. */
    private static int documentTime(MessageView message) {
        for (int s = 0; s < message.size(); s++) {
            if (message.tag(s).equals("DTM") && message.text(s, 1, 1).equals("137")) {
                var written = instant(message.text(s, 1, 2));
                return written == null ? -1 : Math.toIntExact(written.getEpochSecond() / 60);
            }
        }
        return -1;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return DateTimes.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
