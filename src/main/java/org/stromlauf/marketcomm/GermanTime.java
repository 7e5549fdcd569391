package org.stromlauf.marketcomm;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.stromlauf.shared.MarketCalendar;

/** Instants as case workers read them. */
final class GermanTime {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(MarketCalendar.ZONE);

    private GermanTime() {}

    static String format(Instant instant) {
        return MINUTES.format(instant);
    }
}
