package org.stromlauf.rating;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stromlauf.rating.PriceSheetLint.Fault;

/**
 * Looks for the wrong sign of an energy price: a reduction may be an energy price of its own beside another, but nobody sells energy
 * for less than nothing. What a customer feeds in is a {@code credit}.
 */
final class EnergyPriceLint {

    private static final Set<ComponentKind> ENERGY =
            EnumSet.of(ComponentKind.ENERGY, ComponentKind.SPOT, ComponentKind.TRANCHE);

    private EnergyPriceLint() {}

    static List<Fault> faults(PriceSheet sheet) {
        var charged = sheet.components().stream()
                .filter(c -> ENERGY.contains(c.kind()) && !c.contained() && !c.credit())
                .toList();
        var faults = new ArrayList<Fault>();
        for (var component : charged) {
            if (charged.size() > 1 || component.kind() != ComponentKind.ENERGY) continue;
            for (var period : component.prices()) {
                var price = period.price();
                if (price == null || price.signum() >= 0) continue;
                faults.add(new Fault(
                        PriceSheetLint.place(sheet, component),
                        "the only price of energy is not negative, was " + price + " from " + period.from()));
            }
        }
        return faults;
    }
}
