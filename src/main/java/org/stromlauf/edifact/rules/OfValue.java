package org.stromlauf.edifact.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Restricts the value in question by what else the message says. It does not decide whether an item must stand. Lines:
 *
 * <pre>
 * 22 := value in RFF+Z47/Z48/Z49::$
 * 9 := value not in SEQ++$ in SG8
 * 44 := value once among CCI+Z39++$
 * 249 := value same among STS+E01+++:$
 * 317 := value = DTM+92:$
 * 56 := value &gt;= 2025-10-01 for BGM+Z94
 * 131 := own value &lt;= next day for RFF+*::1
 * 25 := own value &lt;= 10 working days
 * 126 := value counts for RFF+Z49/Z53
 * 401 := value continues for RFF+Z49/Z53
 * 87 := value is first of month
 * 254 := value is AUA
 * 359 := own value in cluster Ablehnung
 * 366 := own value in cluster Ablehnung without A30
 * </pre>
 *
 * {@code for} names the segment in question, or one around it, for which alone the value may be so; {@code counts}: the first
 * of those of the transaction has the value 1; {@code continues}: it begins where the period (DTM+Z26) of the number before ends;
 * {@code next day}: the start of the German day behind that of the document, {@code working days} are counted from that, too. {@code own}: it binds
 * the sender, and is asked of one's own messages alone.
 */
final class OfValue implements Condition {

    private static final String NUMBERS = "numbers";
    private static final Set<String> OF_NEIGHBOURS = Set.of("counts", "once", NUMBERS);

    /** What a value that is not so is called. */
    enum Kind {
        /** A reference or instant does not fit what stands elsewhere. */
        REFERENCE,
        /** It is none of those that are allowed. */
        CODE,
        /** It does not follow on the one before. */
        NUMBER
    }

    /** Format 911: from 1 on and ascending by one, in the message or in a group of it. */
    static final OfValue NUMBERED =
            new OfValue(NUMBERS, Kind.NUMBER, ValueRelations::isNumbered, null, List.of(), false);

    /** Asks of a value at a place. */
    @FunctionalInterface
    interface Relation {

        Truth test(MessageView message, int instance, int segment, String value);
    }

    final Kind kind;
    /** Whether an equal value beside it may be answered otherwise. */
    final boolean dependsOnNeighbours;

    /** Whether it binds the sender alone. */
    private final boolean ofSender;

    private final Relation relation;
    private final @Nullable SegmentPattern where;
    private final List<SegmentPattern> patterns;

    private OfValue(
            String first,
            Kind kind,
            Relation relation,
            @Nullable SegmentPattern where,
            List<ValuePlace> places,
            boolean ofSender) {
        this.ofSender = ofSender;
        this.kind = kind;
        this.dependsOnNeighbours = OF_NEIGHBOURS.contains(first);
        this.relation = relation;
        this.where = where;
        this.patterns = Stream.concat(Stream.ofNullable(where), places.stream().flatMap(ValuePlace::patterns))
                .toList();
    }

    /** @param text what follows {@code value} */
    static OfValue parse(String text, DecisionTrees trees, boolean ofSender) {
        var at = text.lastIndexOf(" for ");
        var where = at < 0 ? null : SegmentPattern.parse(text.substring(at + 5));
        var said = at < 0 ? text : text.substring(0, at);
        var first = said.split(" ")[0];
        var isListed = first.equals("is") && !said.equals(ValueRelations.FIRST_OF_MONTH);
        var isCode = isListed || said.startsWith(ValueRelations.IN_CLUSTER);
        var kind = isCode ? Kind.CODE : Kind.REFERENCE;
        var made = ValueRelations.parse(said, where, trees);
        return new OfValue(first, kind, made.relation(), where, made.places(), ofSender);
    }

    @Override
    public List<SegmentPattern> patterns() {
        return patterns;
    }

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        return Truth.NEUTRAL;
    }

    Truth test(MessageView message, int instance, int segment, String value) {
        if (where != null && !stands(where, message, instance, segment)) return Truth.FALSE;
        if (ofSender && !message.isOwn()) return Truth.NEUTRAL;
        return relation.test(message, instance, segment, value);
    }

    /** Whether the segment, the one of its tag that opens a group around it, or one outside of groups is of the kind. */
    private static boolean stands(SegmentPattern where, MessageView message, int instance, int segment) {
        var opener = opener(where, message, instance, segment);
        if (opener >= 0) return where.matches(message, opener);
        for (int s = 0; s < message.size() && message.instance(s) <= 0; s++) {
            if (where.matches(message, s)) return true;
        }
        return false;
    }

    /** The segment in question or that which opens a group around it, if it has the tag; else -1. */
    static int opener(SegmentPattern where, MessageView message, int instance, int segment) {
        if (segment >= 0 && message.tag(segment).equals(where.tag())) return segment;
        for (int at = instance; at > 0; at = message.instanceParent(at)) {
            if (message.tag(message.instanceTrigger(at)).equals(where.tag())) return message.instanceTrigger(at);
        }
        return -1;
    }
}
