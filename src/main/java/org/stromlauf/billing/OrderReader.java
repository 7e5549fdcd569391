package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.rating.PriceSheetLint;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Quantities.Service;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/**
 * Turns a request into an order: prices that are known here and prices that the request brings.
 *
 * @param known levies, taxes and what a tenant has stated
 * @param exchange the curve of an exchange's bidding zone for the days of a period
 * @param asOf when the bill is made
 */
public record OrderReader(PublishedPrices known, BiFunction<String, DateRange, PriceCurve> exchange, Instant asOf) {

    /** @throws IllegalArgumentException when the request contradicts itself, with the place */
    public BillOrder order(BillingRequest request) {
        var period = DateRange.of(request.from(), request.to());
        var prices = request.prices() == null ? known : known.overriddenBy(stated(request));
        var sheet = request.sheet();
        var faults = PriceSheetLint.contradictions(sheet, prices);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.stream()
                    .map(f -> "sheet." + f.place() + ": " + f.text())
                    .collect(Collectors.joining("; ")));
        }
        return new BillOrder(
                request.contract(),
                sheet,
                prices,
                period,
                quantities(request, period).summedFor(sheet),
                curve(request, period),
                asOf,
                new ContractFacts(Objects.requireNonNullElse(request.traits(), Set.of()), request.since()));
    }

    /** Prices that the request brings, each said once. */
    private static PublishedPrices stated(BillingRequest request) {
        var more = request.prices();
        if (more == null) return PublishedPrices.of(Map.of());
        more.forEach((key, published) -> {
            if (published == null) throw new IllegalArgumentException("prices." + key + " is empty (null)");
            var sorted = published.periods().stream()
                    .sorted(Comparator.comparing(PricePeriod::assumed).thenComparing(PricePeriod::from))
                    .toList();
            for (int i = 1; i < sorted.size(); i++) {
                if (sorted.get(i).assumed() == sorted.get(i - 1).assumed()
                        && sorted.get(i).range().overlaps(sorted.get(i - 1).range())) {
                    throw new IllegalArgumentException("prices." + key + ": two prices hold on "
                            + sorted.get(i).from() + "; the one before ends there ('to')");
                }
            }
        });
        return PublishedPrices.of(more);
    }

    private @Nullable PriceCurve curve(BillingRequest request, DateRange period) {
        var area = request.exchange();
        var days = request.exchangePrices();
        if (days == null) return area == null ? null : exchange.apply(area, period);
        var curve = PriceCurve.named(area == null ? "exchangePrices" : area);
        days.forEach((day, prices) -> {
            if (prices == null || prices.contains(null)) {
                throw new IllegalArgumentException("exchangePrices." + day + " lacks a price (null)");
            }
            curve.day(day, prices.toArray(BigDecimal[]::new));
        });
        return curve.build();
    }

    private static Quantities quantities(BillingRequest request, DateRange period) {
        var registers = new TreeMap<String, Usage>();
        var others = request.registers();
        if (others != null) {
            others.forEach((name, sections) -> {
                var place = "registers." + name;
                if (sections == null || sections.contains(null)) {
                    throw new IllegalArgumentException(place + " has an empty entry (null)");
                }
                registers.put(name, UsageReader.read(sections, place));
            });
        }
        return new Quantities(
                UsageReader.read(Objects.requireNonNull(request.usage()), "usage"),
                Map.copyOf(registers),
                sessions(request, period),
                services(request, period));
    }

    private static List<Session> sessions(BillingRequest request, DateRange period) {
        var given = Objects.requireNonNull(request.sessions());
        var sessions = new ArrayList<Session>();
        for (int i = 0; i < given.size(); i++) {
            var each = given.get(i);
            var place = "sessions[" + i + "] " + each.id();
            sold(request, ComponentKind.SESSION, place);
            within(period, MarketCalendar.day(each.start()), place);
            var parked = Objects.requireNonNullElse(each.parkedMinutes(), BigDecimal.ZERO);
            sessions.add(new Session(
                    each.id(),
                    each.start(),
                    each.end(),
                    UsageReader.thousandths(each.kwh(), place + ".kwh"),
                    Duration.ofMillis(UsageReader.thousandths(parked, place + ".parkedMinutes") * 60)));
        }
        return sessions;
    }

    private static List<Service> services(BillingRequest request, DateRange period) {
        var given = Objects.requireNonNull(request.services());
        var services = new ArrayList<Service>();
        for (int i = 0; i < given.size(); i++) {
            var each = given.get(i);
            var place = "services[" + i + "]";
            var priced = request.sheet().components().stream()
                    .anyMatch(c -> c.kind() == ComponentKind.SERVICE && c.key().equals(each.component()));
            if (!priced) {
                throw new IllegalArgumentException(
                        place + ".component: the sheet has no SERVICE component '" + each.component() + "'");
            }
            within(period, each.day(), place + ".day");
            var counted =
                    new BigDecimal(UsageReader.thousandths(each.quantity(), place + ".quantity")).movePointLeft(3);
            services.add(new Service(each.component(), each.day(), counted, each.reference()));
        }
        return services;
    }

    private static void sold(BillingRequest request, ComponentKind kind, String place) {
        if (request.sheet().components().stream().noneMatch(c -> c.kind() == kind)) {
            throw new IllegalArgumentException(place + ": the sheet has no " + kind + " component that prices it");
        }
    }

    /** What would be left out in silence is refused. */
    private static void within(DateRange period, LocalDate day, String place) {
        if (!period.contains(day)) {
            throw new IllegalArgumentException(place + ": " + day + " lies outside the period " + period
                    + ", whose end is the first day not billed");
        }
    }
}
