package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Year;
import java.util.List;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.PriceComponent.Tiers;
import org.stromlauf.rating.Worksheet.Entry;
import org.stromlauf.shared.GermanFormat;

/** Quantity × price: plain, by zone or register, in blocks, and bands bought ahead. */
final class QuantityRating {

    /** Wh in a quarter hour of a kW. */
    private static final BigDecimal WH_OF_KW = BigDecimal.valueOf(250);

    private QuantityRating() {}

    static void rate(Step step, Worksheet sheet) {
        var usage = sheet.usage(step);
        if (usage == null) return;
        var quantity = sheet.quantity(step, usage);
        if (quantity.isEmpty()) return;
        var sources = usage.sources(step.range());
        if (step.terms().blocks().isEmpty()) {
            sheet.add(step, entry(step, quantity.getAsLong(), step.priceE8(), sources));
        } else if (step.component().tiers() == Tiers.VOLUME) {
            volume(step, quantity.getAsLong(), sources, sheet);
        } else {
            graduated(step, quantity.getAsLong(), sources, sheet);
        }
    }

    /** A band of constant power: what was bought is paid, used or not. */
    static void tranche(Step step, Worksheet sheet) {
        long perQuarter = perQuarter(step);
        long quarters = 0;
        var times = step.terms().times();
        var zone = step.component().zoneName();
        for (var day = step.range().from(); day.isBefore(step.range().end()); day = day.plusDays(1)) {
            if (times == null || zone == null) quarters += org.stromlauf.shared.MarketCalendar.quarterHours(day);
            else for (var in : times.mask(day, zone)) quarters += in ? 1 : 0;
        }
        var power = GermanFormat.number(
                        java.util.Objects.requireNonNull(step.component().power()), 3) + " kW in "
                + GermanFormat.number(BigDecimal.valueOf(quarters), 0) + " Viertelstunden";
        sheet.add(step, entry(step, Math.multiplyExact(perQuarter, quarters), step.priceE8(), List.of(power)));
    }

    static long perQuarter(Step step) {
        var power = step.component().power();
        if (power == null) throw new IllegalArgumentException(step.component().key() + " has no power");
        return power.multiply(WH_OF_KW).longValueExact();
    }

    private static Entry entry(Step step, long quantity, long priceE8, List<String> sources) {
        return new Entry(
                BigDecimal.valueOf(quantity, 3),
                step.component().printedUnit(),
                BigDecimal.valueOf(priceE8, 8),
                BigDecimal.ONE,
                Worksheet.sum(quantity, priceE8),
                sources);
    }

    private static void graduated(Step step, long quantity, List<String> sources, Worksheet sheet) {
        long below = 0;
        long limitBelow = 0;
        for (var block : step.terms().blocks()) {
            long until = share(step, block.upTo());
            long part = Math.min(quantity, until) - below;
            if (part > 0 || (below == 0 && limitBelow == 0)) {
                sheet.add(
                        step,
                        entry(step, Math.max(part, 0), block.priceE8(), sources)
                                .labelled(span(step, limitBelow, block.upTo())));
            }
            below = Math.min(quantity, until);
            limitBelow = block.upTo();
            if (below == quantity) return;
        }
    }

    private static void volume(Step step, long quantity, List<String> sources, Worksheet sheet) {
        long limitBelow = 0;
        for (var block : step.terms().blocks()) {
            if (quantity <= share(step, block.upTo())) {
                sheet.add(
                        step,
                        entry(step, quantity, block.priceE8(), sources)
                                .labelled(" (Stufe" + span(step, limitBelow, block.upTo()) + ")"));
                return;
            }
            limitBelow = block.upTo();
        }
    }

    /** The limit of a year, by the days of the range. */
    private static long share(Step step, long limit) {
        if (limit == Long.MAX_VALUE) return limit;
        return new BigDecimal(BigInteger.valueOf(limit)
                        .multiply(BigInteger.valueOf(step.range().days())))
                .divide(
                        BigDecimal.valueOf(
                                Year.of(step.range().from().getYear()).length()),
                        0,
                        RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String span(Step step, long from, long to) {
        var unit = " " + step.component().printedUnit() + " im Jahr";
        if (to == Long.MAX_VALUE) return " über " + thousandths(from) + unit;
        return from == 0
                ? " bis " + thousandths(to) + unit
                : " von " + thousandths(from) + " bis " + thousandths(to) + unit;
    }

    private static String thousandths(long value) {
        return GermanFormat.number(BigDecimal.valueOf(value, 3), 3);
    }
}
