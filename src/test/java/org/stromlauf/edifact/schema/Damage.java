package org.stromlauf.edifact.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One seeded fault in a message: its segments between UNH and UNT, and what UNT says of them. */
final class Damage {

    /** What may be done to a message. */
    enum Kind {
        DELETE,
        REPEAT,
        SWAP,
        MOVE,
        UNKNOWN_TAG,
        TOO_LONG,
        LETTERS,
        MORE_ELEMENTS,
        MORE_COMPONENTS,
        EMPTIED,
        COUNT_WRONG,
        REFERENCE_WRONG
    }

    private final Random random;
    private final List<String> segments;
    private final String head;
    private final String trailer;
    private final int counted;
    private String reference;
    private String what = "";

    /** @param interchange of one message, whose segments end with {@code '} and hold no released one */
    Damage(String interchange, long seed) {
        this.random = new Random(seed);
        var all = Arrays.asList(interchange.replace("\r", "").replace("\n", "").split("(?<!\\?)'"));
        var unh = all.get(0).startsWith("UNA") ? 2 : 1;
        this.head = String.join("'", all.subList(0, unh + 1)) + "'";
        this.segments = new ArrayList<>(all.subList(unh + 1, all.size() - 2));
        this.counted = segments.size() + 2;
        this.reference = all.get(unh).split("\\+")[1];
        this.trailer = all.get(all.size() - 1) + "'";
    }

    /** For people: what was done where. */
    String what() {
        return what;
    }

    String apply(Kind kind) {
        var at = random.nextInt(segments.size());
        var segment = segments.get(at);
        switch (kind) {
            case DELETE -> segments.remove(at);
            case REPEAT -> segments.add(at, segment);
            case SWAP -> segments.add(Math.max(0, at - 1), segments.remove(at));
            case MOVE -> segments.add(random.nextInt(segments.size()), segments.remove(at));
            case UNKNOWN_TAG -> segments.set(at, "ZZZ" + segment.substring(3));
            case TOO_LONG -> segments.set(at, changed(segment, "9".repeat(600)));
            case LETTERS -> segments.set(at, changed(segment, "A"));
            case MORE_ELEMENTS -> segments.set(at, segment + "+X".repeat(20));
            case MORE_COMPONENTS -> segments.set(at, segment + ":X".repeat(12));
            case EMPTIED -> segments.set(at, changed(segment, ""));
            default -> {}
        }
        var recount = kind == Kind.COUNT_WRONG ? counted + 1 : segments.size() + 2;
        if (kind == Kind.REFERENCE_WRONG) reference += "X";
        what = kind + " " + at + " " + segment;
        return head + String.join("'", segments) + "'UNT+" + recount + "+" + reference + "'" + trailer;
    }

    /** The segment with one of its values replaced. */
    private String changed(String segment, String value) {
        var parts = segment.split("(?<=[^?][+:])|(?=[+:])", -1);
        var values = new ArrayList<Integer>();
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].equals("+") && !parts[i].equals(":")) values.add(i);
        }
        if (values.isEmpty()) return segment;
        parts[values.get(random.nextInt(values.size()))] = value;
        return String.join("", parts);
    }
}
