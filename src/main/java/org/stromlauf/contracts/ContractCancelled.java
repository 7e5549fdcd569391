package org.stromlauf.contracts;

import java.time.LocalDate;
import org.stromlauf.shared.TenantId;

/**
 * A contract was cancelled; the location is still assigned to this supplier.
 *
 * @param end the first day that the contract no longer covers
 */
public record ContractCancelled(TenantId tenant, ContractId contract, LocalDate end, Reason reason) {

    /** Who cancelled and why: decides when and with which reason the supplier deregisters. */
    public enum Reason {
        /** Der Kunde hat selbst gekündigt. */
        CUSTOMER,
        /** Ein neuer Lieferant hat für ihn gekündigt (55016). */
        NEW_SUPPLIER,
        /** Auszug. */
        MOVE_OUT,
        /** Der Lieferant hat gekündigt. */
        SUPPLIER
    }
}
