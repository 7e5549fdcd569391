package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier orders that its customer's connection is cut (Sperrauftrag, 17115) or restored (Entsperrauftrag, 17117).
 *
 * @param orderNumber the order's document number; answers refer to it (RFF+ON)
 * @param earliest the first day on which the connection may be cut; the day of receipt for a reconnection
 * @param fixed the day is a bailiff's and cannot be moved (DTM+203)
 * @param inquiry what the metering operator was asked and answered, if he was
 */
public record ConnectionOrder(
        UUID id,
        TenantId tenant,
        Kind kind,
        MarketPartnerId supplier,
        String orderNumber,
        MarketLocationId location,
        Instant receivedAt,
        LocalDate earliest,
        boolean fixed,
        @Nullable Inquiry inquiry) {

    /** What is ordered, with the code of BGM 1001 in its answers and the tree that decides. */
    public enum Kind {
        DISCONNECTION("Z51", "E_0470"),
        RECONNECTION("Z52", "E_0497");

        private final String documentCode;
        private final String tree;

        Kind(String documentCode, String tree) {
            this.documentCode = documentCode;
            this.tree = tree;
        }

        String documentCode() {
            return documentCode;
        }

        String tree() {
            return tree;
        }
    }

    /** The request to the metering operator (17116) and his answer, a code of E_0488; null while there is none. */
    public record Inquiry(String number, @Nullable String code, boolean agreed) {}

    /** The days on which the order may be carried out: six working days from the earliest (GPKE part 2, 3.5). */
    public DateRange executionWindow() {
        return DateRange.of(
                earliest, MarketCalendar.workingDayAfter(earliest, 6).plusDays(1));
    }

    /** 12 working days ahead for a fixed date, else 6 (E_0470, steps 100 and 110). */
    boolean isNoticeKept() {
        var first = MarketCalendar.workingDayAfter(MarketCalendar.day(receivedAt), fixed ? 12 : 6);
        return !earliest.isBefore(first);
    }
}
