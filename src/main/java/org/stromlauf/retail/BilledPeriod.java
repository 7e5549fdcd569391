package org.stromlauf.retail;

import java.time.LocalDate;
import org.stromlauf.billing.Bill;
import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;

/**
 * What a document is written about.
 *
 * @param used the energy of the period
 * @param issued the day that stands on the document
 * @param letterhead who writes it
 * @param disclosures what the supplier tells on every bill
 */
record BilledPeriod(
        Contract contract,
        Product product,
        Occasion occasion,
        Bill bill,
        Energy used,
        LocalDate issued,
        Letterhead.Complete letterhead,
        BillDisclosures.Disclosures disclosures) {

    TenantId tenant() {
        return contract.tenant();
    }

    boolean isGas() {
        return disclosures.commodity() == Commodity.GAS;
    }
}
