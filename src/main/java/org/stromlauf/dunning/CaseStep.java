package org.stromlauf.dunning;

import java.time.LocalDate;

/**
 * Something that happened in a dunning case.
 *
 * @param number counts the steps of the case from 1
 * @param day the day that counts: when a notice reaches the customer, when an order left
 * @param detail the number of an order, a clerk's words; else empty
 */
public record CaseStep(int number, Kind kind, LocalDate day, String detail) {

    /** What can happen. */
    public enum Kind {
        /** Mahnung. */
        REMINDER,
        /** Androhung. */
        THREAT,
        /** Ankündigung. */
        ANNOUNCEMENT,
        /** A clerk has taken up what a reminder did not settle. */
        PURSUED,
        /** Too little is owed to disconnect: threats made before support no disconnection any more. */
        FELL_BELOW,
        /** 17115 left. */
        ORDER,
        /** 21039: cut. */
        DISCONNECTED,
        /** A clerk gave the order up that the grid operator did not carry out. */
        ORDER_GIVEN_UP,
        /** 39000 and 19128: the order was taken back before it was carried out. */
        ORDER_CANCELLED,
        /** After the order everything was paid, deferred or disputed. */
        REASON_GONE,
        /** 17117 left. */
        RECONNECTION_ORDERED,
        /** 21039: restored. */
        RECONNECTED
    }
}
