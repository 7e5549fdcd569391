package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;

/**
 * A meter that stands at a metering location from a day on, until the next one does.
 *
 * @param mountedOn {@link #ALWAYS} for the first one
 * @param changedAt when it took the place of the one before, where that is known (DTM+60)
 */
public record MountedMeter(
        String device, LocalDate mountedOn, List<MountedRegister> registers, @Nullable Instant changedAt) {

    /** Since when a meter stands that was there before anything was recorded. */
    public static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    /**
     * A register and by what its counts are multiplied.
     *
     * @param factor Wandlerfaktor: 1 for a meter without transformers
     */
    public record MountedRegister(Register register, BigDecimal factor) {

        public MountedRegister {
            if (factor.signum() <= 0) throw new IllegalArgumentException("A factor is above zero, was " + factor);
        }
    }

    public MountedMeter {
        if (device.isBlank()) throw new IllegalArgumentException("A meter has a number");
        registers = List.copyOf(registers);
    }

    /** The meter of a location's master data, which stands there since ever. */
    static MountedMeter of(MeteringLocation location) {
        var registers = location.registers().stream()
                .map(r -> new MountedRegister(r, BigDecimal.ONE))
                .toList();
        return new MountedMeter(location.deviceNumber(), ALWAYS, registers, null);
    }

    public Optional<MountedRegister> register(String obis) {
        return registers.stream().filter(r -> r.register().obis().equals(obis)).findFirst();
    }

    /** The metering location as it is while this meter stands there. */
    MeteringLocation at(MeteringLocation location) {
        return new MeteringLocation(
                location.id(),
                location.meteringOperator(),
                location.kind(),
                device,
                registers.stream().map(MountedRegister::register).toList());
    }
}
