package org.stromlauf.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;

/**
 * A metering location of a contract's market location with its meter, as told by 55002, 55620 and 55653.
 *
 * @param registers the registers of the meters; empty until 55653 has come
 */
public record MeteringPoint(
        MeteringLocationId location, @Nullable MarketPartnerId meteringOperator, List<Register> registers) {

    public MeteringPoint {
        registers = List.copyOf(registers);
    }

    /**
     * A register (Zählwerk) of a meter.
     *
     * @param device number of the meter (Gerätenummer)
     * @param obis for example {@code 1-0:1.8.0}
     */
    public record Register(String device, String obis) {}
}
