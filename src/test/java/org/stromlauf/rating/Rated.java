package org.stromlauf.rating;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/** Rates sheets, profiles and curves for tests of prices. */
final class Rated {

    private Rated() {}

    static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    static List<String> spot(String component, String day, int hours) {
        var date = LocalDate.parse(day);
        var prices = flat(hours, "100");
        prices[0] = new BigDecimal("-50");
        prices[10] = new BigDecimal("500");
        var curve = PriceCurve.named("EPEX").day(date, prices).build();
        return rate(one(component), DateRange.of(date, date.plusDays(1)), Quantities.of(profile(day, 1, 1000)), curve)
                .stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    static BigDecimal[] flat(int n, String price) {
        var prices = new BigDecimal[n];
        Arrays.fill(prices, new BigDecimal(price));
        return prices;
    }

    static BigDecimal[] half(String first, String second) {
        var prices = flat(24, first);
        Arrays.fill(prices, 12, 24, new BigDecimal(second));
        return prices;
    }

    static List<String> profiled(String sheet, DateRange period, long wattHours) {
        var profile = profile(period.from().toString(), (int) period.days(), wattHours);
        return rate(sheet(sheet), period, Quantities.of(profile), null).stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    static Usage.Profile profile(String first, int days, long wattHours) {
        var values = new ArrayList<long[]>();
        for (int i = 0; i < days; i++) {
            var day =
                    new long[MarketCalendar.quarterHours(LocalDate.parse(first).plusDays(i))];
            Arrays.fill(day, wattHours);
            values.add(day);
        }
        return new Usage.Profile(LocalDate.parse(first), values, "Lastgang");
    }

    static List<String> amounts(String component, DateRange period) {
        return amounts(component, period, 0);
    }

    static List<String> amounts(String component, DateRange period, long wattHours) {
        return rate(component, period, wattHours).stream()
                .map(l -> l.amount().euros().toPlainString())
                .toList();
    }

    static List<RatedLine> rate(String component, DateRange period, long wattHours) {
        return rate(one(component), period, Quantities.of(RatingTests.evenly(period, wattHours)), null);
    }

    static List<RatedLine> rate(
            PriceSheet sheet,
            DateRange period,
            Quantities quantities,
            @org.jspecify.annotations.Nullable PriceCurve curve) {
        return Rating.rate(new PlanCompiler(PriceFiles.ours()).compile(sheet, period), quantities, curve);
    }

    static List<RatedLine> rate(
            PriceSheet sheet, DateRange period, Quantities quantities, PublishedPrices more, ContractFacts facts) {
        return Rating.rate(
                new PlanCompiler(PriceFiles.ours().with(more)).compile(sheet, period, facts), quantities, null);
    }

    static PriceSheet one(String component) {
        return sheet("product: p\nname: P\ncomponents: [" + component + "]");
    }

    static PriceSheet sheet(String yaml) {
        return RatingTests.sheet(yaml);
    }

    static PublishedPrices published(String yaml) {
        return PriceFiles.published(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static DateRange range(String from, String to) {
        return DateRange.of(LocalDate.parse(from), LocalDate.parse(to));
    }
}
