package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.CanIgnoreReturnValue;

/**
 * The values of a day with their statuses, in watt-hours; of gas volumes in thousandths of a cubic metre. Of electricity 92, 96
 * or 100 quarter hours. A value that is not there is missing; its energy counts as nothing.
 */
public final class DayValues {

    static final byte MISSING = 0;
    static final byte CORRECTED = 0x10;

    private final DayGrid grid;
    private final LocalDate day;
    private final long[] wattHours;
    private final byte[] marks;
    private final byte[] notes;
    private final List<Remarks> remarks;

    /** @param marks code of the status, with {@link #CORRECTED} where a correction reason was given */
    DayValues(LocalDate day, long[] wattHours, byte[] marks) {
        this(DayGrid.QUARTER_HOURS, day, wattHours, marks, Notes.NONE);
    }

    /** Which remark a value has: 0 none, n the n-th of a list. */
    record Notes(byte @Nullable [] indexes, List<Remarks> remarks) {

        static final Notes NONE = new Notes(null, List.of());
    }

    DayValues(DayGrid grid, LocalDate day, long[] wattHours, byte[] marks, Notes notes) {
        int n = grid.size(day);
        if (wattHours.length != n || marks.length != n) {
            throw new IllegalArgumentException(
                    day + " has " + n + " " + grid + ", given were " + wattHours.length + " and " + marks.length);
        }
        this.grid = grid;
        this.day = day;
        this.wattHours = wattHours.clone();
        this.marks = marks.clone();
        var indexes = notes.indexes();
        this.notes = indexes == null ? new byte[n] : indexes.clone();
        this.remarks = List.copyOf(notes.remarks());
    }

    /** A whole day of one status, by quarter hours. */
    public static DayValues of(LocalDate day, long[] wattHours, ValueStatus status) {
        var marks = new byte[wattHours.length];
        Arrays.fill(marks, mark(status, false));
        return new DayValues(day, wattHours, marks);
    }

    /** A day by quarter hours. */
    public static Builder builder(LocalDate day) {
        return new Builder(DayGrid.QUARTER_HOURS, day);
    }

    public static Builder builder(DayGrid grid, LocalDate day) {
        return new Builder(grid, day);
    }

    public DayGrid grid() {
        return grid;
    }

    public LocalDate day() {
        return day;
    }

    /** How many values the day has; by quarter hours 92, 96 or 100. */
    public int size() {
        return wattHours.length;
    }

    public boolean isPresent(int index) {
        return marks[index] != MISSING;
    }

    /** Of a missing value 0. */
    public long wattHours(int index) {
        return wattHours[index];
    }

    public Optional<ValueStatus> status(int index) {
        int code = marks[index] & ~CORRECTED;
        return code == MISSING ? Optional.empty() : Optional.of(ValueStatus.ofMark(code));
    }

    /** How the value came about, where that was told of it. */
    public Remarks remarks(int index) {
        int note = notes[index];
        return note == 0 ? Remarks.NONE : remarks.get(note - 1);
    }

    /** Whether the value came with a correction reason. */
    public boolean isCorrected(int index) {
        return (marks[index] & CORRECTED) != 0;
    }

    public boolean isComplete() {
        for (byte mark : marks) if (mark == MISSING) return false;
        return true;
    }

    /** The energy of all values that are present. */
    public long total() {
        long sum = 0;
        for (long value : wattHours) sum = Math.addExact(sum, value);
        return sum;
    }

    public long[] wattHours() {
        return wattHours.clone();
    }

    byte[] marks() {
        return marks.clone();
    }

    Notes notes() {
        return new Notes(notes.clone(), remarks);
    }

    /** When a value's time begins. */
    public Instant from(int index) {
        return grid.start(day).plus(grid.step().multipliedBy(index));
    }

    /** When a value's time ends. */
    public Instant to(int index) {
        return from(index + 1);
    }

    /** These, and where others are present those. */
    DayValues or(DayValues others) {
        if (others.isComplete()) return others;
        var result = builder(grid, day);
        for (int i = 0; i < size(); i++) {
            var source = others.isPresent(i) ? others : this;
            if (source.isPresent(i)) result.copy(i, source);
        }
        return result.build();
    }

    /** These where others are missing. */
    DayValues without(DayValues others) {
        var result = builder(grid, day);
        for (int i = 0; i < size(); i++) if (isPresent(i) && !others.isPresent(i)) result.copy(i, this);
        return result.build();
    }

    static byte mark(ValueStatus status, boolean corrected) {
        return (byte) (status.mark() | (corrected ? CORRECTED : 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DayValues d
                && grid == d.grid
                && day.equals(d.day)
                && Arrays.equals(wattHours, d.wattHours)
                && Arrays.equals(marks, d.marks)
                && hasSameRemarks(d);
    }

    private boolean hasSameRemarks(DayValues other) {
        for (int i = 0; i < notes.length; i++) {
            if (!remarks(i).equals(other.remarks(i))) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * day.hashCode() + Arrays.hashCode(wattHours);
    }

    @Override
    public String toString() {
        return day + ": " + Arrays.toString(wattHours) + " " + Arrays.toString(marks);
    }

    /** Collects the values of a day. */
    @CanIgnoreReturnValue
    public static final class Builder {

        private final DayGrid grid;
        private final LocalDate day;
        private final long[] wattHours;
        private final byte[] marks;
        private final byte[] notes;
        private final List<Remarks> remarks = new ArrayList<>();

        private Builder(DayGrid grid, LocalDate day) {
            this.grid = grid;
            this.day = day;
            this.wattHours = new long[grid.size(day)];
            this.marks = new byte[wattHours.length];
            this.notes = new byte[wattHours.length];
        }

        public Builder set(int index, long value, ValueStatus status, boolean corrected) {
            wattHours[index] = value;
            marks[index] = mark(status, corrected);
            return this;
        }

        /** With what is told about how it came about. */
        public Builder set(int index, long value, ValueStatus status, Remarks told) {
            set(index, value, status, told.isCorrection());
            notes[index] = note(told);
            return this;
        }

        private void copy(int index, DayValues source) {
            wattHours[index] = source.wattHours[index];
            marks[index] = source.marks[index];
            notes[index] = note(source.remarks(index));
        }

        private byte note(Remarks told) {
            if (told.equals(Remarks.NONE)) return 0;
            if (!remarks.contains(told)) remarks.add(told);
            return (byte) (remarks.indexOf(told) + 1);
        }

        public boolean isPresent(int index) {
            return marks[index] != MISSING;
        }

        public DayValues build() {
            return new DayValues(grid, day, wattHours, marks, new Notes(notes, remarks));
        }
    }
}
