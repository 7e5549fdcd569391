package org.stromlauf.rating;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;

/** Compiles a price sheet and published prices for a period into a plan, or says what has no price. */
public final class PlanCompiler {

    /** The key of the VAT rate among the published prices, in percent. */
    public static final String VAT = "tax/vat";

    private final PublishedPrices published;

    public PlanCompiler(PublishedPrices published) {
        this.published = published;
    }

    /** @throws NotRatableException naming every component and range that has no price */
    public Plan compile(PriceSheet sheet, DateRange period) {
        if (period.isOpenEnded() || period.days() == 0) {
            throw new IllegalArgumentException("A bill covers at least one day and has an end, was " + period);
        }
        var missing = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        for (var component : sheet.components()) {
            if (component.kind() == ComponentKind.ONE_OFF) oneOffs(component, period, steps, missing);
            else ranged(component, period, steps, missing);
        }
        if (!missing.isEmpty()) throw new NotRatableException(missing);
        return new Plan(hash(sheet, period, steps), sheet, period, List.copyOf(steps));
    }

    private void oneOffs(PriceComponent component, DateRange period, List<Step> steps, List<String> missing) {
        for (var price : component.prices()) {
            if (!period.contains(price.from())) continue;
            var day = DateRange.of(price.from(), price.from().plusDays(1));
            var vat = at(published.periods(VAT, day), price.from());
            if (vat == null) missing.add("Der Umsatzsteuersatz fehlt am " + GermanFormat.day(price.from()));
            else steps.add(step(component, day, price, vat));
        }
    }

    private void ranged(PriceComponent component, DateRange period, List<Step> steps, List<String> missing) {
        var key = component.published();
        var prices = key == null ? component.prices() : published.periods(key, period);
        var vats = published.periods(VAT, period);
        var cuts = cuts(component, period, prices, vats);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            var range = DateRange.of(cuts.get(i), cuts.get(i + 1));
            var price = component.kind() == ComponentKind.SPOT
                    ? new PricePeriod(range.from(), null, BigDecimal.ZERO, "Börse", false)
                    : at(prices, range.from());
            var vat = at(vats, range.from());
            if (price == null)
                missing.add(component.label() + " (" + component.key() + ") hat keinen Preis vom "
                        + GermanFormat.period(range));
            else if (vat == null) missing.add("Der Umsatzsteuersatz fehlt vom " + GermanFormat.period(range));
            else steps.add(step(component, range, price, vat));
        }
    }

    private static Step step(PriceComponent component, DateRange range, PricePeriod price, PricePeriod vat) {
        var e8 = price.price().movePointLeft(component.kind().centShift()).movePointRight(8);
        var source = price.source() == null ? "Preisblatt" : price.source();
        return new Step(component, range, e8.longValueExact(), vat.price(), source, price.assumed() || vat.assumed());
    }

    /** The days on which something changes: price, VAT rate, and for a price by the year its length. */
    private static List<LocalDate> cuts(
            PriceComponent component, DateRange period, List<PricePeriod> prices, List<PricePeriod> vats) {
        var days = new TreeSet<LocalDate>();
        days.add(period.from());
        days.add(period.end());
        for (var list : List.of(prices, vats)) {
            for (var price : list) {
                days.add(price.from());
                var to = price.to();
                if (to != null) days.add(to);
            }
        }
        if (component.kind() == ComponentKind.BASE) {
            for (int year = period.from().getYear() + 1; year <= period.end().getYear(); year++) {
                var newYear = LocalDate.of(year, 1, 1);
                if (newYear.isLeapYear() != newYear.minusDays(1).isLeapYear()) days.add(newYear);
            }
        }
        return List.copyOf(days.subSet(period.from(), true, period.end(), true));
    }

    private static @org.jspecify.annotations.Nullable PricePeriod at(List<PricePeriod> prices, LocalDate day) {
        return prices.stream()
                .filter(p -> p.range().contains(day))
                .min(Comparator.comparing(PricePeriod::assumed))
                .orElse(null);
    }

    private static String hash(PriceSheet sheet, DateRange period, List<Step> steps) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (Kernel.VERSION + "\n" + sheet.product() + "\n" + period + "\n").getBytes(StandardCharsets.UTF_8));
            for (var step : steps) digest.update((step + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
