package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A value for a period or an instant that is neither a reading, nor an energy to be billed, nor part of a load profile: gas quality
 * (13007), maxima of power and earlier work (13015, 13016), allocated and balanced quantities (13013, 13014), values of type 2
 * (13027).
 *
 * @param pid of the message, which says what the value is for
 * @param documentCode BGM 1001: Z42 is a delivery note
 * @param to exclusive; the same as the beginning for an instant
 */
public record PeriodValue(
        ReportingPoint point,
        String obis,
        String pid,
        String documentCode,
        Instant from,
        Instant to,
        BigDecimal value,
        ValueStatus status,
        Remarks remarks,
        Provenance provenance) {

    private static final String GAS_QUALITY = "13007";

    public PeriodValue {
        if (to.isBefore(from)) throw new IllegalArgumentException("A period ends after it begins: " + from + ", " + to);
        value = value.stripTrailingZeros();
        if (value.scale() < 0) value = value.setScale(0);
    }

    /** What it is measured in, as its OBIS says. */
    public MeasuredUnit unit() {
        return MeasuredUnit.of(obis);
    }

    /** Whether both cannot hold: of a time and location there is one quality of gas (13007); maxima of a month and a year stand together. */
    boolean contradicts(PeriodValue other) {
        return isGasQuality()
                && other.isGasQuality()
                && point.equals(other.point)
                && obis.equals(other.obis)
                && !isSame(other)
                && from.isBefore(other.to)
                && other.from.isBefore(to);
    }

    boolean isGasQuality() {
        return pid.equals(GAS_QUALITY);
    }

    boolean isSame(PeriodValue other) {
        return point.equals(other.point)
                && obis.equals(other.obis)
                && pid.equals(other.pid)
                && documentCode.equals(other.documentCode)
                && from.equals(other.from)
                && to.equals(other.to);
    }
}
