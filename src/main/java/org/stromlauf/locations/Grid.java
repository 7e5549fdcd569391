package org.stromlauf.locations;

import org.stromlauf.shared.MarketPartnerId;

/**
 * A tenant's grid: what all its locations have in common.
 *
 * @param fallbackSupplier who supplies when nobody else does (Grundversorger, §36 EnWG)
 * @param transmissionOperator ÜNB
 * @param balancingArea EIC of the Bilanzierungsgebiet
 * @param controlArea EIC of the Regelzone
 */
public record Grid(
        MarketPartnerId gridOperator,
        MarketPartnerId fallbackSupplier,
        MarketPartnerId transmissionOperator,
        String balancingArea,
        String controlArea) {

    public Grid {
        for (var eic : new String[] {balancingArea, controlArea}) {
            if (!eic.matches("[0-9A-Z-]{15}[0-9A-Z]")) {
                throw new IllegalArgumentException("An EIC has 16 characters, was '" + eic + "'");
            }
        }
    }
}
