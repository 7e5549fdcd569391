package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.BillingRequest.Section;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
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
        var more = request.prices();
        return new BillOrder(
                request.contract(),
                request.sheet(),
                more == null ? known : known.with(PublishedPrices.of(more)),
                period,
                quantities(request),
                curve(request, period),
                asOf,
                new ContractFacts(Objects.requireNonNullElse(request.traits(), Set.of()), request.since()));
    }

    private @Nullable PriceCurve curve(BillingRequest request, DateRange period) {
        var area = request.exchange();
        var days = request.exchangePrices();
        if (days == null) return area == null ? null : exchange.apply(area, period);
        var curve = PriceCurve.named(area == null ? "exchangePrices" : area);
        days.forEach((day, prices) -> curve.day(day, prices.toArray(BigDecimal[]::new)));
        return curve.build();
    }

    private static Quantities quantities(BillingRequest request) {
        var registers = new TreeMap<String, Usage>();
        var others = request.registers();
        if (others != null) others.forEach((name, sections) -> registers.put(name, usage(sections)));
        var sessions = orEmpty(request.sessions()).stream()
                .map(s -> new Quantities.Session(
                        s.id(),
                        s.start(),
                        s.end(),
                        Energy.ofKwh(s.kwh()).wattHours(),
                        Duration.ofMinutes(s.parkedMinutes())))
                .toList();
        var services = orEmpty(request.services()).stream()
                .map(s -> new Quantities.Service(s.component(), s.day(), s.quantity(), s.reference()))
                .toList();
        return new Quantities(usage(request.usage()), Map.copyOf(registers), sessions, services);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Usage usage(List<Section> given) {
        if (given.stream().noneMatch(s -> s.wattHours() != null)) return new Usage.Metered(metered(given));
        var days = new ArrayList<long[]>();
        var first = given.get(0);
        for (var section : given) {
            var values = section.wattHours();
            if (values == null) throw new IllegalArgumentException("Usage is either metered or a load profile");
            days.add(checked(section.from(), first.from().plusDays(days.size()), values));
        }
        return new Usage.Profile(first.from(), days, first.source());
    }

    private static List<Usage.Metered.Section> metered(List<Section> given) {
        var sections = new ArrayList<Usage.Metered.Section>();
        for (var section : given) {
            var period = DateRange.of(section.from(), Objects.requireNonNull(section.to()));
            var kwh = Objects.requireNonNull(section.kwh());
            sections.add(Usage.Metered.evenly(period, Energy.ofKwh(kwh).wattHours(), section.source()));
        }
        return sections;
    }

    /** The days of a load profile follow each other, each with as many quarter hours as it has. */
    private static long[] checked(LocalDate day, LocalDate expected, long[] values) {
        if (!day.equals(expected)) {
            throw new IllegalArgumentException(
                    "The load profile has no day " + expected + "; the next given is " + day);
        }
        int quarters = MarketCalendar.quarterHours(day);
        if (values.length != quarters) {
            throw new IllegalArgumentException(
                    day + " has " + quarters + " quarter hours, given are " + values.length + " values");
        }
        return values;
    }
}
