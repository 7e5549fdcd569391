package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A segment as offsets into the bytes of its interchange; values are decoded when asked for. Elements and components count
 * from 1 as in findings; element 0 is the tag. What is not there reads as empty.
 *
 * <p>Instances handed out by a {@link Tokenizer} are views that hold until its next segment; those of {@link Segments} stay.
 */
public final class Segment {

    private byte[] bytes;
    private int[] marks;
    private int start;
    private int firstMark;
    private int markEnd;
    private byte release;

    /** A view to be placed by its owner. */
    Segment() {
        bytes = new byte[0];
        marks = new int[0];
    }

    /**
     * Moves the view.
     *
     * @param start offset of the tag in the bytes
     * @param marks the end of each component, counted from the start, times two, plus one when it closes its element
     */
    void place(byte[] bytes, int start, int[] marks, int firstMark, int markEnd, byte release) {
        this.bytes = bytes;
        this.start = start;
        this.marks = marks;
        this.firstMark = firstMark;
        this.markEnd = markEnd;
        this.release = release;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the first byte. */
    public int start() {
        return start;
    }

    /** Offset of the terminator. */
    public int end() {
        return end(markEnd - 1);
    }

    public String tag() {
        return text(0, 1);
    }

    /** The tag's three letters as one number, {@code 0} when it has not three; see {@link Tags}. */
    public int packedTag() {
        var end = end(firstMark);
        return end - start == 3 ? Tags.pack(bytes[start], bytes[start + 1], bytes[start + 2]) : 0;
    }

    /** How many elements stand behind the tag, empty ones included. */
    public int elements() {
        var count = 0;
        for (var mark = firstMark; mark < markEnd; mark++) {
            if (closesElement(mark)) count++;
        }
        return count - 1;
    }

    /** How many components the element has, empty ones included; none when the element is not there. */
    public int components(int element) {
        var mark = firstMarkOf(element);
        if (mark < 0) return 0;
        var count = 1;
        while (!closesElement(mark++)) count++;
        return count;
    }

    public boolean isEmpty(int element, int component) {
        var mark = markOf(element, component);
        return mark < 0 || begin(mark) == end(mark);
    }

    /** The value without release characters, empty when it is not there. */
    public String text(int element, int component) {
        var mark = markOf(element, component);
        return mark < 0 ? "" : decode(begin(mark), end(mark));
    }

    /** Whether the value reads as the code, which has no character that needs a release. */
    public boolean has(int element, int component, byte[] code) {
        var mark = markOf(element, component);
        return mark >= 0 && Arrays.equals(bytes, begin(mark), end(mark), code, 0, code.length);
    }

    /** Offset at which the component begins, or that of the terminator when it is not there. */
    public int begin(int element, int component) {
        var mark = markOf(element, component);
        return mark < 0 ? end() : begin(mark);
    }

    /** Offset behind the component's last byte, or that of the terminator when it is not there. */
    public int end(int element, int component) {
        var mark = markOf(element, component);
        return mark < 0 ? end() : end(mark);
    }

    /** The segment as it was sent, without its terminator. */
    public String source() {
        return new String(bytes, start, end() - start, StandardCharsets.ISO_8859_1);
    }

    /** The ends of the components, as {@link #place} was given them. */
    int[] marks() {
        return marks;
    }

    int firstMark() {
        return firstMark;
    }

    int markEnd() {
        return markEnd;
    }

    boolean closesElement(int mark) {
        return (marks[mark] & 1) == 1;
    }

    /** Offset at which the component of a mark begins; see {@link #markOf}. */
    public int begin(int mark) {
        return mark == firstMark ? start : end(mark - 1) + 1;
    }

    /** Offset behind its last byte. */
    public int end(int mark) {
        return start + (marks[mark] >>> 1);
    }

    /** Length in characters, release characters not counted. */
    int length(int begin, int end) {
        var length = end - begin;
        for (var i = begin; i < end; i++) {
            if (bytes[i] == release) {
                length--;
                i++;
            }
        }
        return length;
    }

    private int firstMarkOf(int element) {
        var all = marks;
        var mark = firstMark;
        for (var left = element; left > 0 && mark < markEnd; mark++) left -= all[mark] & 1;
        return mark < markEnd ? mark : -1;
    }

    /** Where a component is noted; negative when it is not there. */
    public int markOf(int element, int component) {
        var mark = firstMarkOf(element);
        if (mark < 0) return -1;
        for (var c = 1; c < component; c++) {
            if (closesElement(mark)) return -1;
            mark++;
        }
        return mark;
    }

    private String decode(int begin, int end) {
        if (end - begin == Codes.LENGTH) {
            var code = Codes.read(bytes, begin, release);
            if (code != null) return code;
        }
        var length = length(begin, end);
        if (length == end - begin) return new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
        var text = new byte[length];
        for (int from = begin, to = 0; from < end && to < length; from++, to++) {
            if (bytes[from] == release) from++;
            text[to] = bytes[from];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return source();
    }
}
