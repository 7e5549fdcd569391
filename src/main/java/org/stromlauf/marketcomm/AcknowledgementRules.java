package org.stromlauf.marketcomm;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Commodity;

/** Who acknowledges what, and until when (MARKET 5.1, from the APERAK application manual). The receiver's commodity decides. */
@Component
class AcknowledgementRules {

    private static final Duration SHORT = Duration.ofMinutes(45);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final Set<String> SHORT_TYPES = Set.of("UTILMD", "ORDERS");
    private static final Set<String> ACKNOWLEDGEMENTS = Set.of("APERAK", "CONTRL");

    private final Duration contrlLimit;

    /** @param contrlLimit six hours rest on one secondary source (MARKET, appendix C §5.4), so they can be set */
    AcknowledgementRules(@Value("${stromlauf.marketcomm.contrl-limit:PT6H}") Duration contrlLimit) {
        this.contrlLimit = contrlLimit;
    }

    /** Acknowledgements are not acknowledged. */
    static boolean isAcknowledgement(String type) {
        return ACKNOWLEDGEMENTS.contains(type);
    }

    /** Electricity says of every Geschäftsvorfall that it can be processed; in gas silence says so. */
    static boolean confirmsByAperak(Commodity receiver) {
        return receiver == Commodity.ELECTRICITY;
    }

    /** Gas answers every interchange but CONTRL by a CONTRL; electricity only one with syntax errors. */
    static boolean confirmsByContrl(Commodity receiver) {
        return receiver == Commodity.GAS;
    }

    /** By when the receiver of a message sends its APERAK; a limit has passed when it is exceeded. Empty for acknowledgements. */
    static Optional<Instant> aperakLimit(String type, Commodity receiver, Instant received) {
        if (isAcknowledgement(type)) return Optional.empty();
        if (receiver == Commodity.ELECTRICITY && SHORT_TYPES.contains(type)) return Optional.of(shortLimit(received));
        return Optional.of(MarketCalendar.firstWorkingDayAfter(received, NOON));
    }

    /** 45 minutes after receipt; what is received on a Saturday until Sunday 12:00. */
    private static Instant shortLimit(Instant received) {
        var day = MarketCalendar.day(received);
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return MarketCalendar.at(day.plusDays(1), NOON);
        return received.plus(SHORT);
    }

    /** By when a sender knows that its message arrived and can be processed. */
    Optional<Instant> expectedBy(String type, Commodity receiver, Instant sent) {
        if (isAcknowledgement(type)) return Optional.empty();
        return confirmsByContrl(receiver) ? Optional.of(sent.plus(contrlLimit)) : aperakLimit(type, receiver, sent);
    }
}
