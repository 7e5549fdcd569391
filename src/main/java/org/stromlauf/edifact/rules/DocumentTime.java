package org.stromlauf.edifact.rules;

import org.stromlauf.edifact.reading.Segments;

/** The value in question is an instant before or at the time of the document (DTM+137), or after it. */
record DocumentTime(boolean after) implements Condition {

    private static final byte[] TAG = {'D', 'T', 'M'};
    private static final byte[] DOCUMENT = {'1', '3', '7'};

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        return Truth.NEUTRAL;
    }

    Truth test(MessageView message, String value) {
        var written = message.documentTime();
        var asked = number(value);
        return written < 0 || asked < 0 ? Truth.UNKNOWN : Truth.of(asked > written == after);
    }

    /** CCYYMMDDHHMM of the first DTM+137 as a number, negative when it has none: as it is UTC, numbers order as instants do. */
    static long of(MessageView message) {
        for (int s = 0; s < message.size(); s++) {
            if (message.tag(s).equals("DTM") && message.text(s, 1, 1).equals("137")) {
                return number(message.text(s, 1, 2));
            }
        }
        return -1;
    }

    /** The same of a message that was not walked yet. */
    static long of(Segments message) {
        var view = message.view();
        for (int s = 0; s < message.size(); s++) {
            message.place(view, s);
            if (view.has(0, 1, TAG) && view.has(1, 1, DOCUMENT)) return number(view.text(1, 2));
        }
        return -1;
    }

    private static long number(String text) {
        if (text.length() != 15 || !text.endsWith("+00")) return -1;
        var number = 0L;
        for (int i = 0; i < 12; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
