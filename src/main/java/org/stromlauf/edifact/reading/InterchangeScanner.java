package org.stromlauf.edifact.reading;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.ReadingLimits;

/**
 * The first pass: envelope, references, counts and characters of the whole interchange, without any definition. It holds one
 * segment and the frames of the messages, so that an interchange of any size passes through it.
 */
public final class InterchangeScanner {

    private static final Place UNZ = Place.tag("UNZ");

    /** Up to here, in bytes, the segments of the first pass are kept for the second: about as much again. */
    private static final int KEPT_BYTES = 4 << 20;

    private static final int EXPECTED_SEGMENTS = 32;

    /** So many times the findings of one message may be messages that have some; of more of them nothing is read. */
    private static final long FAULTY = 10;

    private final SegmentSource source;
    /** The source of bytes that are to be cut into segments. */
    private final @Nullable Tokenizer tokenizer;
    /** That of an interchange that was just written. */
    private final @Nullable WrittenSegments written;

    private final byte @Nullable [] whole;
    private int opened;
    private final List<Segments> kept = new ArrayList<>();
    private @Nullable Segments current;
    private final ReadingLimits limits;
    private final Findings findings;
    private final List<MessageFrame> messages = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private @Nullable Envelope envelope;
    private @Nullable FrameReader message;
    private boolean isClosed;
    private boolean isAbandoned;
    private long segments;
    private int brokenOff;
    private int faulty;

    private InterchangeScanner(SegmentSource source, byte @Nullable [] whole, ReadingLimits limits) {
        this.source = source;
        this.tokenizer = source instanceof Tokenizer t ? t : null;
        this.written = source instanceof WrittenSegments w ? w : null;
        this.whole = whole;
        this.limits = limits;
        this.findings = new Findings(limits.findings());
    }

    public static ScannedInterchange scan(byte[] interchange, ReadingLimits limits) {
        var whole = keeps(interchange.length) ? interchange : null;
        return new InterchangeScanner(new Tokenizer(interchange, limits), whole, limits).scan();
    }

    public static ScannedInterchange scan(InputStream interchange, ReadingLimits limits) {
        return new InterchangeScanner(new Tokenizer(interchange, limits), null, limits).scan();
    }

    /** The same of an interchange whose segments its writer noted: they are not looked for again. */
    public static ScannedInterchange scan(Segments written, ReadingLimits limits) {
        return new InterchangeScanner(new WrittenSegments(written, limits), null, limits).scan();
    }

    /** Whether the segments of an interchange are kept from the first pass to the second. */
    public static boolean keeps(long bytes) {
        return bytes <= KEPT_BYTES;
    }

    private ScannedInterchange scan() {
        if (!source.delimiters().areUsable()) {
            findings.add(Fault.SERVICE_CHARACTERS_INVALID, Place.tag("UNA"), ":+.? '", null);
        } else if (readHead()) {
            while (!isAbandoned && source.next()) take(source.segment());
            if (!isAbandoned) finish();
        }
        return new ScannedInterchange(
                envelope, source.delimiters(), findings.list(), List.copyOf(messages), List.copyOf(kept));
    }

    private boolean readHead() {
        var first = source.next() ? source.segment() : null;
        if (source.end() == SegmentSource.End.SEGMENT_TOO_LONG) {
            abandon("segmentBytes", limits.segmentBytes());
            return false;
        }
        if (first == null || first.packedTag() != Tags.UNB) {
            if (first == null && tokenizer != null && tokenizer.hasUna())
                findings.add(Fault.INTERCHANGE_TRUNCATED, UNZ, "UNB", null);
            else noteBeginning(first);
            return false;
        }
        envelope = new EnvelopeReader(first, findings).read();
        if (source.invalidAt() >= 0) noteInvalidCharacter(first);
        return true;
    }

    private void noteBeginning(@Nullable Segment first) {
        var bytes = tokenizer == null ? new byte[0] : tokenizer.beginning(Beginning.LENGTH);
        var found = first == null ? new String(bytes, StandardCharsets.ISO_8859_1).strip() : first.source();
        findings.add(Beginning.fault(bytes), Place.tag("UNB"), "UNB", found.isEmpty() ? null : found);
    }

    private void take(Segment segment) {
        segments += passAlike();
        if (++segments > limits.segments()) {
            abandon("segments", limits.segments());
        } else if (source.consumed() > limits.bytes()) {
            abandon("bytes", limits.bytes());
        } else {
            place(segment, segment.packedTag());
        }
    }

    /** Moves to the last of the segments that were written as some before them, which say nothing else to a message's frame. */
    private int passAlike() {
        var open = message;
        if (open == null || written == null) return 0;
        var passed = written.nextAlike() - 1;
        open.pass(passed);
        return passed;
    }

    private void place(Segment segment, int tag) {
        if (isClosed) {
            var another = tag == Tags.UNB || segment.source().startsWith("UNA");
            findings.add(
                    another ? Fault.INTERCHANGE_FOLLOWS : Fault.DATA_AFTER_INTERCHANGE, UNZ, null, segment.source());
            isAbandoned = true;
        } else if (tag == Tags.UNH) {
            open(segment);
        } else if (tag == Tags.UNZ) {
            close(segment);
        } else if (message == null || tag == Tags.UNB) {
            breakOffMessage(segment);
            if (findings.isFull()) return;
            findings.add(Fault.SEGMENT_OUTSIDE_MESSAGE, Place.tag(segment.tag()), "UNH, UNZ", segment.source());
        } else if (tag == Tags.UNT) {
            keep();
            finishKept();
            close(message.close(segment, source.consumed(), source.invalidAt()));
            message = null;
        } else {
            keep();
            message.take(segment, tag, source.invalidAt());
            if (source.doubtfulAt() >= 0) message.doubt(segment, source.doubtfulAt());
        }
    }

    private void open(Segment unh) {
        breakOffMessage(unh);
        if (messages.size() >= limits.messages()) {
            abandon("messages", limits.messages());
            return;
        }
        var opened = new FrameReader(unh, source.offset(), limits.findings());
        if (source.invalidAt() >= 0) opened.characterInvalid(unh, source.invalidAt());
        if (!references.add(opened.reference())) opened.isDuplicate();
        message = opened;
        if (written != null) this.opened = written.index();
        current = whole == null ? null : new Segments(whole, source.delimiters(), EXPECTED_SEGMENTS);
        keep();
    }

    private void keep() {
        if (written != null && written.index() - opened >= limits.heldSegments()) {
            abandon("heldSegments", limits.heldSegments());
        }
        if (current == null || tokenizer == null) return;
        if (current.size() < limits.heldSegments()) current.add(tokenizer);
        else abandon("heldSegments", limits.heldSegments());
    }

    private void close(MessageFrame frame) {
        messages.add(frame);
        if (frame.findings().isEmpty() || ++faulty <= FAULTY * limits.findings()) return;
        abandon("messages with faults", FAULTY * limits.findings());
    }

    private void finishKept() {
        if (current != null) kept.add(current);
        if (written != null) kept.add(written.since(opened));
        current = null;
    }

    private void breakOffMessage(Segment by) {
        if (message == null) return;
        messages.add(message.breakOff(source.offset(), by.tag()));
        if (++brokenOff > limits.findings()) abandon("messages that are not closed", limits.findings());
        finishKept();
        message = null;
    }

    private void close(Segment unz) {
        breakOffMessage(unz);
        isClosed = true;
        if (source.invalidAt() >= 0) noteInvalidCharacter(unz);
        var count = unz.text(1, 1);
        if (!count.equals(Integer.toString(messages.size())) && !count.matches("0*" + messages.size())) {
            findings.add(Fault.MESSAGE_COUNT_WRONG, UNZ.at(1, 1), messages.size() + "", count);
        }
        if (messages.isEmpty()) findings.add(Fault.INTERCHANGE_EMPTY, UNZ, "UNH", null);
        var reference = envelope == null ? "" : envelope.reference();
        if (!unz.text(2, 1).equals(reference)) {
            findings.add(Fault.INTERCHANGE_REFERENCE_DIFFERS, UNZ.at(2, 1), reference, unz.text(2, 1));
        }
    }

    private void finish() {
        if (source.end() == SegmentSource.End.SEGMENT_TOO_LONG) {
            abandon("segmentBytes", limits.segmentBytes());
        } else if (!isClosed) {
            findings.add(Fault.INTERCHANGE_TRUNCATED, UNZ, "UNZ", null);
        } else if (source.end() == SegmentSource.End.UNTERMINATED) {
            findings.add(Fault.DATA_AFTER_INTERCHANGE, UNZ, null, null);
        }
    }

    private void abandon(String what, long limit) {
        findings.add(Fault.LIMIT_EXCEEDED, Place.INTERCHANGE, what + " ≤ " + limit, null);
        isAbandoned = true;
    }

    private void noteInvalidCharacter(Segment segment) {
        var at = segment.start() + source.invalidAt();
        var found = ForeignText.told(segment.bytes(), at);
        findings.add(Fault.ENVELOPE_CHARACTER_INVALID, Place.tag(segment.tag()), "ISO 8859-1", found);
    }
}
