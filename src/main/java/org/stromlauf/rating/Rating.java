package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.RatedLine.Operands;
import org.stromlauf.shared.GermanFormat;

/** Rates usage by a plan. Preview and final bill are this one function: the same input gives the same lines. */
public final class Rating {

    private Rating() {}

    /**
     * @param curve the exchange's prices; needed only where the plan has a spot component
     * @throws NotRatableException naming every reading, profile day or exchange price that is missing
     */
    public static List<RatedLine> rate(Plan plan, Usage usage, @Nullable PriceCurve curve) {
        var missing = new ArrayList<String>();
        var lines = new ArrayList<RatedLine>();
        for (var step : plan.steps()) {
            switch (step.component().kind()) {
                case ENERGY -> energy(step, usage, lines, missing);
                case BASE -> lines.add(base(step));
                case SPOT -> spot(step, usage, curve, lines, missing);
                case ONE_OFF -> lines.add(oneOff(step));
            }
        }
        if (!missing.isEmpty())
            throw new NotRatableException(missing.stream().distinct().toList());
        return List.copyOf(lines);
    }

    private static void energy(Step step, Usage usage, List<RatedLine> lines, List<String> missing) {
        var energy = usage.wattHours(step.range());
        if (energy.isEmpty()) {
            missing.add(usage.missingIn(step.range()));
            return;
        }
        var sum = Kernel.sum(new long[] {energy.getAsLong()}, new long[] {step.priceE8()});
        lines.add(line(
                step,
                BigDecimal.valueOf(energy.getAsLong(), 3),
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.ONE,
                LineSum.of(sum, 11),
                usage.sources(step.range())));
    }

    /** A yearly price by exact days: the year in which the range lies has 365 or 366. */
    private static RatedLine base(Step step) {
        long days = step.range().days();
        int yearDays = Year.of(step.range().from().getYear()).length();
        return line(
                step,
                BigDecimal.valueOf(days),
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.valueOf(yearDays),
                new LineSum(BigInteger.valueOf(step.priceE8()), 8, days, yearDays),
                List.of());
    }

    private static RatedLine oneOff(Step step) {
        return line(
                step,
                BigDecimal.ONE,
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.ONE,
                LineSum.of(BigInteger.valueOf(step.priceE8()), 8),
                List.of());
    }

    private static void spot(
            Step step, Usage usage, @Nullable PriceCurve curve, List<RatedLine> lines, List<String> missing) {
        if (!(usage instanceof Usage.Profile profile)) {
            missing.add("Ein dynamischer Tarif wird nach Viertelstundenwerten abgerechnet; ein Lastgang fehlt");
            return;
        }
        if (curve == null) {
            missing.add("Börsenpreise fehlen für " + GermanFormat.period(step.range()));
            return;
        }
        var sum = BigInteger.ZERO;
        long energy = 0;
        int before = missing.size();
        for (var day = step.range().from(); day.isBefore(step.range().end()); day = day.plusDays(1)) {
            var values = profile.day(day);
            var prices = curve.day(day);
            if (values == null) missing.add("Der Lastgang fehlt am " + GermanFormat.day(day));
            else if (prices == null)
                missing.add("Der Börsenpreis (" + curve.name() + ") fehlt am " + GermanFormat.day(day));
            else if (values.length != prices.length) missing.add(lengths(day, values, prices));
            else {
                sum = sum.add(Kernel.sum(values, prices));
                for (long value : values) energy = Math.addExact(energy, value);
            }
        }
        if (missing.size() == before) lines.add(spotLine(step, curve, profile, sum, energy));
    }

    private static String lengths(LocalDate day, long[] values, long[] prices) {
        return "Der Lastgang vom " + GermanFormat.day(day) + " hat " + values.length + " Werte, die Börse "
                + prices.length + " Preise";
    }

    /** Printed with the whole quantity as price base, so that quantity × price / base is the amount to the cent. */
    private static RatedLine spotLine(Step step, PriceCurve curve, Usage.Profile profile, BigInteger sum, long energy) {
        var total = LineSum.of(sum, 11);
        var sources = new ArrayList<>(profile.sources(step.range()));
        sources.add(curve.name());
        var quantity = BigDecimal.valueOf(energy, 3);
        var base = energy == 0 ? BigDecimal.ONE : quantity;
        return line(step, quantity, total.rounded().euros(), base, total, sources);
    }

    private static RatedLine line(
            Step step,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal priceBase,
            LineSum sum,
            List<String> quantitySources) {
        var component = step.component();
        return new RatedLine(
                component.key(),
                component.label(),
                component.kind(),
                component.contained(),
                step.range(),
                quantity,
                component.kind().unit(),
                plain(price),
                plain(priceBase),
                sum.rounded(),
                step.vatRate(),
                component.legal(),
                step.assumed(),
                new Operands(
                        sum.sum().toString(),
                        sum.scale(),
                        sum.numerator(),
                        sum.denominator(),
                        Kernel.VERSION,
                        step.source(),
                        List.copyOf(quantitySources)));
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
