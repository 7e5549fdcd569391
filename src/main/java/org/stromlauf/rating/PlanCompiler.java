package org.stromlauf.rating;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Plan.BlockE8;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.Plan.Terms;
import org.stromlauf.rating.PriceComponent.Per;
import org.stromlauf.rating.PriceSheet.VatBy;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;

/** Compiles a price sheet and published prices for a period into a plan, or says what has no price. */
public final class PlanCompiler {

    /** The key of the common VAT rate among the published prices, in percent. */
    public static final String VAT = "tax/vat";

    private static final int QUANTITY_DECIMALS = 3;

    private final PublishedPrices published;

    public PlanCompiler(PublishedPrices published) {
        this.published = published;
    }

    public Plan compile(PriceSheet sheet, DateRange period) {
        return compile(sheet, period, ContractFacts.NONE);
    }

    /** @throws NotRatableException naming every component and range that has no price */
    public Plan compile(PriceSheet sheet, DateRange period, ContractFacts facts) {
        if (period.isOpenEnded() || period.days() == 0) {
            throw new IllegalArgumentException("A bill covers at least one day and has an end, was " + period);
        }
        var compilation = new Compilation(sheet, period, facts);
        for (var component : sheet.components()) {
            if (component.kind() == ComponentKind.ONE_OFF) compilation.oneOffs(component);
            else compilation.earlierInTheYear(component).ranged(component);
        }
        if (!compilation.missing.isEmpty()) {
            throw new NotRatableException(
                    compilation.missing.stream().distinct().toList());
        }
        return new Plan(hash(sheet, period, compilation.steps), sheet, period, List.copyOf(compilation.steps));
    }

    /** One sheet over one period. */
    private final class Compilation {

        private final PriceSheet sheet;
        private final DateRange period;
        private final ContractFacts facts;
        private final List<String> missing = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final Map<String, TimeZones> schemes = new HashMap<>();
        private final Map<String, List<PricePeriod>> prices = new HashMap<>();
        private final PriceSource source;
        private final PlanCuts cuts;

        Compilation(PriceSheet sheet, DateRange period, ContractFacts facts) {
            this.sheet = sheet;
            this.period = period;
            this.facts = facts;
            this.source = new PriceSource(published, facts, missing);
            this.cuts = new PlanCuts(period, facts.cuts());
            for (var component : sheet.components()) {
                var found = source.prices(component, period);
                prices.put(component.key(), found);
                cuts.add(component, found, isByDay(component) ? published.periods(component.vat(), period) : List.of());
            }
            cuts.passOn(sheet.components());
        }

        private boolean isByDay(PriceComponent component) {
            return component.kind().hasOwnDay() || sheet.vatBy() == VatBy.DAY;
        }

        void oneOffs(PriceComponent component) {
            var months = component.afterMonths();
            for (var price : prices.getOrDefault(component.key(), List.of())) {
                var since = facts.since();
                if (months != null && since == null) {
                    missing.add(component.label() + " (" + component.key() + ") zählt vom Vertragsbeginn, der fehlt");
                    return;
                }
                var day = months == null || since == null ? price.from() : since.plusMonths(months);
                if (!period.contains(day) || !price.range().contains(day)) continue;
                add(component, DateRange.of(day, day.plusDays(1)), price, null);
            }
        }

        void ranged(PriceComponent component) {
            var since = component.kind() == ComponentKind.DEMAND ? period.from() : null;
            for (var range : cuts.ranges(component)) {
                add(
                        component,
                        range,
                        prices.getOrDefault(component.key(), List.of()),
                        peakYear(component, range, since));
            }
        }

        /** A yearly price of the peak was charged by a lower peak earlier in the year. */
        Compilation earlierInTheYear(PriceComponent component) {
            if (component.kind() != ComponentKind.DEMAND || component.per() != Per.YEAR) return this;
            var since = peakYear(component, DateRange.of(period.from(), period.end()), period.from());
            if (since == null || !since.isBefore(period.from())) return this;
            var before = DateRange.of(since, period.from());
            var earlier = source.prices(component, before);
            var ranges = new PlanCuts(before);
            ranges.add(component, earlier, List.of());
            for (var range : ranges.ranges(component)) add(component, range, earlier, since);
            return this;
        }

        private @Nullable LocalDate peakYear(PriceComponent component, DateRange range, @Nullable LocalDate from) {
            if (from == null) return null;
            if (component.per() == Per.MONTH) return range.from();
            var newYear = range.from().withDayOfYear(1);
            var since = facts.since();
            return since != null && since.isAfter(newYear) ? since : newYear;
        }

        private void add(PriceComponent component, DateRange range, List<PricePeriod> own, @Nullable LocalDate since) {
            var price = PriceSource.at(own, range.from());
            if (price == null && component.kind() == ComponentKind.SPOT && own.isEmpty()) {
                price = new PricePeriod(range.from(), null, BigDecimal.ZERO, "Börse", false);
            }
            if (price == null) {
                missing.add(component.label() + " (" + component.key() + ") hat keinen Preis vom "
                        + GermanFormat.period(range));
            } else {
                add(component, range, price, since);
            }
        }

        private void add(PriceComponent component, DateRange range, PricePeriod price, @Nullable LocalDate since) {
            var day = isByDay(component) ? range.from() : period.end().minusDays(1);
            var vat = PriceSource.at(published.periods(component.vat(), DateRange.of(day, day.plusDays(1))), day);
            if (vat == null) {
                missing.add("Der Umsatzsteuersatz fehlt am " + GermanFormat.day(day));
                return;
            }
            var source = price.source() == null ? sourceOf(component) : price.source();
            steps.add(new Step(
                    component,
                    range,
                    e8(component, price.price()),
                    vat.price(),
                    source,
                    price.assumed() || vat.assumed(),
                    terms(component, price, since)));
        }

        private String sourceOf(PriceComponent component) {
            return component.kind() == ComponentKind.SPOT ? "Börse" : "Preisblatt";
        }

        private Terms terms(PriceComponent component, PricePeriod price, @Nullable LocalDate since) {
            var floor = price.floor();
            var cap = price.cap();
            return new Terms(
                    price.blocks().stream().map(b -> block(component, b)).toList(),
                    floor == null ? Long.MIN_VALUE : unsigned(component, floor),
                    cap == null ? Long.MAX_VALUE : unsigned(component, cap),
                    times(component),
                    since);
        }

        private @Nullable TimeZones times(PriceComponent component) {
            var scheme = component.zoneScheme();
            if (scheme == null) return null;
            var own = sheet.zones().get(scheme);
            var rules = own == null ? published.zones(scheme) : own;
            if (rules.isEmpty()) {
                missing.add(component.label() + " (" + component.key() + "): die Zeiten '" + scheme + "' fehlen");
            }
            return schemes.computeIfAbsent(scheme, s -> new TimeZones(rules));
        }
    }

    private static BlockE8 block(PriceComponent component, PricePeriod.Block block) {
        var upTo = block.upTo();
        return new BlockE8(
                upTo == null
                        ? Long.MAX_VALUE
                        : upTo.movePointRight(QUANTITY_DECIMALS).longValueExact(),
                e8(component, block.price()));
    }

    private static long e8(PriceComponent component, BigDecimal price) {
        var e8 = unsigned(component, price);
        return component.credit() ? -e8 : e8;
    }

    private static long unsigned(PriceComponent component, BigDecimal price) {
        try {
            return price.movePointLeft(component.kind().centShift())
                    .movePointRight(8)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw unusable(component, price, 8 - component.kind().centShift());
        }
    }

    private static NotRatableException unusable(PriceComponent component, BigDecimal value, int decimals) {
        return new NotRatableException(List.of(component.label() + " (" + component.key() + "): "
                + GermanFormat.number(value, 20) + " ist zu groß oder hat mehr als " + decimals
                + " Nachkommastellen und wird vorher gerundet"));
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
