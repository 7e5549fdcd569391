package org.stromlauf.metering;

import java.util.Set;
import java.util.stream.Collectors;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.FormulaMessage.Read;
import org.stromlauf.shared.MeteringLocationId;

/** How a metering operator answers a formula (E_0218); a change of the bundle's structure, steps 50 and 60, is told beforehand. */
final class FormulaTree {

    static final String NAME = "E_0218";
    private static final String OTHER = "A99";

    private FormulaTree() {}

    /** The code of 25010; A09, A11 and A12 accept. */
    static String answer(Read told, LocationBundle bundle) {
        return switch (told.state()) {
            case ASK_SENDER -> "A09";
            case IDENTICAL -> bundle.metering().size() == 1 ? "A11" : "A10";
            // No formula names no metering location: step 80 finds those that are known to be missing in it.
            case NOT_NEEDED -> bundle.metering().isEmpty() ? "A12" : "A05";
            case GIVEN -> given(told, bundle);
        };
    }

    private static String given(Read told, LocationBundle bundle) {
        var formula = told.formula();
        if (formula == null) return OTHER;
        var named = formula.measured().stream().map(Operand.Measured::meter).collect(Collectors.toSet());
        Set<MeteringLocationId> known =
                bundle.metering().stream().map(MeteringLocation::id).collect(Collectors.toSet());
        if (known.size() < named.size()) return "A04";
        if (known.size() > named.size()) return "A05";
        if (!known.equals(named)) return "A06";
        return formula.measured().stream().allMatch(m -> measures(bundle, m)) ? "A12" : "A07";
    }

    /** Whether a register of that direction is known at the meter: 1-0:1… is consumed, 1-0:2… fed in. */
    private static boolean measures(LocationBundle bundle, Operand.Measured measured) {
        var direction = measured.consumption() ? ":1." : ":2.";
        return bundle.metering().stream()
                .filter(m -> m.id().equals(measured.meter()))
                .flatMap(m -> m.registers().stream())
                .anyMatch(r -> r.obis().contains(direction));
    }
}
