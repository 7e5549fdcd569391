package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.Worksheet.Entry;
import org.stromlauf.shared.GermanFormat;

/** Each quarter hour at the exchange's price of it, within limits; also only what bands bought ahead do not cover. */
final class SpotRating {

    private final Step step;
    private final Worksheet sheet;
    private final List<Step> tranches;
    private final Side bought = new Side();
    private final Side sold = new Side();
    private boolean bounded;

    private SpotRating(Step step, Worksheet sheet) {
        this.step = step;
        this.sheet = sheet;
        this.tranches = !step.component().residual()
                ? List.of()
                : sheet.plan().steps().stream()
                        .filter(s -> s.component().kind() == ComponentKind.TRANCHE)
                        .toList();
    }

    /** A sum of energy and of its value. */
    private static final class Side {
        private BigInteger value = BigInteger.ZERO;
        private long energy;

        void add(long[] values, long[] prices, boolean bounded) {
            value = value.add(Kernel.sum(values, prices, bounded));
            for (long each : values) energy = Math.addExact(energy, each);
        }
    }

    static void rate(Step step, Worksheet sheet) {
        new SpotRating(step, sheet).rate();
    }

    private void rate() {
        var usage = sheet.usage(step);
        var curve = sheet.curve();
        if (usage == null) return;
        if (!(usage instanceof Usage.Profile profile)) {
            sheet.miss("Ein dynamischer Tarif wird nach Viertelstundenwerten abgerechnet; ein Lastgang fehlt");
            return;
        }
        if (curve == null) {
            sheet.miss("Börsenpreise fehlen für " + GermanFormat.period(step.range()));
            return;
        }
        bounded = isBounded(profile, curve);
        int before = sheet.missingSoFar();
        for (var day = step.range().from(); day.isBefore(step.range().end()); day = day.plusDays(1)) {
            day(day, profile.day(day), curve.day(day), curve.name());
        }
        if (sheet.missingSoFar() > before) return;
        var sources = new ArrayList<>(profile.sources(step.range()));
        sources.add(curve.name());
        if (!step.component().residual()) {
            sheet.add(step, entry(bought, sources));
            return;
        }
        sheet.add(step, entry(bought, sources).labelled(", Zukauf"));
        if (sold.energy != 0) sheet.add(step, entry(sold, sources).labelled(", Rückverkauf"));
    }

    private void day(LocalDate day, long @Nullable [] values, long @Nullable [] prices, String name) {
        if (values == null) sheet.miss("Der Lastgang fehlt am " + GermanFormat.day(day));
        else if (prices == null) sheet.miss("Der Börsenpreis (" + name + ") fehlt am " + GermanFormat.day(day));
        else if (values.length != prices.length) sheet.miss(lengths(day, values, prices));
        else if (step.component().residual()) residual(day, values, limited(prices));
        else bought.add(inZone(day, values), limited(prices), bounded);
    }

    private void residual(LocalDate day, long[] values, long[] prices) {
        var more = inZone(day, values).clone();
        var less = new long[more.length];
        for (var tranche : tranches) {
            if (!tranche.range().contains(day)) continue;
            long band = QuantityRating.perQuarter(tranche);
            var times = tranche.terms().times();
            var zone = tranche.component().zoneName();
            var mask = times == null || zone == null ? null : times.mask(day, zone);
            for (int i = 0; i < more.length; i++) if (mask == null || mask[i]) more[i] -= band;
        }
        for (int i = 0; i < more.length; i++) {
            less[i] = Math.min(more[i], 0);
            more[i] = Math.max(more[i], 0);
        }
        bought.add(more, prices, bounded);
        sold.add(less, prices, bounded);
    }

    /** Within limits of less than 10.7 € a kWh prices stay as narrow as they were; a residual is not looked at. */
    private boolean isBounded(Usage.Profile profile, PriceCurve curve) {
        var terms = step.terms();
        return !step.component().residual()
                && profile.isSmall()
                && curve.isNarrow()
                && Kernel.areNarrow(new long[] {finite(terms.floorE8()), finite(terms.capE8())});
    }

    private static long finite(long limit) {
        return limit == Long.MIN_VALUE || limit == Long.MAX_VALUE ? 0 : limit;
    }

    private long[] inZone(LocalDate day, long[] values) {
        var times = step.terms().times();
        var zone = step.component().zoneName();
        if (times == null || zone == null) return values;
        var mask = times.mask(day, zone);
        var counted = values.clone();
        for (int i = 0; i < counted.length; i++) if (!mask[i]) counted[i] = 0;
        return counted;
    }

    private long[] limited(long[] prices) {
        var terms = step.terms();
        if (!terms.isLimited() && !step.component().credit()) return prices;
        int sign = step.component().credit() ? -1 : 1;
        return Arrays.stream(prices)
                .map(p -> sign * Math.max(terms.floorE8(), Math.min(terms.capE8(), p)))
                .toArray();
    }

    private static String lengths(LocalDate day, long[] values, long[] prices) {
        return "Der Lastgang vom " + GermanFormat.day(day) + " hat " + values.length + " Werte, die Börse "
                + prices.length + " Preise";
    }

    /** Printed with the whole quantity as price base, so that quantity × price / base is the amount to the cent. */
    private Entry entry(Side side, List<String> sources) {
        var total = LineSum.of(side.value, 11);
        var quantity = BigDecimal.valueOf(side.energy, 3);
        var amount = total.rounded().euros();
        boolean isNegative = quantity.signum() < 0;
        return new Entry(
                quantity,
                step.component().printedUnit(),
                isNegative ? amount.negate() : amount,
                quantity.signum() == 0 ? BigDecimal.ONE : quantity.abs(),
                total,
                sources);
    }
}
