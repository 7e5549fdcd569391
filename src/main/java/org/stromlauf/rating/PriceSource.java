package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Formula.Mean;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;

/** Finds a component's prices within a period: its own, published ones, those that hold instead, and the values of formulas. */
final class PriceSource {

    private static final int DECIMALS = 8;

    private final PublishedPrices published;
    private final ContractFacts facts;
    private final List<String> missing;

    PriceSource(PublishedPrices published, ContractFacts facts, List<String> missing) {
        this.published = published;
        this.facts = facts;
        this.missing = missing;
    }

    List<PricePeriod> prices(PriceComponent component, DateRange period) {
        var valued = new ArrayList<PricePeriod>();
        for (var part : component.instead().isEmpty() ? List.of(period) : facts.parts(period)) {
            var key = key(component, part.from());
            var prices = key == null ? component.prices() : published.periods(key, part);
            for (var price : prices) {
                var common = price.range().intersection(part);
                if (price.formula() != null) common.ifPresent(r -> formula(component, price, r, valued));
                else if (part.equals(period)) valued.add(price);
                else common.ifPresent(r -> valued.add(price.within(r)));
            }
        }
        return valued;
    }

    /** The published price that is meant; the first trait by name decides where several would. */
    private @Nullable String key(PriceComponent component, LocalDate day) {
        var traits = facts.on(day);
        return component.instead().entrySet().stream()
                .filter(e -> traits.contains(e.getKey()))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(component.published());
    }

    private void formula(PriceComponent component, PricePeriod price, DateRange range, List<PricePeriod> valued) {
        var formula = Formula.parse(java.util.Objects.requireNonNull(price.formula()));
        var cuts = cuts(formula, range);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            var part = DateRange.of(cuts.get(i), cuts.get(i + 1));
            var lookup = new Lookup(part);
            BigDecimal value;
            try {
                value = formula.evaluate(lookup);
            } catch (ArithmeticException e) {
                missing.add(component.label() + " (" + component.key() + "): Die Formel " + formula
                        + " hat keinen Wert vom " + GermanFormat.period(part));
                continue;
            }
            if (!lookup.unknown.isEmpty()) {
                missing.add(component.label() + " (" + component.key() + "): " + String.join(", ", lookup.unknown)
                        + " fehlt vom " + GermanFormat.period(part));
            } else {
                var shift = component.kind().centShift();
                var rounded = value.setScale(DECIMALS - shift, java.math.RoundingMode.HALF_UP);
                valued.add(price.valued(part, rounded, lookup.source(formula), lookup.assumed));
            }
        }
    }

    private List<LocalDate> cuts(Formula formula, DateRange range) {
        var days = new TreeSet<LocalDate>();
        days.add(range.from());
        days.add(range.end());
        for (var name : formula.names()) {
            for (var period : published.periods(name, range)) {
                days.add(period.from());
                var to = period.to();
                if (to != null) days.add(to);
            }
        }
        for (var mean : formula.means()) {
            var block = block(range.from(), mean.hold());
            for (; block.isBefore(range.end()); block = block.plusMonths(mean.hold())) days.add(block);
        }
        return List.copyOf(days.subSet(range.from(), true, range.end(), true));
    }

    /** The first day of the block of months in which a day lies; blocks begin in January. */
    private static LocalDate block(LocalDate day, int hold) {
        return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / hold * hold + 1);
    }

    static @Nullable PricePeriod at(List<PricePeriod> prices, LocalDate day) {
        return prices.stream()
                .filter(p -> p.range().contains(day))
                .min(Comparator.comparing(PricePeriod::assumed))
                .orElse(null);
    }

    /** The values of a formula's names within a part of the period, and where they come from. */
    private final class Lookup implements Formula.Values {

        private final DateRange part;
        private final LinkedHashSet<String> used = new LinkedHashSet<>();
        private final LinkedHashSet<String> unknown = new LinkedHashSet<>();
        private boolean assumed;

        Lookup(DateRange part) {
            this.part = part;
        }

        @Override
        public BigDecimal value(String key) {
            return on(key, part.from()).map(p -> taken(key, p, "")).orElse(BigDecimal.ONE);
        }

        @Override
        public BigDecimal mean(Mean mean) {
            var end = block(part.from(), mean.hold()).minusMonths(mean.lag());
            var sum = BigDecimal.ZERO;
            for (int i = mean.months(); i > 0; i--) {
                var month = end.minusMonths(i);
                var value = on(mean.key(), month);
                if (value.isPresent())
                    sum = sum.add(taken(
                            mean.key(), value.get(), " " + month.toString().substring(0, 7)));
            }
            return sum.divide(BigDecimal.valueOf(mean.months()), MathContext.DECIMAL128);
        }

        private Optional<PricePeriod> on(String key, LocalDate day) {
            var found = Optional.ofNullable(at(published.periods(key, DateRange.of(day, day.plusDays(1))), day));
            if (found.isEmpty()) unknown.add(published.label(key) + " (" + key + ") am " + GermanFormat.day(day));
            return found;
        }

        private BigDecimal taken(String key, PricePeriod price, String month) {
            assumed |= price.assumed();
            used.add(key + month + " = " + GermanFormat.number(price.price(), DECIMALS)
                    + (price.source() == null ? "" : " (" + price.source() + ")"));
            return price.price();
        }

        String source(Formula formula) {
            return "Formel " + formula + " mit " + used.stream().collect(Collectors.joining(", "));
        }
    }
}
