package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.Map;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MeterSource.RegisterValue;

/** The energy between two readings of the registers that count for a location. */
final class RegisterDifference {

    private final String energy;
    private BigDecimal sum = BigDecimal.ZERO;
    private ValueStatus status = ValueStatus.TRUE_VALUE;
    private Remarks remarks = Remarks.NONE;

    RegisterDifference(boolean consumption) {
        this.energy = consumption ? "1-0:1.8." : "1-0:2.8.";
    }

    /** Of a total register and tariff registers only the total one counts. */
    void add(Map<Register, RegisterValue> before, Map<Register, RegisterValue> after) {
        var hasTotal = after.keySet().stream().anyMatch(r -> r.obis().equals(energy + "0"));
        for (var entry : after.entrySet()) {
            var obis = entry.getKey().obis();
            if (hasTotal ? obis.equals(energy + "0") : obis.startsWith(energy)) {
                add(entry.getKey(), before.get(entry.getKey()), entry.getValue());
            }
        }
    }

    private void add(Register register, @org.jspecify.annotations.Nullable RegisterValue before, RegisterValue after) {
        if (before == null) throw new IllegalStateException("Register " + register.obis() + " has no first reading");
        var difference = after.value().subtract(before.value());
        // The register began again at zero (Zählerüberlauf).
        if (difference.signum() < 0) difference = difference.add(BigDecimal.TEN.pow(register.integerDigits()));
        sum = sum.add(difference);
        for (var value : new RegisterValue[] {before, after}) {
            if (value.status().compareTo(status) > 0) status = value.status();
            remarks = remarks.or(value.remarks());
        }
    }

    /** In kWh; as certain as the least certain of its readings. */
    RegisterValue value() {
        return new RegisterValue(
                sum,
                status,
                new Remarks(null, remarks.substituteMethod(), remarks.substituteReason(), remarks.correctionReason()));
    }
}
