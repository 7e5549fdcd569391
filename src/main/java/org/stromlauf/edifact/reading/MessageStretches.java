package org.stromlauf.edifact.reading;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.ReadingLimits;

/**
 * A long message cut between transactions into stretches, each a message of its own: the head, some transactions and UNT. What a
 * handbook asks of a transaction it asks of it and of the head, so that a stretch answers as the whole does; how often what is
 * cut stood before goes with it.
 */
public final class MessageStretches {

    /** Takes one stretch after the other. */
    @FunctionalInterface
    public interface Taker {

        void stretch(Stretch stretch);
    }

    /**
     * Where a message may be cut.
     *
     * @param around the segment of which a message mostly has one, and that stays with all that follow
     * @param aroundGroup the group that it opens
     * @param tag opens what is cut
     */
    private record Cut(int around, String aroundGroup, int tag, String group) {}

    // MSCONS: NAD+DP, then a LOC each location; UTILMD: an IDE each transaction.
    private static final Map<String, Cut> CUTS = Map.of(
            "UTILMD", new Cut(0, "", Tags.pack("IDE"), "SG4"),
            "MSCONS", new Cut(Tags.pack("NAD"), "SG5", Tags.pack("LOC"), "SG6"));

    /** About how many bytes of transactions a stretch has. */
    private static final int STRETCH = 1 << 20;

    private final Tokenizer tokenizer;
    private final ReadingLimits limits;
    private final Taker taker;
    private final @Nullable Cut cut;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final ByteArrayOutputStream transactions = new ByteArrayOutputStream();
    private int headSegments;
    private int segments;
    private int before;
    private boolean isInHead = true;
    /** Where the segment around what is cut begins in the head. */
    private int aroundBytes;

    private int aroundSegments;

    /** How many segments of the head an earlier stretch had. */
    private int known;

    private int aroundBefore;
    private int cutBefore;
    private int cuts;

    private MessageStretches(Tokenizer tokenizer, String type, ReadingLimits limits, Taker taker) {
        this.tokenizer = tokenizer;
        this.limits = limits;
        this.taker = taker;
        this.cut = CUTS.get(type);
    }

    /**
     * @param message the bytes of a message that passed the first pass
     * @return whether all of it was taken; else a part that cannot be cut is larger than the limits
     */
    public static boolean cut(
            InputStream message, Delimiters delimiters, String type, ReadingLimits limits, Taker taker) {
        return new MessageStretches(new Tokenizer(message, delimiters, limits), type, limits, taker).cut();
    }

    private boolean cut() {
        while (tokenizer.next()) {
            var segment = tokenizer.segment();
            if (segment.packedTag() == Tags.UNT) {
                take(segment.source());
                return true;
            }
            if (cut != null) place(segment.packedTag(), cut);
            if (!add(segment)) return false;
        }
        return true;
    }

    private void place(int tag, Cut at) {
        if (tag == at.tag()) {
            if (!isInHead && transactions.size() >= STRETCH) take(end());
            if (isInHead) before += headSegments - known;
            isInHead = false;
            cuts++;
        } else if (tag == at.around()) {
            if (!isInHead) reopen();
            aroundBytes = head.size();
            aroundSegments = headSegments;
        }
    }

    /** Another segment around what is cut takes the place of the one before it in the head. */
    private void reopen() {
        take(end());
        var kept = head.toByteArray();
        head.reset();
        head.write(kept, 0, aroundBytes);
        headSegments = aroundSegments;
        known = headSegments;
        aroundBefore++;
        cutBefore = 0;
        isInHead = true;
    }

    private boolean add(Segment segment) {
        var into = isInHead ? head : transactions;
        into.write(segment.bytes(), segment.start(), segment.end() + 1 - segment.start());
        if (isInHead) headSegments++;
        else segments++;
        return head.size() + transactions.size() <= limits.heldBytes()
                && headSegments + segments <= limits.heldSegments();
    }

    /** Stands for UNT where the message goes on. */
    private String end() {
        var separator = (char) (tokenizer.delimiters().element() & 0xff);
        return "UNT" + separator + "1" + separator + "1";
    }

    private void take(String trailer) {
        var end = trailer.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream(head.size() + transactions.size() + end.length + 1);
        bytes.writeBytes(head.toByteArray());
        bytes.writeBytes(transactions.toByteArray());
        bytes.writeBytes(end);
        bytes.write(tokenizer.delimiters().terminator());
        var groups = cut == null
                ? Stretch.Groups.NONE
                : new Stretch.Groups(cut.aroundGroup(), aroundBefore, cut.group(), cutBefore);
        taker.stretch(
                new Stretch(bytes.toByteArray(), headSegments + segments + 1, headSegments, known, before, groups));
        known = headSegments;
        before += segments;
        cutBefore += cuts;
        cuts = 0;
        segments = 0;
        transactions.reset();
    }
}
