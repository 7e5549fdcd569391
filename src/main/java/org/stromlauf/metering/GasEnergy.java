package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stromlauf.shared.DateRange;

/**
 * The energy of a gas meter's cubic metres: kWh = m³ × Zustandszahl × Brennwert, whole kWh (DVGW G 685; MARKET 7.5). Where the
 * quality changes within the period, the volume is spread over its parts by a profile and the Brennwert is the mean by volume.
 *
 * @param conditionNumber mean by volume, four decimals, for the bill
 * @param calorificValue mean by volume, three decimals, for the bill
 * @param kwh whole kWh
 */
public record GasEnergy(
        DateRange period,
        BigDecimal cubicMetres,
        BigDecimal conditionNumber,
        BigDecimal calorificValue,
        BigInteger kwh,
        List<Part> parts) {

    /** Thousandths of a cubic metre. */
    private static final int VOLUME_DECIMALS = 3;

    /** The volume of a part of the period and its quality. */
    public record Part(GasQuality quality, BigDecimal cubicMetres) {}

    public GasEnergy {
        parts = List.copyOf(parts);
    }

    /**
     * @param spread how the volume is spread over parts of different quality
     * @throws IllegalArgumentException when the qualities do not cover the period, each day once
     */
    public static GasEnergy of(DateRange period, BigDecimal cubicMetres, List<GasQuality> qualities, Forecast spread) {
        // A negative volume is a meter that was read wrong: corrections are new readings.
        if (cubicMetres.signum() < 0) throw new IllegalArgumentException("A volume is not negative: " + cubicMetres);
        var parts = parts(period, cubicMetres, qualities, spread);
        var energy = parts.stream()
                .map(p -> p.cubicMetres().multiply(p.quality().factor()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = new Mean(parts, cubicMetres);
        var condition = mean.condition();
        var calorific = mean.calorific(energy, condition);
        // The bill must be repeatable from its own figures: one quality multiplies exactly, several by their means.
        var billed =
                parts.size() == 1 ? energy : cubicMetres.multiply(condition).multiply(calorific);
        return new GasEnergy(
                period,
                cubicMetres,
                condition,
                calorific,
                billed.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact(),
                parts);
    }

    private static List<Part> parts(
            DateRange period, BigDecimal cubicMetres, List<GasQuality> qualities, Forecast spread) {
        var chosen = new ArrayList<GasQuality>();
        var next = period.from();
        for (var quality : qualities.stream()
                .sorted(Comparator.comparing(q -> q.period().from()))
                .toList()) {
            if (!quality.period().end().isAfter(period.from())
                    || !quality.period().from().isBefore(period.end())) continue;
            var from = quality.period().from().isBefore(period.from())
                    ? period.from()
                    : quality.period().from();
            if (!from.equals(next)) throw uncovered(next);
            next = quality.period().end().isAfter(period.end())
                    ? period.end()
                    : quality.period().end();
            chosen.add(new GasQuality(DateRange.of(from, next), quality.conditionNumber(), quality.calorificValue()));
        }
        if (!next.equals(period.end())) throw uncovered(next);
        var weights = chosen.stream().map(q -> spread.weightOf(q.period())).toList();
        var shares = Shares.of(cubicMetres.movePointRight(VOLUME_DECIMALS).longValueExact(), weights);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < shares.length; i++) {
            parts.add(new Part(chosen.get(i), BigDecimal.valueOf(shares[i], VOLUME_DECIMALS)));
        }
        return parts;
    }

    private static IllegalArgumentException uncovered(java.time.LocalDate day) {
        return new IllegalArgumentException("The gas quality of " + day + " is not known, or twice");
    }

    /** Means by volume; of no volume the first part's figures. */
    private record Mean(List<Part> parts, BigDecimal cubicMetres) {

        BigDecimal condition() {
            if (parts.size() == 1 || cubicMetres.signum() == 0) {
                return parts.get(0).quality().conditionNumber();
            }
            return parts.stream()
                    .map(p -> p.cubicMetres().multiply(p.quality().conditionNumber()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(cubicMetres, 4, RoundingMode.HALF_UP);
        }

        BigDecimal calorific(BigDecimal energy, BigDecimal condition) {
            if (parts.size() == 1 || cubicMetres.signum() == 0) {
                return parts.get(0).quality().calorificValue();
            }
            return energy.divide(cubicMetres.multiply(condition), 3, RoundingMode.HALF_UP);
        }
    }
}
