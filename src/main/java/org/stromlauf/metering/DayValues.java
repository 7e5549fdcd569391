package org.stromlauf.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.MarketCalendar;

/**
 * The quarter hours of a German day, 92, 96 or 100, in watt-hours with their statuses. A quarter hour without a value is
 * missing; its energy counts as nothing.
 */
public final class DayValues {

    static final byte MISSING = 0;
    static final byte CORRECTED = 0x10;

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final LocalDate day;
    private final long[] wattHours;
    private final byte[] marks;

    /** @param marks ordinal of the status + 1, with {@link #CORRECTED} where a correction reason was given */
    DayValues(LocalDate day, long[] wattHours, byte[] marks) {
        int n = MarketCalendar.quarterHours(day);
        if (wattHours.length != n || marks.length != n) {
            throw new IllegalArgumentException(
                    day + " has " + n + " quarter hours, given were " + wattHours.length + " and " + marks.length);
        }
        this.day = day;
        this.wattHours = wattHours.clone();
        this.marks = marks.clone();
    }

    /** A whole day of one status. */
    public static DayValues of(LocalDate day, long[] wattHours, ValueStatus status) {
        var marks = new byte[wattHours.length];
        Arrays.fill(marks, mark(status, false));
        return new DayValues(day, wattHours, marks);
    }

    public static Builder builder(LocalDate day) {
        return new Builder(day);
    }

    public LocalDate day() {
        return day;
    }

    /** 92, 96 or 100. */
    public int size() {
        return wattHours.length;
    }

    public boolean isPresent(int index) {
        return marks[index] != MISSING;
    }

    /** Of a missing quarter hour 0. */
    public long wattHours(int index) {
        return wattHours[index];
    }

    public Optional<ValueStatus> status(int index) {
        int code = marks[index] & ~CORRECTED;
        return code == MISSING ? Optional.empty() : Optional.of(ValueStatus.ofMark(code));
    }

    /** Whether the value came with a correction reason. */
    public boolean isCorrected(int index) {
        return (marks[index] & CORRECTED) != 0;
    }

    public boolean isComplete() {
        for (byte mark : marks) if (mark == MISSING) return false;
        return true;
    }

    /** The energy of all quarter hours that are present. */
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

    /** When a quarter hour begins. */
    public Instant from(int index) {
        return MarketCalendar.startOfDay(day).plus(QUARTER_HOUR.multipliedBy(index));
    }

    static byte mark(ValueStatus status, boolean corrected) {
        return (byte) (status.mark() | (corrected ? CORRECTED : 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DayValues d
                && day.equals(d.day)
                && Arrays.equals(wattHours, d.wattHours)
                && Arrays.equals(marks, d.marks);
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

        private final LocalDate day;
        private final long[] wattHours;
        private final byte[] marks;

        private Builder(LocalDate day) {
            this.day = day;
            this.wattHours = new long[MarketCalendar.quarterHours(day)];
            this.marks = new byte[wattHours.length];
        }

        public Builder set(int index, long value, ValueStatus status, boolean corrected) {
            wattHours[index] = value;
            marks[index] = mark(status, corrected);
            return this;
        }

        public boolean isPresent(int index) {
            return marks[index] != MISSING;
        }

        public DayValues build() {
            return new DayValues(day, wattHours, marks);
        }
    }
}
