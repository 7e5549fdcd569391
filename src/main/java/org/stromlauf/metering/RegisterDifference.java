package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MeterSource.RegisterValue;
import org.stromlauf.metering.MountedMeter.MountedRegister;

/** The energy between two readings of the registers that count for a location, of one meter after the other. */
final class RegisterDifference {

    /** STS+Z33: the register began again at zero, that was looked at (Zählerüberlauf geprüft). */
    private static final String CHECKED_ROLL_OVER = "Z85";

    private final String energy;
    private BigDecimal sum = BigDecimal.ZERO;
    private ValueStatus status = ValueStatus.TRUE_VALUE;
    private Remarks remarks = Remarks.NONE;
    private boolean isDoubtful;

    RegisterDifference(boolean consumption) {
        this.energy = consumption ? "1-0:1.8." : "1-0:2.8.";
    }

    /** Of a total register and tariff registers only the total one counts. */
    void add(MountedMeter meter, Map<Register, RegisterValue> before, Map<Register, RegisterValue> after) {
        var hasTotal = after.keySet().stream().anyMatch(r -> r.obis().equals(energy + "0"));
        for (var entry : after.entrySet()) {
            var obis = entry.getKey().obis();
            if (hasTotal ? obis.equals(energy + "0") : obis.startsWith(energy)) {
                var mounted = meter.register(obis)
                        .orElseThrow(() -> new IllegalStateException(
                                "Register " + obis + " is none of the meter " + meter.device()));
                add(mounted, before.get(entry.getKey()), entry.getValue());
            }
        }
    }

    private void add(MountedRegister register, @Nullable RegisterValue before, RegisterValue after) {
        if (before == null) {
            throw new IllegalStateException("Register " + register.register().obis() + " has no first reading");
        }
        var counted = counted(register, before.value(), after.value(), after.remarks());
        if (counted.isEmpty()) isDoubtful = true;
        else sum = sum.add(counted.get());
        for (var value : new RegisterValue[] {before, after}) {
            if (value.status().compareTo(status) > 0) status = value.status();
            remarks = remarks.or(value.remarks());
        }
    }

    /**
     * What a register counted between two readings, in kWh, its factor included. A register that shows less than before began again at
     * zero: believed when it then counted less than half of what it can show, or when the reading says that it was looked at; else one of
     * the readings is wrong.
     *
     * @return empty when it cannot be said
     */
    static Optional<BigDecimal> counted(
            MountedRegister register, BigDecimal before, BigDecimal after, Remarks afterRemarks) {
        var difference = after.subtract(before);
        if (difference.signum() < 0) {
            var range = BigDecimal.TEN.pow(register.register().integerDigits());
            difference = difference.add(range);
            var isChecked = CHECKED_ROLL_OVER.equals(afterRemarks.plausibility());
            var isBelievable = difference.signum() >= 0
                    && difference.multiply(BigDecimal.valueOf(2)).compareTo(range) < 0;
            if (difference.signum() < 0 || (!isChecked && !isBelievable)) return Optional.empty();
        }
        return Optional.of(difference.multiply(register.factor()));
    }

    /** In kWh; as certain as the least certain of its readings; empty when a reading is less than one before and that is no roll-over. */
    Optional<RegisterValue> value() {
        if (isDoubtful) return Optional.empty();
        var told =
                new Remarks(null, remarks.substituteMethod(), remarks.substituteReason(), remarks.correctionReason());
        return Optional.of(new RegisterValue(sum, status, told));
    }
}
