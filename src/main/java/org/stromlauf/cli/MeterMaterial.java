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
        var written = order.written();
        var reference = order.reference();
        int messages = 0;
        append(
                out,
                "UNA:+.? 'UNB+UNOC:3+" + MeteringBench.SENDER + ":500+" + MeteringBench.RECEIVER + ":500+"
                        + DateTimeFormatter.ofPattern("yyMMdd:HHmm").format(written.atOffset(ZoneOffset.UTC)) + "+"
                        + reference
                        + "++TL'");
        for (var day : order.days()) {
            for (var location : order.locations()) append(out, message(++messages, location, day, written));
        }
        append(out, "UNZ+" + messages + "+" + reference + "'");
    }

    private String message(int number, MarketLocationId location, LocalDate day, Instant written) {
        var values = household.quarterHours(Energy.ofKwh("3500"), day);
        var text = new StringBuilder(8_400);
        text.append("UNH+")
                .append(number)
                .append("+MSCONS:D:04B:UN:2.5'BGM+Z48+D")
                .append(++document)
                .append("+9'");
        text.append("DTM+137:").append(time(written)).append(":303'RFF+Z13:13025'");
        text.append("NAD+MS+").append(MeteringBench.SENDER).append("::293'");
        text.append("NAD+MR+")
                .append(MeteringBench.RECEIVER)
                .append("::293'UNS+D'NAD+DP'LOC+172+")
                .append(location);
        text.append("'DTM+163:").append(time(values.from(0))).append(":303'");
        text.append("DTM+164:").append(time(values.to(values.size() - 1))).append(":303'");
        text.append("LIN+1'PIA+5+1-1?:1.29.0:SRW'");
        var from = values.from(0);
        for (int i = 0; i < values.size(); i++) {
            long wattHours = Math.max(0, Math.round(values.wattHours(i) * (0.4 + random.nextDouble() * 1.2)));
            if (random.nextInt(25) == 0) wattHours += 200 + random.nextInt(600);
            text.append("QTY+220:").append(wattHours / 1000).append('.');
            text.append(Long.toString(1000 + wattHours % 1000), 1, 4).append('\'');
            text.append("DTM+163:").append(time(from)).append(":303'");
            from = from.plus(QUARTER);
            text.append("DTM+164:").append(time(from)).append(":303'");
        }
        return text.append("UNT+")
                .append(HEAD_SEGMENTS + 3 * values.size() + 1)
                .append('+')
                .append(number)
                .append('\'')
                .toString();
    }

    private static String time(Instant instant) {
        return MINUTES.format(instant.atOffset(ZoneOffset.UTC)) + "?+00";
    }

    private static void append(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
