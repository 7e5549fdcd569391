package org.stromlauf.locations;

import java.util.List;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;

/** Where energy is measured, by whom and with which device (Messlokation). */
public record MeteringLocation(
        MeteringLocationId id,
        MarketPartnerId meteringOperator,
        MeteringKind kind,
        String deviceNumber,
        List<Register> registers) {

    public MeteringLocation {
        if (deviceNumber.isBlank()) throw new IllegalArgumentException("The device of " + id + " has a number");
        registers = List.copyOf(registers);
    }
}
