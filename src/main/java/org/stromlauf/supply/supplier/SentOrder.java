package org.stromlauf.supply.supplier;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier's order to cut (Sperrauftrag, 17115) or to restore (Entsperrauftrag, 17117) its customer's connection.
 *
 * @param number the document's number, to which the answer refers (RFF+ON)
 * @param earliest the first day on which the connection may be cut; the day of sending for a reconnection
 * @param answer null while there is none
 * @param result null while there is none
 */
public record SentOrder(
        TenantId tenant,
        String number,
        ContractId contract,
        Kind kind,
        MarketLocationId location,
        LocalDate earliest,
        Instant sentAt,
        @Nullable Answer answer,
        @Nullable Result result) {

    /** What is ordered, and how the message that reports the result names it. */
    public enum Kind {
        DISCONNECTION("17115", "Z37"),
        RECONNECTION("17117", "Z38");

        private final String pid;
        private final String status;

        Kind(String pid, String status) {
            this.pid = pid;
            this.status = status;
        }

        String pid() {
            return pid;
        }

        /** Category of the status in IFTSTA 21039 (STS). */
        String status() {
            return status;
        }
    }

    /**
     * What the grid operator says to the order.
     *
     * @param code of E_0470 or E_0497, or of the APERAK
     * @param tree or APERAK
     * @param note in the partner's own words
     */
    public record Answer(boolean accepted, String code, String tree, @Nullable String note) {}

    /**
     * What became of the order (21039).
     *
     * @param code of the tree, for example A07 of E_0472
     * @param executedAt when the connection was cut or restored; null when it was not
     */
    public record Result(
            Outcome outcome, String code, String tree, @Nullable String note, @Nullable Instant executedAt) {}

    /** The status of 21039 (IFTSTA AHB, STS 4405). */
    public enum Outcome {
        DONE("Z14"),
        FAILED("Z13"),
        REFUSED("Z32");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        static Outcome ofCode(String code) {
            for (var outcome : values()) {
                if (outcome.code.equals(code)) return outcome;
            }
            throw new IllegalArgumentException("21039 tells Z13, Z14 or Z32, was " + code);
        }
    }

    /** Where an order stands. */
    public enum State {
        /** No answer yet. */
        SENT,
        /** 19116, the result is awaited. */
        ACCEPTED,
        /** 19117 or APERAK, or 21039 says that it was not carried out. */
        FAILED,
        /** 21039: cut or restored. */
        DONE
    }

    /** A result counts even when the answer before it was lost. */
    public State state() {
        if (result != null) return result.outcome() == Outcome.DONE ? State.DONE : State.FAILED;
        if (answer == null) return State.SENT;
        return answer.accepted() ? State.ACCEPTED : State.FAILED;
    }
}
