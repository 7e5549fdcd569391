package org.stromlauf.metering;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/**
 * Spreads and foretells energy by a standard load profile, or by days where none is known (MARKET 7.4, 7.6). Pure; parts always sum
 * to the whole.
 */
public final class Forecast {

    /** A part of a period and its energy. */
    public record Section(DateRange period, Energy energy) {}

    private static final BigInteger TWO = BigInteger.TWO;

    private static final int DAYS_A_YEAR = 365;

    private final @Nullable StandardProfile profile;
    private final Function<DateRange, BigInteger> weight;
    private final BigInteger year;
    private final String method;

    private Forecast(
            @Nullable StandardProfile profile, Function<DateRange, BigInteger> weight, BigInteger year, String method) {
        this.profile = profile;
        this.weight = weight;
        this.year = year;
        this.method = method;
    }

    public static Forecast by(StandardProfile profile) {
        return new Forecast(
                profile,
                profile::weight,
                BigInteger.valueOf(StandardProfile.ANNUAL_WEIGHT),
                "nach Lastprofil " + profile.name());
    }

    /** Of gas, by the temperatures of a usual year. */
    public static Forecast by(GasProfile profile) {
        Function<DateRange, BigInteger> weight = days -> BigInteger.valueOf(days.from()
                .datesUntil(days.end())
                .mapToLong(profile::usualWeight)
                .sum());
        var first = LocalDate.EPOCH;
        var year = weight.apply(DateRange.of(first, first.plusDays(DAYS_A_YEAR)));
        return new Forecast(null, weight, year, "nach Gas-Lastprofil " + profile.name() + ", übliche Temperaturen");
    }

    /** Each day alike: the last resort when no profile is known. */
    public static Forecast byDays() {
        return new Forecast(
                null,
                days -> BigInteger.valueOf(ChronoUnit.DAYS.between(days.from(), days.end())),
                BigInteger.valueOf(DAYS_A_YEAR),
                "tagesanteilig");
    }

    BigInteger weightOf(DateRange days) {
        return weight.apply(days);
    }

    /** How it was spread, in German, for a bill's explanation. */
    public String method() {
        return method;
    }

    /**
     * Splits what was used between two readings at days within, for example at changes of price; the parts sum to the whole.
     *
     * @param cuts first days of the parts after the first; those outside of the period do not matter
     */
    public List<Section> split(DateRange period, Energy energy, SortedSet<LocalDate> cuts) {
        var parts = new ArrayList<DateRange>();
        var from = period.from();
        for (var cut : cuts) {
            if (!cut.isAfter(from) || !cut.isBefore(period.end())) continue;
            parts.add(DateRange.of(from, cut));
            from = cut;
        }
        parts.add(DateRange.of(from, period.end()));
        var weights = parts.stream().map(weight).toList();
        var shares = Shares.of(energy.wattHours(), weights);
        var sections = new ArrayList<Section>();
        for (int i = 0; i < parts.size(); i++) {
            sections.add(new Section(parts.get(i), new Energy(shares[i])));
        }
        return List.copyOf(sections);
    }

    /** What will be used, or was, in a period without values, by what was used in another. */
    public Energy extrapolate(Energy used, DateRange measured, DateRange open) {
        return scaled(used, weight.apply(open), weight.apply(measured));
    }

    /** Jahresverbrauchsprognose: a year's use by that of a period. By days, a year has 365. */
    public Energy annual(Energy used, DateRange measured) {
        return scaled(used, year, weight.apply(measured));
    }

    /** What an annual forecast means for a period. */
    public Energy ofAnnual(Energy annual, DateRange period) {
        return scaled(annual, weight.apply(period), year);
    }

    /** The quarter hours of a day by an annual forecast, as they are balanced; marked as forecast. */
    public DayValues quarterHours(Energy annual, LocalDate day) {
        var known = profile;
        if (known == null) throw new IllegalStateException("Quarter hours are foretold by a load profile only");
        var weights = known.weights(day);
        var total = ofAnnual(annual, DateRange.of(day, day.plusDays(1)));
        var shares = Shares.of(total.wattHours(), weights);
        return DayValues.of(day, shares, ValueStatus.FORECAST);
    }

    private static Energy scaled(Energy energy, BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("Nothing can be concluded from a period without weight");
        }
        // Half up, as all of it is a statement about use, which is not negative.
        var twice = BigInteger.valueOf(energy.wattHours()).multiply(numerator).multiply(TWO);
        var rounded = twice.add(denominator).divide(denominator.multiply(TWO));
        return new Energy(rounded.longValueExact());
    }
}
