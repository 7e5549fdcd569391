package org.stromlauf.contracts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * A site of a framework contract (Abnahmestelle): a contract that is billed with the others.
 *
 * @param name how the customer calls it
 * @param costCentre Kostenstelle of its lines; null = none
 * @param costCentres by component of the price sheet: lines that go elsewhere
 * @param purchaseOrder its own order; null = that of the framework contract
 */
public record FrameworkSite(
        ContractId contract,
        String name,
        @Nullable String costCentre,
        Map<String, String> costCentres,
        @Nullable String purchaseOrder,
        DateRange days) {

    private static final int LONGEST_NAME = 60;

    public FrameworkSite {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A site's 'name' has 1 to " + LONGEST_NAME + " characters, was '" + name + "'");
        }
        FrameworkTerms.requireShort("costCentre", costCentre);
        FrameworkTerms.requireShort("purchaseOrder", purchaseOrder);
        costCentres = new TreeMap<>(costCentres);
        costCentres.forEach((component, centre) -> FrameworkTerms.requireShort("costCentres." + component, centre));
        if (!days.isOpenEnded() && days.days() == 0) {
            throw new IllegalArgumentException("The site '" + name + "' belongs to it on no day: " + days);
        }
    }
}
