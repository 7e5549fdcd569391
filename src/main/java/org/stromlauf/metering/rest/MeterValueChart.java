package org.stromlauf.metering.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.metering.rest.MeterValuesController.Profile;
import org.stromlauf.metering.rest.MeterValuesController.Value;
import org.stromlauf.shared.MarketCalendar;

/** Load profiles as bars (SVG), one picture a register below the other; what is missing is a gap. */
final class MeterValueChart {

    private static final int WIDTH = 960;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int PLOT = 200;
    private static final int HEIGHT = 300;
    private static final int EMPTY_HEIGHT = 60;
    private static final int LINES = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    private final StringBuilder svg = new StringBuilder(1 << 14);
    private final Instant from;
    private final Instant to;

    private MeterValueChart(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** @param location its id, for the title */
    static String of(String location, List<Profile> profiles, Instant from, Instant to) {
        // A gas day ends at six in the morning.
        var end = profiles.stream()
                .flatMap(p -> p.values().stream())
                .map(Value::to)
                .filter(to::isBefore)
                .max(Instant::compareTo)
                .orElse(to);
        return new MeterValueChart(from, end).draw(location, profiles);
    }

    private String draw(String location, List<Profile> profiles) {
        int height = profiles.isEmpty() ? EMPTY_HEIGHT : profiles.size() * HEIGHT;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                height));
        svg.append(String.format(Locale.ROOT, "<title>Lastgang %s</title>", escaped(location)));
        svg.append(String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, height));
        for (int i = 0; i < profiles.size(); i++) draw(location, profiles.get(i), i * HEIGHT);
        if (profiles.isEmpty()) text(LEFT, TOP, "start", "Im Zeitraum liegt kein Lastgang von " + location + " vor.");
        return svg.append("</svg>").toString();
    }

    private void draw(String location, Profile profile, int top) {
        var most = profile.values().stream().mapToLong(Value::wattHours).max().orElse(0);
        var least = Math.min(
                0, profile.values().stream().mapToLong(Value::wattHours).min().orElse(0));
        var scale = new Scale(top + TOP, least, Math.max(most, least + 1));
        text(LEFT, top + 20, "start", location + " · " + profile.obis() + " · " + profile.unit() + " je Zeitabschnitt");
        for (int i = 0; i <= LINES; i++) line(scale, i);
        for (var value : profile.values()) bar(scale, value);
        text(LEFT, top + TOP + PLOT + 18, "start", time(from));
        text(WIDTH - RIGHT, top + TOP + PLOT + 18, "end", time(to));
        legend(profile, top + TOP + PLOT + 40);
    }

    /** Where a value stands. */
    private record Scale(int top, long least, long most) {

        double y(long value) {
            return top + PLOT * (1 - (value - least) / (double) (most - least));
        }
    }

    private void line(Scale scale, int number) {
        var value = scale.least() + (scale.most() - scale.least()) * number / LINES;
        var y = scale.y(value);
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                LEFT,
                WIDTH - RIGHT,
                y,
                y));
        text(LEFT - 6, y + 4, "end", String.format(Locale.GERMANY, "%.3f", value / 1000.0));
    }

    private void bar(Scale scale, Value value) {
        var begin = x(value.from());
        var zero = scale.y(0);
        var y = scale.y(value.wattHours());
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"%s\"/>",
                begin,
                Math.min(y, zero),
                Math.max(0.3, x(value.to()) - begin),
                Math.max(0.5, Math.abs(zero - y)),
                colour(value.status())));
    }

    /** A month may begin before the days that are drawn. */
    private double x(Instant at) {
        if (at.isBefore(from)) return LEFT;
        var all = (double) (to.getEpochSecond() - from.getEpochSecond());
        return LEFT + (WIDTH - LEFT - RIGHT) * (at.getEpochSecond() - from.getEpochSecond()) / all;
    }

    private void legend(Profile profile, int y) {
        var shown = new ArrayList<ValueStatus>();
        for (var value : profile.values()) if (!shown.contains(value.status())) shown.add(value.status());
        int x = LEFT;
        for (var status : shown) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>",
                    x,
                    y - 9,
                    colour(status)));
            text(x + 15, y, "start", status.german());
            x += 160;
        }
    }

    private static String colour(ValueStatus status) {
        return switch (status) {
            case TRUE_VALUE -> "#2b6cb0";
            case SUBSTITUTE -> "#dd6b20";
            case PRELIMINARY -> "#a0aec0";
            default -> "#805ad5";
        };
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text)));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(MarketCalendar.ZONE));
    }

    /** An OBIS code is text of a partner's message. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
