package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.RatedLine.Operands;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** What a bill is rated on: the quantities, the lines so far, and what is missing. */
final class Worksheet {

    private final Plan plan;
    private final Quantities quantities;
    private final @Nullable PriceCurve curve;
    private final List<RatedLine> lines = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Worksheet(Plan plan, Quantities quantities, @Nullable PriceCurve curve) {
        this.plan = plan;
        this.quantities = quantities;
        this.curve = curve;
    }

    /** What a line counts, at which price, and what that comes to before rounding. */
    record Entry(
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal priceBase,
            LineSum sum,
            List<String> sources,
            @Nullable String labelled) {

        Entry(
                BigDecimal quantity,
                String unit,
                BigDecimal unitPrice,
                BigDecimal priceBase,
                LineSum sum,
                List<String> sources) {
            this(quantity, unit, unitPrice, priceBase, sum, sources, null);
        }

        Entry labelled(String addition) {
            return new Entry(quantity, unit, unitPrice, priceBase, sum, sources, addition);
        }

        Entry from(String priceSource) {
            var all = new ArrayList<>(sources);
            all.add(priceSource);
            return new Entry(quantity, unit, unitPrice, priceBase, sum, List.copyOf(all), labelled);
        }
    }

    Plan plan() {
        return plan;
    }

    Quantities quantities() {
        return quantities;
    }

    @Nullable
    PriceCurve curve() {
        return curve;
    }

    List<RatedLine> lines() {
        if (!missing.isEmpty())
            throw new NotRatableException(missing.stream().distinct().toList());
        return List.copyOf(lines);
    }

    int missingSoFar() {
        return missing.size();
    }

    void miss(String what) {
        missing.add(what);
    }

    void add(Step step, Entry entry) {
        var component = step.component();
        var addition = entry.labelled();
        lines.add(new RatedLine(
                component.key(),
                addition == null ? component.label() : component.label() + addition,
                component.kind(),
                component.contained(),
                step.range(),
                entry.quantity(),
                entry.unit(),
                plain(entry.unitPrice()),
                plain(entry.priceBase()),
                entry.sum().rounded(),
                step.vatRate(),
                component.legal(),
                step.assumed(),
                new Operands(
                        entry.sum().sum().toString(),
                        entry.sum().scale(),
                        entry.sum().numerator(),
                        entry.sum().denominator(),
                        Kernel.VERSION,
                        step.source(),
                        List.copyOf(entry.sources()))));
    }

    /** What the components of which an amount is meant come to within a range. */
    Money sumOf(List<String> components, DateRange range) {
        return lines.stream()
                .filter(l -> components.contains(l.component()) && isWithin(l.period(), range))
                .map(RatedLine::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static boolean isWithin(DateRange part, DateRange whole) {
        return !part.from().isBefore(whole.from()) && !part.end().isAfter(whole.end());
    }

    /** The usage that a component counts; null and noted when the order has none. */
    @Nullable
    Usage usage(Step step) {
        var register = step.component().register();
        var zone = step.component().zoneName();
        if (register == null) {
            boolean byRegister = zone != null && !(quantities.usage() instanceof Usage.Profile);
            return byRegister ? register(step, java.util.Objects.requireNonNull(zone)) : quantities.usage();
        }
        return register(step, register);
    }

    private @Nullable Usage register(Step step, String name) {
        var usage = quantities.registers().get(name);
        if (usage == null) {
            miss("Die Menge '" + name + "' für " + step.component().label() + " fehlt für "
                    + GermanFormat.period(step.range()));
        }
        return usage;
    }

    /** The quantity of a step in thousandths of the unit, within its zone; empty and noted when a value is missing. */
    OptionalLong quantity(Step step, Usage usage) {
        var times = step.terms().times();
        var zone = step.component().zoneName();
        var sum = times != null && zone != null && usage instanceof Usage.Profile profile
                ? inZone(profile, step.range(), times, zone)
                : usage.wattHours(step.range());
        if (sum.isEmpty()) miss(usage.missingIn(step.range()));
        return sum;
    }

    private static OptionalLong inZone(Usage.Profile profile, DateRange range, TimeZones times, String zone) {
        long sum = 0;
        for (var day = range.from(); day.isBefore(range.end()); day = day.plusDays(1)) {
            var values = profile.day(day);
            if (values == null) return OptionalLong.empty();
            var mask = times.mask(day, zone);
            for (int i = 0; i < values.length; i++) if (mask[i]) sum = Math.addExact(sum, values[i]);
        }
        return OptionalLong.of(sum);
    }

    static LineSum sum(long quantity, long priceE8) {
        return LineSum.of(Kernel.sum(new long[] {quantity}, new long[] {priceE8}), 11);
    }

    static LineSum share(BigInteger sum, int scale, long numerator, long denominator) {
        return new LineSum(sum, scale, numerator, denominator);
    }

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
