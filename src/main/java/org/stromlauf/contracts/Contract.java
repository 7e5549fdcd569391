package org.stromlauf.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier's contract with a customer about one market location, electricity consumed.
 *
 * @param number the number that the customer sees (Vertragsnummer)
 * @param gridOperator who decides the assignment; known from the identification of the market location
 * @param previousSupplier null when nobody is known
 * @param supply from the wished, later the confirmed start, to the day on which the contract is over, if it was cancelled
 * @param deregistration how the grid operator stands to the end; null while no end was sent or announced
 * @param version for optimistic locking
 */
public record Contract(
        TenantId tenant,
        ContractId id,
        String number,
        CustomerId customer,
        MarketLocationId location,
        MarketPartnerId gridOperator,
        OrderKind origin,
        @Nullable MarketPartnerId previousSupplier,
        ContractTerms terms,
        ContractState state,
        DateRange supply,
        @Nullable Deregistration deregistration,
        int version) {

    /**
     * The end of the assignment at the grid operator.
     *
     * @param end first day that is no longer supplied
     * @param confirmed by 55005, 55037 or our own consent in 55011
     */
    public record Deregistration(LocalDate end, boolean confirmed) {}

    public Contract {
        if (origin == OrderKind.SWITCH_WITH_TERMINATION && previousSupplier == null) {
            throw new IllegalArgumentException("Who cancels the old contract must know the previous supplier");
        }
    }

    /** Whether the location is or will be assigned to this contract's supplier on that day, as far as he knows. */
    public boolean isAssignedOn(LocalDate day) {
        if (state != ContractState.ACTIVE && state != ContractState.CONFIRMED) return false;
        return !day.isBefore(supply.from()) && (deregistration == null || day.isBefore(deregistration.end()));
    }

    /** Whether the customer is still bound to this supplier on that day. */
    public boolean goesOnOn(LocalDate day) {
        return (state == ContractState.ACTIVE || state == ContractState.CONFIRMED) && supply.contains(day);
    }

    /** The grid operator, or the previous supplier by his answer, moved the start of an order. */
    public Contract startingOn(LocalDate start) {
        require(ContractState.PENDING);
        return with(state, DateRange.startingAt(start), deregistration);
    }

    public Contract confirmed(LocalDate start) {
        require(ContractState.PENDING);
        return with(ContractState.CONFIRMED, DateRange.startingAt(start), deregistration);
    }

    public Contract started() {
        require(ContractState.CONFIRMED);
        return with(ContractState.ACTIVE, supply, deregistration);
    }

    public Contract rejected() {
        require(ContractState.PENDING);
        return with(ContractState.REJECTED, supply, deregistration);
    }

    /** Cancelled by one of both or by a new supplier for him; nothing is sent yet. */
    public Contract cancelledTo(LocalDate end) {
        requireAlive();
        return with(state, supply.endingAt(end.isBefore(supply.from()) ? supply.from() : end), deregistration);
    }

    public Contract deregistered(LocalDate end, boolean confirmed) {
        requireAlive();
        return with(state, supply, new Deregistration(end, confirmed));
    }

    /** The grid operator refused the end. */
    public Contract stillAssigned() {
        return with(state, supply, null);
    }

    public Contract ended(LocalDate end) {
        requireAlive();
        var last = end.isBefore(supply.from()) ? supply.from() : end;
        return with(ContractState.ENDED, supply.endingAt(last), new Deregistration(last, true));
    }

    private Contract with(ContractState newState, DateRange newSupply, @Nullable Deregistration newDeregistration) {
        return new Contract(
                tenant,
                id,
                number,
                customer,
                location,
                gridOperator,
                origin,
                previousSupplier,
                terms,
                newState,
                newSupply,
                newDeregistration,
                version);
    }

    private void require(ContractState expected) {
        if (state != expected) {
            throw new IllegalStateException("Contract " + id + " is " + state + ", must be " + expected);
        }
    }

    private void requireAlive() {
        if (state != ContractState.ACTIVE && state != ContractState.CONFIRMED) {
            throw new IllegalStateException("Contract " + id + " is " + state + ", must be CONFIRMED or ACTIVE");
        }
    }
}
