package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/**
 * A dunning case (Mahnfall) with all that happened in it: one a contract while something is owed.
 *
 * @param debtor number of the contract or framework contract
 * @param contract id of the one or the other
 * @param closing null while it is open
 */
public record CaseFile(
        TenantId tenant,
        UUID id,
        String debtor,
        ContractId contract,
        LocalDate openedOn,
        @Nullable Closing closing,
        Waiting waiting,
        List<CaseStep> steps) {

    /** How a case ended. */
    public record Closing(LocalDate day, Outcome outcome) {}

    /** How a case can end. */
    public enum Outcome {
        /** Nothing is owed any more. */
        SETTLED,
        /** Cut, then restored. */
        RECONNECTED,
        /** Cut; a clerk gave up to have it restored by an order. */
        RECONNECTION_GIVEN_UP
    }

    public CaseFile {
        steps = List.copyOf(steps);
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** Whether the grid operator has an order to cut that was neither given up nor cancelled. */
    public boolean isOrdered() {
        return last(CaseStep.Kind.ORDER)
                > Math.max(last(CaseStep.Kind.ORDER_GIVEN_UP), last(CaseStep.Kind.ORDER_CANCELLED));
    }

    /** Whether a clerk has taken up what the last reminder did not settle. */
    boolean isPursued() {
        return last(CaseStep.Kind.PURSUED) > last(CaseStep.Kind.REMINDER);
    }

    public boolean isDisconnected() {
        return last(CaseStep.Kind.DISCONNECTED) > last(CaseStep.Kind.RECONNECTED);
    }

    /** Whether it is known since the order, and since the cut, that the reason is gone. */
    boolean knowsThatReasonIsGone() {
        var told = last(CaseStep.Kind.REASON_GONE);
        return told > last(CaseStep.Kind.ORDER) && told > last(CaseStep.Kind.DISCONNECTED);
    }

    /** How far dunning has gone, for the rules. */
    DunningCase dunning(boolean onHold) {
        var dunning = DunningCase.NEW.held(onHold);
        for (var step : steps) dunning = taken(dunning, step);
        return dunning;
    }

    private static DunningCase taken(DunningCase before, CaseStep step) {
        return switch (step.kind()) {
            case REMINDER -> before.remindedOn(step.day());
            case THREAT -> before.threatenedOn(step.day());
            case ANNOUNCEMENT -> before.announcedOn(step.day());
            case ORDER -> before.orderedOn(step.day());
            case FELL_BELOW -> new DunningCase(before.reminded(), null, null, null, before.onHold());
            // The customer is told anew when he shall be disconnected after all.
            case ORDER_GIVEN_UP, ORDER_CANCELLED ->
                new DunningCase(before.reminded(), before.threatened(), null, null, before.onHold());
            case DISCONNECTED, REASON_GONE, RECONNECTION_ORDERED, RECONNECTED, PURSUED -> before;
        };
    }

    /** The number of the last step of that kind; 0 when there is none. */
    private int last(CaseStep.Kind kind) {
        return steps.stream()
                .filter(s -> s.kind() == kind)
                .mapToInt(CaseStep::number)
                .max()
                .orElse(0);
    }
}
