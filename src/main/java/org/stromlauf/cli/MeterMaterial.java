package org.stromlauf.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.stromlauf.market.MeteringBench;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.Forecast;
import org.stromlauf.metering.LoadProfiles;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;

/**
 * Interchanges of load profiles (13025) as a metering operator sends them daily: a message a location and day. Households follow
 * the profile H25 with noise as devices make it.
 */
final class MeterMaterial {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** UNH to PIA. */
    private static final int HEAD_SEGMENTS = 13;

    private final Random random;
    private final Forecast household = Forecast.by(LoadProfiles.published().get("H25"));
    private int document;

    MeterMaterial(long seed) {
        this.random = new Random(seed);
    }

    /** Every location on every day. */
    byte[] interchange(String reference, List<MarketLocationId> locations, List<LocalDate> days, Instant written) {
        var out = new ByteArrayOutputStream(locations.size() * days.size() * 8_200);
        try {
            write(out, new Order(reference, locations, days, written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Of which locations and days an interchange tells, and when it is written. */
    record Order(String reference, List<MarketLocationId> locations, List<LocalDate> days, Instant written) {}

    void write(OutputStream out, Order order) throws IOException {
        int messages = 0;
        append(out, head(order));
        for (var day : order.days()) {
            for (var location : order.locations()) {
                append(out, message(++messages, new Told(location, day, order.written(), false)));
            }
        }
        append(out, "UNZ+" + messages + "+" + order.reference() + "'");
    }

    static String head(Order order) {
        return "UNA:+.? 'UNB+UNOC:3+" + MeteringBench.SENDER + ":500+" + MeteringBench.RECEIVER + ":500+"
                + DateTimeFormatter.ofPattern("yyMMdd:HHmm")
                        .format(order.written().atOffset(ZoneOffset.UTC)) + "+"
                + order.reference()
                + "++TL'";
    }

    /**
     * What a message tells.
     *
     * @param mixed whether some values are substitutes or preliminary
     */
    record Told(MarketLocationId location, LocalDate day, Instant written, boolean mixed) {}

    String message(int number, Told told) {
        var values = household.quarterHours(Energy.ofKwh("3500"), told.day());
        var text = new StringBuilder(8_400);
        appendHead(text, number, told, values);
        int segments = HEAD_SEGMENTS;
        for (int i = 0; i < values.size(); i++) {
            var status = told.mixed() ? status(i) : "220";
            appendValue(text, status, values, i);
            segments += 3;
            if (status.equals("67")) {
                // Interpolated because of a failure of communication.
                text.append("STS+Z32++Z92'STS+Z40++Z75'");
                segments += 2;
            }
        }
        return text.append("UNT+")
                .append(segments + 1)
                .append('+')
                .append(number)
                .append('\'')
                .toString();
    }

    private void appendHead(StringBuilder text, int number, Told told, DayValues values) {
        text.append("UNH+")
                .append(number)
                .append("+MSCONS:D:04B:UN:2.5'BGM+Z48+D")
                .append(++document)
                .append("+9'");
        text.append("DTM+137:").append(time(told.written())).append(":303'RFF+Z13:13025'");
        text.append("NAD+MS+").append(MeteringBench.SENDER).append("::293'");
        text.append("NAD+MR+")
                .append(MeteringBench.RECEIVER)
                .append("::293'UNS+D'NAD+DP'LOC+172+")
                .append(told.location());
        text.append("'DTM+163:").append(time(values.from(0))).append(":303'");
        text.append("DTM+164:").append(time(values.to(values.size() - 1))).append(":303'");
        text.append("LIN+1'PIA+5+1-1?:1.29.0:SRW'");
    }

    private static String status(int quarter) {
        return switch (quarter % 40) {
            case 10 -> "67";
            case 30 -> "Z18";
            default -> "220";
        };
    }

    private void appendValue(StringBuilder text, String status, DayValues values, int i) {
        long wattHours = Math.max(0, Math.round(values.wattHours(i) * (0.4 + random.nextDouble() * 1.2)));
        if (random.nextInt(25) == 0) wattHours += 200 + random.nextInt(600);
        var from = values.from(i);
        text.append("QTY+").append(status).append(':').append(wattHours / 1000).append('.');
        text.append(Long.toString(1000 + wattHours % 1000), 1, 4).append('\'');
        text.append("DTM+163:").append(time(from)).append(":303'");
        text.append("DTM+164:").append(time(from.plus(QUARTER))).append(":303'");
    }

    private static String time(Instant instant) {
        return MINUTES.format(instant.atOffset(ZoneOffset.UTC)) + "?+00";
    }

    static void append(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
