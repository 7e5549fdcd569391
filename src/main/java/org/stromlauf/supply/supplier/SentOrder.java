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
 * @param cancellation null when it was not cancelled
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
        @Nullable Result result,
        @Nullable Cancellation cancellation) {

    /** An order that was not cancelled. */
    public SentOrder(
            TenantId tenant,
            String number,
            ContractId contract,
            Kind kind,
            MarketLocationId location,
            LocalDate earliest,
            Instant sentAt,
            @Nullable Answer answer,
            @Nullable Result result) {
        this(tenant, number, contract, kind, location, earliest, sentAt, answer, result, null);
    }

    /** What is ordered, and how the message that reports the result names it. */
    public enum Kind {
        DISCONNECTION("17115", "Z37", "Z51"),
        RECONNECTION("17117", "Z38", "Z52");

        private final String pid;
        private final String status;
        private final String documentCode;

        Kind(String pid, String status, String documentCode) {
            this.pid = pid;
            this.status = status;
            this.documentCode = documentCode;
        }

        /** BGM 1001 of what belongs to the order. */
        String documentCode() {
            return documentCode;
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

    /**
     * That the order shall not be carried out (39000), and what the grid operator says to it.
     *
     * @param number the document's number, to which the answer refers (RFF+ACW)
     * @param accepted 19128, or 19129; null while there is no answer
     * @param code of E_0468, or of the APERAK
     */
    public record Cancellation(String number, Instant sentAt, @Nullable Boolean accepted, @Nullable String code) {

        boolean isAccepted() {
            return Boolean.TRUE.equals(accepted);
        }
    }

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
        /** 19128: it is not carried out, as we asked. */
        CANCELLED,
        /** 21039: cut or restored. */
        DONE
    }

    /** A result counts even when the answer before it was lost. */
    public State state() {
        if (result != null) return result.outcome() == Outcome.DONE ? State.DONE : State.FAILED;
        if (cancellation != null && cancellation.isAccepted()) return State.CANCELLED;
        if (answer == null) return State.SENT;
        return answer.accepted() ? State.ACCEPTED : State.FAILED;
    }
}
