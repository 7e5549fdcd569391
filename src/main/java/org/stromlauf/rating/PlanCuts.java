package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stromlauf.rating.PriceComponent.Per;
import org.stromlauf.shared.DateRange;

/** The days on which something changes for a component: price, VAT rate, the year's length, the month, the year of a peak. */
final class PlanCuts {

    private final DateRange period;
    private final Set<LocalDate> wanted;
    private final Map<String, Set<LocalDate>> byKey = new HashMap<>();

    PlanCuts(DateRange period) {
        this(period, Set.of());
    }

    /** @param wanted days on which what can be divided is divided too */
    PlanCuts(DateRange period, Set<LocalDate> wanted) {
        this.period = period;
        this.wanted = wanted;
    }

    void add(PriceComponent component, List<PricePeriod> prices, List<PricePeriod> vats) {
        var days = new TreeSet<LocalDate>();
        for (var list : List.of(prices, vats)) {
            for (var price : list) {
                days.add(price.from());
                var to = price.to();
                if (to != null) days.add(to);
            }
        }
        if (isDivisible(component, prices)) days.addAll(wanted);
        switch (component.kind()) {
            case DEMAND -> {
                if (component.per() == Per.YEAR) years(days, false);
                else months(days);
            }
            case BASE -> {
                if (component.per() == Per.YEAR) years(days, true);
            }
            case ENERGY, QUANTITY, MINIMUM -> {
                if (component.kind() == ComponentKind.MINIMUM
                        || prices.stream().anyMatch(p -> !p.blocks().isEmpty())) years(days, true);
            }
            default -> {}
        }
        byKey.computeIfAbsent(component.key(), k -> new TreeSet<>()).addAll(days);
    }

    /** Peaks, minimum amounts and blocks of a year are more than the sum of their days. */
    private static boolean isDivisible(PriceComponent component, List<PricePeriod> prices) {
        return switch (component.kind()) {
            case ENERGY, QUANTITY -> prices.stream().allMatch(p -> p.blocks().isEmpty());
            case BASE, SPOT, PERCENT -> true;
            default -> false;
        };
    }

    /** What an amount follows from is cut where the amount is. */
    void passOn(List<PriceComponent> components) {
        for (int i = components.size() - 1; i >= 0; i--) {
            var component = components.get(i);
            var days = byKey.get(component.key());
            if (days == null) continue;
            for (var other : component.of())
                byKey.computeIfAbsent(other, k -> new TreeSet<>()).addAll(days);
        }
    }

    /** The ranges of a component in order. */
    List<DateRange> ranges(PriceComponent component) {
        var days = new TreeSet<LocalDate>(byKey.getOrDefault(component.key(), Set.of()));
        days.add(period.from());
        days.add(period.end());
        if (component.kind() == ComponentKind.BASE && component.per() == Per.MONTH) partialMonths(days);
        var cuts = List.copyOf(days.subSet(period.from(), true, period.end(), true));
        return java.util.stream.IntStream.range(0, cuts.size() - 1)
                .mapToObj(i -> DateRange.of(cuts.get(i), cuts.get(i + 1)))
                .toList();
    }

    private void years(Set<LocalDate> days, boolean onlyOtherLength) {
        for (int year = period.from().getYear() + 1; year <= period.end().getYear(); year++) {
            var newYear = LocalDate.of(year, 1, 1);
            if (!onlyOtherLength || newYear.isLeapYear() != newYear.minusDays(1).isLeapYear()) days.add(newYear);
        }
    }

    private void months(Set<LocalDate> days) {
        var month = period.from().withDayOfMonth(1);
        for (; month.isBefore(period.end()); month = month.plusMonths(1)) days.add(month);
    }

    /** So that a range is a part of one month, or whole months. */
    private static void partialMonths(Set<LocalDate> days) {
        for (var day : List.copyOf(days)) {
            var first = day.withDayOfMonth(1);
            if (!day.equals(first)) {
                days.add(first);
                days.add(first.plusMonths(1));
            }
        }
    }
}
