package org.stromlauf.metering;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;

/**
 * A day's load profile as a picture for a task's form: what was measured as an area with gaps, what is suggested as a line over it. It
 * travels as a {@code data:} address, so that the form needs no further request.
 */
final class DayChart {

    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 150;
    private static final int HOURS_A_MARK = 6;

    private final DayGrid grid;
    private final int size;
    private final long least;
    private final long most;

    private DayChart(DayGrid grid, int size, long least, long most) {
        this.grid = grid;
        this.size = size;
        this.least = least;
        this.most = most;
    }

    /**
     * @param measured in watt hours, none where nothing is known
     * @param suggestion of the same size; null when there is none
     * @return none without any value
     */
    static Optional<String> of(DayGrid grid, Optional<DayValues> measured, long @Nullable [] suggestion) {
        if (measured.isEmpty() && suggestion == null) return Optional.empty();
        int size = measured.map(DayValues::size).orElseGet(() -> suggestion == null ? 0 : suggestion.length);
        long least = 0;
        long most = 1;
        for (int i = 0; i < size; i++) {
            if (measured.isPresent() && measured.get().isPresent(i)) {
                least = Math.min(least, measured.get().wattHours(i));
                most = Math.max(most, measured.get().wattHours(i));
            }
            if (suggestion != null) most = Math.max(most, suggestion[i]);
        }
        var svg = new DayChart(grid, size, least, most).draw(measured, suggestion);
        return Optional.of(address(svg));
    }

    private static String address(String svg) {
        try {
            return new URI("data", "image/svg+xml," + svg, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A picture has an address: " + svg, e);
        }
    }

    private String draw(Optional<DayValues> measured, long @Nullable [] suggestion) {
        var svg = new StringBuilder(
                "<svg xmlns='http://www.w3.org/2000/svg' width='680' height='215' viewBox='0 0 680 215' font-family='sans-serif'"
                        + " font-size='11'>");
        measured.ifPresent(
                day -> svg.append("<path fill='#90cdf4' d='").append(area(day)).append("'/>"));
        if (suggestion != null) {
            svg.append("<path fill='none' stroke='#dd6b20' stroke-width='1.5' d='")
                    .append(line(suggestion))
                    .append("'/>");
        }
        svg.append("<path stroke='#718096' d='M%d,%dh%d'/>".formatted(LEFT, y(0), WIDTH));
        text(svg, LEFT - 6, TOP + 4, "end", kwh(most));
        text(svg, LEFT - 6, y(0) + 4, "end", "0");
        int hours = size * (int) grid.step().toMinutes() / 60;
        for (int hour = 0; hour <= hours; hour += HOURS_A_MARK) {
            text(svg, LEFT + WIDTH * hour / hours, TOP + HEIGHT + 15, "middle", String.valueOf(hour));
        }
        text(svg, LEFT, TOP - 8, "start", "kWh je " + grid.step().toMinutes() + " Minuten");
        text(svg, LEFT, TOP + HEIGHT + 35, "start", "Stunden seit Tagesbeginn; Fläche: gemessen, Linie: Vorschlag");
        return svg.append("</svg>").toString();
    }

    /** A column for each value that is there, down to nothing and up again. */
    private String area(DayValues day) {
        var path = new StringBuilder();
        for (int i = 0; i < size; i++) {
            if (!day.isPresent(i)) continue;
            if (i == 0 || !day.isPresent(i - 1)) path.append("M%d,%d".formatted(x(i), y(0)));
            path.append("V%dH%d".formatted(y(day.wattHours(i)), x(i + 1)));
            if (i + 1 == size || !day.isPresent(i + 1)) path.append("V%dz".formatted(y(0)));
        }
        return path.toString();
    }

    private String line(long[] values) {
        var path = new StringBuilder("M%d,%d".formatted(x(0), y(values[0])));
        for (int i = 0; i < values.length; i++) path.append("V%dH%d".formatted(y(values[i]), x(i + 1)));
        return path.toString();
    }

    private int x(int index) {
        return LEFT + WIDTH * index / size;
    }

    private int y(long wattHours) {
        return TOP + (int) Math.round(HEIGHT * (double) (most - wattHours) / (most - least));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append("<text x='%d' y='%d' text-anchor='%s'>%s</text>".formatted(x, y, anchor, text));
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3);
    }
}
