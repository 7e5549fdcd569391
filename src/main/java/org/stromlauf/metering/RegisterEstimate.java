package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/**
 * What a register would show at a day on which nobody read it (Ersatzwertbildung of meters without load profile, MARKET 3.3): its last
 * reading and the use since then, by the use of the year before and the load profile; without such a year by the annual forecast. Pure.
 *
 * @param annual expected use of a year by all that this register counts; empty for one of several tariffs
 */
record RegisterEstimate(MountedRegister register, Forecast spread, Optional<Energy> annual) {

    /** The use of so many days stands for a year's at least. */
    private static final int LONG_ENOUGH_DAYS = 180;

    private static final int YEAR_DAYS = 365;

    /** @param readings of this register and one meter before the day, that may be billed, in their order */
    Optional<BigDecimal> at(LocalDate day, List<Reading> readings) {
        if (readings.isEmpty()) return Optional.empty();
        var last = readings.get(readings.size() - 1);
        if (!last.day().isBefore(day)) return Optional.empty();
        var open = DateRange.of(last.day(), day);
        return usedBefore(last, readings)
                .map(used -> spread.extrapolate(used.energy(), used.days(), open))
                .or(() -> annual.map(year -> spread.ofAnnual(year, open)))
                .map(energy -> shown(last.value(), energy));
    }

    private record Used(DateRange days, Energy energy) {}

    /** From the reading that is nearest to a year before the last one. */
    private Optional<Used> usedBefore(Reading last, List<Reading> readings) {
        return readings.stream()
                .filter(r -> ChronoUnit.DAYS.between(r.day(), last.day()) >= LONG_ENOUGH_DAYS)
                .min(Comparator.comparingLong(r -> Math.abs(ChronoUnit.DAYS.between(r.day(), last.day()) - YEAR_DAYS)))
                .flatMap(first -> RegisterDifference.counted(register, first.value(), last.value(), last.remarks())
                        .map(kwh -> new Used(DateRange.of(first.day(), last.day()), energy(kwh))));
    }

    private static Energy energy(BigDecimal kwh) {
        return Energy.ofKwh(kwh.setScale(3, RoundingMode.HALF_UP).toPlainString());
    }

    /** Its digits are what it can show. */
    private BigDecimal shown(BigDecimal last, Energy used) {
        var digits = register.register();
        var counted = used.kwh().divide(register.factor(), digits.decimals(), RoundingMode.DOWN);
        return last.add(counted)
                .remainder(BigDecimal.TEN.pow(digits.integerDigits()))
                .setScale(digits.decimals(), RoundingMode.DOWN);
    }
}
