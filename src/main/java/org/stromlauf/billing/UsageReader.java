package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.stromlauf.billing.BillingRequest.Section;
import org.stromlauf.rating.GasVolume;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/** Reads the sections of a request: readings by period, cubic metres of gas, or the quarter hours of days. */
final class UsageReader {

    /** A petawatt-hour: more than Germany uses in a year, and far from where sums overflow. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    private final String place;

    private UsageReader(String place) {
        this.place = place;
    }

    /**
     * @param place as errors name it: {@code usage}, {@code registers.HT}
     * @throws IllegalArgumentException naming the section that cannot be meant
     */
    static Usage read(List<Section> sections, String place) {
        var reader = new UsageReader(place);
        return sections.stream().noneMatch(s -> s.wattHours() != null)
                ? reader.metered(sections)
                : reader.profile(sections);
    }

    private Usage metered(List<Section> given) {
        var sections = new ArrayList<Usage.Metered.Section>();
        for (int i = 0; i < given.size(); i++) sections.add(metered(given.get(i), place + "[" + i + "]"));
        var sorted = sections.stream()
                .sorted(Comparator.comparing(s -> s.period().from()))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1).period();
            if (sorted.get(i).period().from().isBefore(before.end())) {
                throw new IllegalArgumentException(
                        "'" + place + "': " + before + " and " + sorted.get(i).period()
                                + " overlap; a day's quantity is said once, 'to' is the first day after");
            }
        }
        return new Usage.Metered(sections);
    }

    private static Usage.Metered.Section metered(Section section, String at) {
        var period = DateRange.of(section.from(), Objects.requireNonNull(section.to()));
        var cubicMetres = section.cubicMetres();
        if (cubicMetres == null) {
            var kwh = thousandths(Objects.requireNonNull(section.kwh()), at + ".kwh");
            return Usage.Metered.evenly(period, kwh, section.source());
        }
        var condition = Objects.requireNonNull(section.conditionNumber());
        var calorific = Objects.requireNonNull(section.calorificValue());
        notNegative(cubicMetres, at + ".cubicMetres");
        long wattHours = thousandths(GasVolume.kwh(cubicMetres, condition, calorific), at);
        var source = section.source() + ": " + GermanFormat.number(cubicMetres, 3) + " m³ × Zustandszahl "
                + GermanFormat.number(condition, 4) + " × Brennwert " + GermanFormat.number(calorific, 3) + " kWh/m³";
        return Usage.Metered.evenly(period, wattHours, source);
    }

    private Usage profile(List<Section> given) {
        var days = new ArrayList<long[]>();
        var first = given.get(0);
        for (int i = 0; i < given.size(); i++) {
            var section = given.get(i);
            var values = section.wattHours();
            var at = place + "[" + i + "]";
            if (values == null) {
                throw new IllegalArgumentException(
                        at + ": '" + place + "' is either metered or a load profile, not both");
            }
            days.add(day(section.from(), first.from().plusDays(i), values, at));
        }
        return new Usage.Profile(first.from(), days, first.source());
    }

    /** The days of a load profile follow each other, each with as many quarter hours as it has. */
    private static long[] day(LocalDate day, LocalDate expected, List<BigDecimal> values, String at) {
        if (!day.equals(expected)) {
            throw new IllegalArgumentException(
                    at + ": the load profile has no day " + expected + "; the next given is " + day);
        }
        int quarters = MarketCalendar.quarterHours(day);
        if (values.size() != quarters) {
            throw new IllegalArgumentException(
                    at + ": " + day + " has " + quarters + " quarter hours, given are " + values.size() + " values");
        }
        var wattHours = new long[quarters];
        for (int i = 0; i < quarters; i++) {
            var each = at + ".wattHours[" + i + "]";
            var value = values.get(i);
            if (value == null) {
                throw new IllegalArgumentException(
                        each + " is empty: a missing value is replaced before, never guessed");
            }
            if (isFiner(value, 0)) {
                throw new IllegalArgumentException(
                        each + " is " + value + ", finer than a watt-hour: 0.125 kWh are 125");
            }
            wattHours[i] = thousandths(value.movePointLeft(3), each);
        }
        return wattHours;
    }

    /** Wh of kWh, litres of cubic metres. */
    static long thousandths(BigDecimal value, String at) {
        notNegative(value, at);
        if (isFiner(value, 3)) {
            throw new IllegalArgumentException(
                    at + " is " + value.toPlainString() + " and has at most three decimals: round it before");
        }
        var thousandths = value.movePointRight(3);
        if (thousandths.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(at + " is " + value.toPlainString() + ", more than can be meant");
        }
        return thousandths.longValueExact();
    }

    private static boolean isFiner(BigDecimal value, int decimals) {
        return value.stripTrailingZeros().scale() > decimals;
    }

    private static void notNegative(BigDecimal value, String at) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(at + " is " + value.toPlainString()
                    + "; a quantity is not negative: what is fed in is a register with a component of 'credit: true'");
        }
    }
}
