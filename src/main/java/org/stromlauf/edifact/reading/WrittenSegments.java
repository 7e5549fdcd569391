package org.stromlauf.edifact.reading;

import org.stromlauf.edifact.ReadingLimits;

/** The segments of an interchange that was just written, where its writer noted them: its characters are those of the set. */
final class WrittenSegments implements SegmentSource {

    private final Segments written;
    private final Segment segment;
    private final int segmentLimit;
    private int index = -1;
    private End end = End.OPEN;

    WrittenSegments(Segments written, ReadingLimits limits) {
        this.written = written;
        this.segment = written.view();
        this.segmentLimit = limits.segmentBytes();
    }

    @Override
    public boolean next() {
        if (end != End.OPEN) return false;
        if (++index == written.size()) {
            end = End.COMPLETE;
            return false;
        }
        written.place(segment, index);
        if (consumed() - offset() <= segmentLimit) return true;
        end = End.SEGMENT_TOO_LONG;
        return false;
    }

    /** Moves to the last of the segments that were written as some before them; how many there are, the current one included. */
    int nextAlike() {
        var alike = written.writtenAlike(index, segmentLimit);
        if (alike == 0) return 1;
        index += alike - 1;
        written.place(segment, index);
        return alike;
    }

    /** Number of the current segment from 0. */
    int index() {
        return index;
    }

    /** Those from one to the current one. */
    Segments since(int first) {
        return written.part(first, index + 1);
    }

    @Override
    public Delimiters delimiters() {
        return Delimiters.DEFAULT;
    }

    @Override
    public End end() {
        return end;
    }

    @Override
    public Segment segment() {
        return segment;
    }

    @Override
    public int invalidAt() {
        return -1;
    }

    @Override
    public int doubtfulAt() {
        return -1;
    }

    @Override
    public long offset() {
        return segment.start();
    }

    @Override
    public long consumed() {
        return segment.end() + 1L;
    }
}
