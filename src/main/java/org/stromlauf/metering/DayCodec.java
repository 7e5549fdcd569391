package org.stromlauf.metering;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A day's quarter hours as bytes: each value as the zigzag varint of its difference from the one before, least significant
 * seven bits first; statuses as runs (mark, varint of the length, where {@link #NOTED} is set the number of the remark), none when
 * all are true values about which nothing was remarked.
 */
final class DayCodec {

    private static final byte TRUE_VALUE = DayValues.mark(ValueStatus.TRUE_VALUE, false);
    private static final byte NOTED = 0x20;
    private static final int MAX_VARINT_BYTES = 10;

    private DayCodec() {}

    static byte[] values(DayValues day) {
        var out = new ByteArrayOutputStream(day.size() * 2);
        long previous = 0;
        for (int i = 0; i < day.size(); i++) {
            long delta = Math.subtractExact(day.wattHours(i), previous);
            writeVarint(out, (delta << 1) ^ (delta >> 63));
            previous = day.wattHours(i);
        }
        return out.toByteArray();
    }

    static byte @Nullable [] statuses(DayValues day) {
        var marks = day.marks();
        var notes = Objects.requireNonNull(day.notes().indexes());
        var out = new ByteArrayOutputStream();
        for (int start = 0; start < marks.length; ) {
            int end = start + 1;
            while (end < marks.length && marks[end] == marks[start] && notes[end] == notes[start]) end++;
            if (start == 0 && end == marks.length && marks[0] == TRUE_VALUE && notes[0] == 0) return null;
            out.write(notes[start] == 0 ? marks[start] : marks[start] | NOTED);
            writeVarint(out, end - start);
            if (notes[start] != 0) out.write(notes[start]);
            start = end;
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are not what this class writes for that day */
    static DayValues decode(LocalDate day, byte[] values, byte @Nullable [] statuses) {
        return decode(DayGrid.QUARTER_HOURS, day, new Packed(values, statuses, List.of()));
    }

    /** @param remarks to which the statuses refer by their numbers, from 1 */
    record Packed(byte[] values, byte @Nullable [] statuses, List<Remarks> remarks) {}

    static DayValues decode(DayGrid grid, LocalDate day, Packed packed) {
        int n = grid.size(day);
        var notes = new byte[n];
        var marks = decodeMarks(packed, notes);
        return new DayValues(
                grid, day, decodeValues(packed.values(), n), marks, new DayValues.Notes(notes, packed.remarks()));
    }

    /**
     * The values of a packed day, each times its price, without unpacking them.
     *
     * @param from the price of the day's first value
     * @throws ArithmeticException when the sum leaves the range of long
     */
    static long sumOfProducts(byte[] bytes, long[] prices, int from, int n) {
        int at = 0;
        long value = 0;
        long sum = 0;
        for (int i = 0; i < n && at < bytes.length; i++) {
            int first = bytes[at++];
            long zigzag = first & 0x7F;
            for (int shift = 7; first < 0 && at < bytes.length && shift < Long.SIZE; shift += 7) {
                first = bytes[at++];
                zigzag |= (long) (first & 0x7F) << shift;
            }
            value += (zigzag >>> 1) ^ -(zigzag & 1);
            sum = Math.addExact(sum, Math.multiplyExact(value, prices[from + i]));
            if (i == n - 1 && first >= 0 && at == bytes.length) return sum;
        }
        throw new IllegalArgumentException("A packed day of " + n + " values is malformed at byte " + at);
    }

    private static long[] decodeValues(byte[] bytes, int n) {
        var in = new Input(bytes);
        var result = new long[n];
        long previous = 0;
        for (int i = 0; i < n; i++) {
            long zigzag = in.varint();
            long delta = (zigzag >>> 1) ^ -(zigzag & 1);
            try {
                previous = Math.addExact(previous, delta);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("Value " + i + " of a packed day leaves the range of long", e);
            }
            result[i] = previous;
        }
        in.requireEnd();
        return result;
    }

    private static byte[] decodeMarks(Packed packed, byte[] notes) {
        int n = notes.length;
        var marks = new byte[n];
        var bytes = packed.statuses();
        if (bytes == null) {
            java.util.Arrays.fill(marks, TRUE_VALUE);
            return marks;
        }
        var in = new Input(bytes);
        for (int start = 0; start < n; ) {
            byte first = in.next();
            byte mark = (byte) (first & ~NOTED);
            long length = in.varint();
            if (!isMark(mark) || length < 1 || length > n - start) {
                throw new IllegalArgumentException("A run of " + length + " quarter hours of mark " + mark + " at "
                        + start + " does not fit into a day of " + n);
            }
            java.util.Arrays.fill(marks, start, start + (int) length, mark);
            if (mark != first) {
                java.util.Arrays.fill(notes, start, start + (int) length, note(in, packed.remarks()));
            }
            start += (int) length;
        }
        in.requireEnd();
        return marks;
    }

    private static byte note(Input in, List<Remarks> remarks) {
        byte note = in.next();
        if (note < 1 || note > remarks.size()) {
            throw new IllegalArgumentException("A packed day names remark " + note + " of " + remarks.size());
        }
        return note;
    }

    private static boolean isMark(byte mark) {
        if (mark == DayValues.MISSING) return true;
        int code = mark & ~DayValues.CORRECTED;
        return code >= 1 && code <= ValueStatus.values().length;
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Input {

        private final byte[] bytes;
        private int position;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        byte next() {
            if (position == bytes.length) {
                throw new IllegalArgumentException("A packed day ends in the middle, after " + position + " bytes");
            }
            return bytes[position++];
        }

        long varint() {
            long result = 0;
            for (int i = 0; i < MAX_VARINT_BYTES; i++) {
                byte b = next();
                if (i == MAX_VARINT_BYTES - 1 && b > 1) break;
                result |= (long) (b & 0x7F) << (7 * i);
                if (b >= 0) {
                    if (b == 0 && i > 0) break;
                    return result;
                }
            }
            throw new IllegalArgumentException(
                    "A number of a packed day ends at byte " + position + " and is malformed");
        }

        void requireEnd() {
            if (position != bytes.length) {
                throw new IllegalArgumentException(
                        "A packed day has " + (bytes.length - position) + " bytes after its last value");
            }
        }
    }
}
