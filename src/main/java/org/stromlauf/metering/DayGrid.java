package org.stromlauf.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.stromlauf.shared.MarketCalendar;

/** How a day of a load profile is divided: by quarter hours or hours, from midnight or, in gas, from six o'clock. */
public enum DayGrid {
    /** Electricity: 92, 96 or 100 a day. */
    QUARTER_HOURS(1, 15, false),
    HOURS(2, 60, false),
    /** Gas day: 23, 24 or 25. */
    GAS_HOURS(3, 60, true),
    GAS_QUARTER_HOURS(4, 15, true);

    /** OBIS group A of gas. */
    private static final String GAS = "7-";

    private final int code;
    private final Duration step;
    private final boolean gas;

    DayGrid(int code, int minutes, boolean gas) {
        this.code = code;
        this.step = Duration.ofMinutes(minutes);
        this.gas = gas;
    }

    /** As the store writes it: never changes. */
    int code() {
        return code;
    }

    static DayGrid ofCode(int code) {
        return Arrays.stream(values())
                .filter(g -> g.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No division of a day is stored as " + code));
    }

    /** Whether a register counts gas, whose days begin at six. */
    static boolean isGas(String obis) {
        return obis.startsWith(GAS);
    }

    /** The one that values of a length have; empty when no day is divided so. */
    static Optional<DayGrid> of(String obis, Duration step) {
        var gas = isGas(obis);
        return Arrays.stream(values())
                .filter(g -> g.gas == gas && g.step.equals(step))
                .findFirst();
    }

    public Duration step() {
        return step;
    }

    /** When a day of this kind begins. */
    public Instant start(LocalDate day) {
        return gas ? MarketCalendar.startOfGasDay(day) : MarketCalendar.startOfDay(day);
    }

    /** The day to which an instant belongs. */
    public LocalDate day(Instant instant) {
        var day = MarketCalendar.day(instant);
        return gas && instant.isBefore(MarketCalendar.startOfGasDay(day)) ? day.minusDays(1) : day;
    }

    /** How many values a day has. */
    public int size(LocalDate day) {
        // By seconds: a duration divides by decimal numbers of any size.
        long seconds = start(day.plusDays(1)).getEpochSecond() - start(day).getEpochSecond();
        return (int) (seconds / step.toSeconds());
    }
}
