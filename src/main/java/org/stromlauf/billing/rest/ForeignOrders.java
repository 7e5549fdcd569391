package org.stromlauf.billing.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.billing.rest.OrderRequest.Section;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.TenantId;

/** Reads what callers send about contracts that are not kept here. */
@Component
class ForeignOrders {

    private static final PublishedPrices LAW = PriceFiles.ours();

    private final ExchangePrices exchange;
    private final StatedPrices stated;
    private final Clock clock;

    ForeignOrders(ExchangePrices exchange, StatedPrices stated, Clock clock) {
        this.exchange = exchange;
        this.stated = stated;
        this.clock = clock;
    }

    /** @throws ProblemException when the request contradicts itself */
    BillOrder order(TenantId tenant, OrderRequest request) {
        try {
            var period = DateRange.of(request.from(), request.to());
            var prices = LAW.with(stated.of(tenant));
            var more = request.prices();
            if (more != null) prices = prices.with(PublishedPrices.of(more));
            var area = request.exchange();
            return new BillOrder(
                    request.contract(),
                    request.sheet(),
                    prices,
                    period,
                    quantities(request),
                    area == null ? null : exchange.curve(tenant, area, period),
                    clock.instant(),
                    new ContractFacts(Objects.requireNonNullElse(request.traits(), Set.of()), request.since()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ProblemException.invalid("billing.order-invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Quantities quantities(OrderRequest request) {
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
        var sections = new ArrayList<Usage.Metered.Section>();
        var days = new ArrayList<long[]>();
        for (var section : given) {
            var values = section.wattHours();
            var kwh = section.kwh();
            if ((values == null) == (kwh == null)) {
                throw new IllegalArgumentException("A section of usage has either kwh or wattHours: " + section.from());
            }
            if (values != null) days.add(values);
            else if (kwh != null) {
                var period = DateRange.of(section.from(), section.to());
                sections.add(Usage.Metered.evenly(period, Energy.ofKwh(kwh).wattHours(), section.source()));
            }
        }
        if (days.isEmpty()) return new Usage.Metered(sections);
        if (!sections.isEmpty()) throw new IllegalArgumentException("Usage is either metered or a load profile");
        return new Usage.Profile(given.get(0).from(), days, given.get(0).source());
    }
}
