package org.stromlauf.edifact.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.ReadingLimits;

/**
 * Cuts an interchange into segments. It holds one segment at a time (a stream's buffer grows up to the limit for one segment)
 * and never fails for what stands in the bytes: what is wrong it tells by {@link #end()} and {@link #invalidAt()}.
 */
public final class Tokenizer implements SegmentSource {

    private static final int CHUNK = 64 << 10;

    private final @Nullable InputStream source;
    private final int segmentLimit;
    private final Segment segment = new Segment();
    private byte[] buffer;
    private int limit;
    private long discarded;
    private Delimiters delimiters = Delimiters.DEFAULT;
    private byte[] kinds = Characters.kinds(delimiters);
    private boolean hasUna;
    private int[] marks = new int[64];
    private int markCount;
    private int start;
    private int position;
    private int invalidAt;
    private int doubtfulAt = -1;
    private End end = End.OPEN;

    public Tokenizer(InputStream source, ReadingLimits limits) {
        this(source, new byte[CHUNK], 0, 0, limits);
        readUna();
    }

    public Tokenizer(byte[] interchange, ReadingLimits limits) {
        this(null, interchange, 0, interchange.length, limits);
        readUnaFromBuffer();
    }

    /** Part of an interchange whose service characters are known. */
    Tokenizer(byte[] interchange, int from, int to, Delimiters delimiters, ReadingLimits limits) {
        this(null, interchange, from, to, limits);
        use(delimiters);
    }

    /** A part of an interchange whose service characters are known, as it comes. */
    Tokenizer(InputStream source, Delimiters delimiters, ReadingLimits limits) {
        this(source, new byte[CHUNK], 0, 0, limits);
        use(delimiters);
    }

    private Tokenizer(@Nullable InputStream source, byte[] buffer, int from, int to, ReadingLimits limits) {
        this.source = source;
        this.buffer = buffer;
        this.position = from;
        this.limit = to;
        this.segmentLimit = limits.segmentBytes();
    }

    @Override
    public boolean next() {
        if (end != End.OPEN || !skipLineBreaks()) return false;
        start = position;
        markCount = 0;
        invalidAt = -1;
        doubtfulAt = -1;
        while (!scan()) {
            if (position - start > segmentLimit) return ends(End.SEGMENT_TOO_LONG);
            if (!fill()) return ends(End.UNTERMINATED);
        }
        if (position - start > segmentLimit) return ends(End.SEGMENT_TOO_LONG);
        segment.place(buffer, start, marks, 0, markCount, delimiters.release());
        return true;
    }

    @Override
    public Segment segment() {
        return segment;
    }

    @Override
    public Delimiters delimiters() {
        return delimiters;
    }

    /** The first bytes, as long as no segment was left behind. */
    byte[] beginning(int most) {
        return discarded > 0 ? new byte[0] : Arrays.copyOf(buffer, Math.min(limit, most));
    }

    boolean hasUna() {
        return hasUna;
    }

    @Override
    public End end() {
        return end;
    }

    @Override
    public int invalidAt() {
        return invalidAt;
    }

    @Override
    public int doubtfulAt() {
        return doubtfulAt;
    }

    int[] marks() {
        return marks;
    }

    int markCount() {
        return markCount;
    }

    @Override
    public long offset() {
        return discarded + start;
    }

    @Override
    public long consumed() {
        return discarded + position;
    }

    /** Scans up to and including the terminator; false when the buffer ends before it. */
    private boolean scan() {
        var bytes = buffer;
        var table = kinds;
        var to = limit;
        var at = position;
        while (at < to) {
            var kind = table[bytes[at] & 0xff];
            while (kind == Characters.DATA && ++at < to) kind = table[bytes[at] & 0xff];
            if (kind == Characters.DATA) break;
            if (kind <= Characters.TERMINATOR) {
                mark(at++, kind);
                if (kind == Characters.TERMINATOR) {
                    position = at;
                    return true;
                }
            } else if (kind == Characters.INVALID) {
                noteInvalid(at++);
            } else if (at + 1 >= to) {
                break;
            } else if (kind == Characters.DOUBTFUL) {
                if (doubtfulAt < 0 && Characters.continuesUtf8(bytes[at + 1])) doubtfulAt = at - start;
                at++;
            } else {
                if (table[bytes[at + 1] & 0xff] == Characters.INVALID) noteInvalid(at + 1);
                at += 2;
            }
        }
        position = at;
        return false;
    }

    private void noteInvalid(int at) {
        if (invalidAt < 0) invalidAt = at - start;
    }

    private void mark(int at, byte kind) {
        if (markCount == marks.length) marks = Arrays.copyOf(marks, markCount * 2);
        marks[markCount++] = (at - start) << 1 | (kind == Characters.COMPONENT ? 0 : 1);
    }

    private boolean skipLineBreaks() {
        while (true) {
            while (position < limit && Characters.isLineBreak(buffer[position])) position++;
            if (position < limit) return true;
            start = position;
            if (!fill()) return ends(End.COMPLETE);
        }
    }

    private boolean ends(End why) {
        end = why;
        return false;
    }

    /** Reads more behind the current segment, which moves to the buffer's start. */
    private boolean fill() {
        if (source == null) return false;
        var kept = limit - start;
        if (kept > buffer.length / 2) {
            buffer = Arrays.copyOfRange(buffer, start, start + buffer.length * 2);
        } else {
            System.arraycopy(buffer, start, buffer, 0, kept);
        }
        discarded += start;
        position -= start;
        start = 0;
        limit = kept;
        var read = read(source);
        if (read < 0) return false;
        limit += read;
        return true;
    }

    private int read(InputStream stream) {
        try {
            return stream.read(buffer, limit, buffer.length - limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readUna() {
        while (limit < Delimiters.UNA_LENGTH && fill()) {
            // a stream may hand out less than asked for
        }
        readUnaFromBuffer();
    }

    private void readUnaFromBuffer() {
        if (limit - position < Delimiters.UNA_LENGTH) return;
        if (buffer[position] != 'U' || buffer[position + 1] != 'N' || buffer[position + 2] != 'A') return;
        hasUna = true;
        use(Delimiters.at(buffer, position));
        position += Delimiters.UNA_LENGTH;
    }

    private void use(Delimiters known) {
        delimiters = known;
        kinds = Characters.kinds(known);
    }
}
