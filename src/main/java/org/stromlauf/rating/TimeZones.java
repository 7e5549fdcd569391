package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stromlauf.shared.MarketCalendar;

/** Which zone of a time-of-use tariff each quarter hour belongs to, on the days of the clock changes too. */
final class TimeZones {

    static final int NONE = -1;

    private static final int QUARTERS = 96;
    /** The clock goes on at 02:00 or back at 03:00: the eighth quarter. */
    private static final int CHANGE = 8;

    private static final int HOUR = 4;

    private final List<ZoneRule> rules;
    private final Map<Long, int[]> days = new ConcurrentHashMap<>();

    TimeZones(List<ZoneRule> rules) {
        if (rules.size() > Long.SIZE) throw new IllegalArgumentException("A scheme has at most 64 rules");
        this.rules = List.copyOf(rules);
    }

    boolean has(String zone) {
        return rules.stream().anyMatch(r -> r.zone().equals(zone));
    }

    /** Which quarter hours of a day lie in a zone, 92, 96 or 100. */
    boolean[] mask(LocalDate day, String zone) {
        var clock = rulesOfClock(day);
        int n = MarketCalendar.quarterHours(day);
        var mask = new boolean[n];
        for (int i = 0; i < n; i++) {
            int rule = clock[clockQuarter(i, n)];
            mask[i] = rule != NONE && rules.get(rule).zone().equals(zone);
        }
        return mask;
    }

    /** The rule that holds in each quarter hour of the clock; {@link #NONE} where there is none. */
    int[] rulesOfClock(LocalDate day) {
        long holding = 0;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).holdsOn(day)) holding |= 1L << i;
        }
        return days.computeIfAbsent(holding, this::clock);
    }

    private int[] clock(long holding) {
        var clock = new int[QUARTERS];
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            clock[quarter] = NONE;
            for (int i = 0; i < rules.size() && clock[quarter] == NONE; i++) {
                if ((holding & 1L << i) != 0 && rules.get(i).holdsAt(quarter)) clock[quarter] = i;
            }
        }
        return clock;
    }

    /** The quarter that the clock shows in the i-th quarter hour of a day. */
    static int clockQuarter(int i, int quartersOfDay) {
        if (quartersOfDay == QUARTERS - HOUR) return i < CHANGE ? i : i + HOUR;
        if (quartersOfDay == QUARTERS + HOUR) return i < CHANGE + HOUR ? i : i - HOUR;
        return i;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeZones zones && rules.equals(zones.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return rules.toString();
    }
}
