package org.stromlauf.edifact.rules;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An element of segments of a kind, marked by {@code $}: {@code SG6 RFF+Z49/Z53::$}. */
record ValuePlace(SegmentPattern pattern, int element, int component) {

    private static final char MARK = '$';

    static ValuePlace parse(String text) {
        var mark = text.indexOf(MARK);
        if (mark < 0) throw new ExpressionException("No element is marked by $ in '" + text + "'");
        var element = 0;
        var component = 1;
        for (int i = 0; i < mark; i++) {
            switch (text.charAt(i)) {
                case '?' -> i++;
                case '+' -> {
                    element++;
                    component = 1;
                }
                case ':' -> component++;
                default -> {}
            }
        }
        var plain = text.substring(0, mark) + text.substring(mark + 1);
        return new ValuePlace(SegmentPattern.parse(plain), element, component);
    }

    /** The segments with every place whose value has a say. */
    Stream<SegmentPattern> patterns() {
        return Stream.of(pattern, pattern.with(element, component));
    }

    /** The values within a group. */
    Stream<String> values(MessageView message, int around) {
        return segments(message, around).mapToObj(s -> message.text(s, element, component));
    }

    IntStream segments(MessageView message, int around) {
        var first = around == 0 ? 0 : message.instanceTrigger(around);
        return IntStream.range(first, message.instanceEnd(around))
                .filter(s -> pattern.matches(message, s) && !message.isEmpty(s, element, component));
    }
}
