package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.PriceComponent.Per;
import org.stromlauf.rating.Worksheet.Entry;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

/** Prices by time: a day, a month, a year, and the power of the highest quarter hour over it. */
final class TimeRating {

    private TimeRating() {}

    static void base(Step step, Worksheet sheet) {
        var entry =
                switch (step.component().per()) {
                    case DAY -> byTime(step, step.range().days(), "Tag", 1);
                    case MONTH -> byMonth(step);
                    case YEAR -> byTime(step, step.range().days(), "Tag", yearDays(step));
                };
        var of = step.component().of();
        if (of.isEmpty()) sheet.add(step, entry);
        else sheet.add(step, limited(entry, sheet.sumOf(of, step.range())));
    }

    /** A reduction takes away no more than there is: BK8-22-010-A, module 1. */
    private static Entry limited(Entry entry, Money most) {
        if (entry.sum().rounded().plus(most).euros().signum() >= 0) return entry;
        var cents = most.euros().unscaledValue().negate();
        return new Entry(
                        BigDecimal.ONE,
                        "Stück",
                        most.euros().negate(),
                        BigDecimal.ONE,
                        LineSum.of(cents, 2),
                        List.of("begrenzt auf die Summe der Entgelte"))
                .labelled(", begrenzt");
    }

    private static Entry byMonth(Step step) {
        var range = step.range();
        long days = range.days();
        int monthDays = range.from().lengthOfMonth();
        boolean isWhole = range.from().getDayOfMonth() == 1 && range.end().getDayOfMonth() == 1;
        if (!isWhole) return byTime(step, days, "Tag", monthDays);
        long months = java.time.temporal.ChronoUnit.MONTHS.between(range.from(), range.end());
        return byTime(step, months, "Monat", 1);
    }

    private static Entry byTime(Step step, long count, String unit, long base) {
        return new Entry(
                BigDecimal.valueOf(count),
                unit,
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.valueOf(base),
                Worksheet.share(BigInteger.valueOf(step.priceE8()), 8, count, base),
                List.of());
    }

    /** The highest quarter hour of the month, or of the year so far; what earlier bills charged by a lower one is made up for. */
    static void demand(Step step, Worksheet sheet) {
        if (!(sheet.usage(step) instanceof Usage.Profile profile)) {
            sheet.miss("Ein Leistungspreis wird nach Viertelstundenwerten abgerechnet; ein Lastgang fehlt");
            return;
        }
        var since = java.util.Objects.requireNonNull(step.terms().since());
        var period = sheet.plan().period();
        boolean isEarlier = step.range().from().isBefore(period.from());
        var newYear = LocalDate.of(step.range().from().getYear() + 1, 1, 1);
        var until = step.component().per() == Per.MONTH
                ? step.range().end()
                : period.end().isBefore(newYear) ? period.end() : newYear;
        var peak = peak(step, profile, DateRange.of(since, until), sheet);
        if (peak == null) return;
        if (!isEarlier) {
            sheet.add(step, demand(step, peak.watts(), peak));
            return;
        }
        var charged = peak(step, profile, DateRange.of(since, period.from()), sheet);
        if (charged == null || charged.watts() == peak.watts()) return;
        sheet.add(
                step,
                demand(step, peak.watts() - charged.watts(), peak).labelled(", Nachberechnung der höheren Leistung"));
    }

    private record Peak(long watts, String when) {}

    private static @Nullable Peak peak(Step step, Usage.Profile profile, DateRange range, Worksheet sheet) {
        long highest = 0;
        String when = "keine Leistung";
        var times = step.terms().times();
        var zone = step.component().zoneName();
        for (var day = range.from(); day.isBefore(range.end()); day = day.plusDays(1)) {
            var values = profile.day(day);
            if (values == null) {
                sheet.miss(profile.missingIn(DateRange.of(day, day.plusDays(1))));
                return null;
            }
            var mask = times == null || zone == null ? null : times.mask(day, zone);
            for (int i = 0; i < values.length; i++) {
                if (values[i] > highest && (mask == null || mask[i])) {
                    highest = values[i];
                    when = at(day, i);
                }
            }
        }
        long watts = Math.multiplyExact(highest, 4L);
        return new Peak(
                watts, "höchste Leistung " + GermanFormat.number(BigDecimal.valueOf(watts, 3), 3) + " kW " + when);
    }

    private static String at(LocalDate day, int quarter) {
        var start = MarketCalendar.startOfDay(day).plusSeconds(quarter * 900L).atZone(MarketCalendar.ZONE);
        return "am " + GermanFormat.day(day) + ", " + start.toLocalTime() + " Uhr";
    }

    private static Entry demand(Step step, long watts, Peak peak) {
        long days = step.range().days();
        int base = step.component().per() == Per.MONTH ? step.range().from().lengthOfMonth() : yearDays(step);
        var sum = BigInteger.valueOf(watts).multiply(BigInteger.valueOf(step.priceE8()));
        var whole = days == base;
        return new Entry(
                BigDecimal.valueOf(whole ? watts : Math.multiplyExact(watts, days), 3),
                whole ? "kW" : "kW·Tag",
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.valueOf(whole ? 1 : base),
                Worksheet.share(sum, 11, days, base),
                List.of(peak.when()));
    }

    static int yearDays(Step step) {
        return Year.of(step.range().from().getYear()).length();
    }
}
