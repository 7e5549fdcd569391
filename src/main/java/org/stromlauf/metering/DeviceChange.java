package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MeteringLocationId;

/**
 * A meter takes the place of another (Gerätewechsel).
 *
 * @param day at whose beginning the readings of both hold (Nutzungszeitpunkt)
 * @param changedAt when it was done, where that is known
 * @param lastReadings what the registers of the old meter showed, by OBIS, in the register's unit, without its factor
 * @param device number of the new meter
 */
public record DeviceChange(
        MeteringLocationId location,
        LocalDate day,
        @Nullable Instant changedAt,
        Map<String, BigDecimal> lastReadings,
        String device,
        List<NewRegister> registers) {

    /** A register of the new meter and what it showed first. */
    public record NewRegister(MountedMeter.MountedRegister register, BigDecimal firstReading) {

        String obis() {
            return register.register().obis();
        }
    }

    public DeviceChange {
        lastReadings = Map.copyOf(lastReadings);
        registers = List.copyOf(registers);
    }

    MountedMeter meter() {
        return new MountedMeter(
                device, day, registers.stream().map(NewRegister::register).toList(), changedAt);
    }

    /** The old one's last and the new one's first readings belong to it. */
    public sealed interface Outcome {

        record Changed(MountedMeter meter) implements Outcome {}

        /** Nothing was changed. */
        record Refused(String german) implements Outcome {}
    }
}
