package org.stromlauf.retail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.ContractTraits;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.metering.GasReadings;
import org.stromlauf.metering.LocationUsage;
import org.stromlauf.metering.LocationUsage.Counting;
import org.stromlauf.metering.ProfileWeights;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Joins a contract with its usage and its prices to what the Billing Factory bills. */
@Component
class BillOrders {

    /** A contract with this trait is billed by preliminary values where there are no final ones yet, which then correct the bill. */
    static final String BY_PRELIMINARY_VALUES = "preliminary-values";

    private static final PublishedPrices LAW = PriceFiles.ours();

    private final LocationUsage usage;
    private final GasReadings gas;
    private final StatedPrices stated;
    private final ExchangePrices exchange;
    private final Products products;
    private final RegisterUsage registers;
    private final ContractExtras extras;
    private final LocationRecords locations;
    private final ContractTraits traits;
    private final KeptPrices kept;

    BillOrders(
            LocationUsage usage,
            GasReadings gas,
            StatedPrices stated,
            ExchangePrices exchange,
            Products products,
            RegisterUsage registers,
            ContractExtras extras,
            LocationRecords locations,
            ContractTraits traits,
            KeptPrices kept) {
        this.usage = usage;
        this.gas = gas;
        this.stated = stated;
        this.exchange = exchange;
        this.products = products;
        this.registers = registers;
        this.extras = extras;
        this.locations = locations;
        this.traits = traits;
        this.kept = kept;
    }

    /**
     * What all contracts of a tenant are billed by, read once for many.
     *
     * @param kept prices that a guarantee keeps for single contracts
     * @param byGrid published prices with those of a grid operator: the same object for all its contracts, who share plans by that
     */
    record Prices(
            Catalogue catalogue,
            PublishedPrices published,
            KeptPrices.Reader kept,
            Map<MarketPartnerId, PublishedPrices> byGrid) {

        Prices(Catalogue catalogue, PublishedPrices published, KeptPrices.Reader kept) {
            this(catalogue, published, kept, new ConcurrentHashMap<>());
        }

        /** What the contract's product costs it in a period; empty when there is none. */
        Optional<Product> product(Contract contract, DateRange period) {
            return catalogue.product(contract.terms().product()).map(p -> kept.product(contract, p, period));
        }

        PublishedPrices in(MarketPartnerId grid) {
            return byGrid.computeIfAbsent(grid, g -> published.with(catalogue.grid(g)));
        }
    }

    Prices prices(TenantId tenant) {
        return new Prices(products.catalogue(tenant), LAW.with(stated.of(tenant)), kept.reader(tenant));
    }

    /** Empty when the contract's product does not exist. */
    Optional<BillOrder> order(Contract contract, DateRange period, Instant asOf, Prices prices) {
        return prices.product(contract, period).map(product -> {
            var area = product.exchange();
            return new BillOrder(
                    contract.number(),
                    product.sheet(),
                    prices.in(contract.gridOperator()),
                    period,
                    quantities(contract, product, counted(contract, product, period), asOf),
                    area == null ? null : exchange.curve(contract.tenant(), area, period),
                    asOf,
                    facts(contract, product));
        });
    }

    private Quantities quantities(Contract contract, Product product, DateRange period, Instant asOf) {
        var counted = registers.of(contract, product, period, asOf);
        var whole = usage(contract, period, asOf);
        if (whole instanceof Usage.Metered || !counted.isEmpty()) {
            var profile = locations.data(contract.tenant(), contract.id()).loadProfile();
            // What is fed in follows the sun and not the customer.
            counted.replaceAll(
                    (name, register) -> name.equals(RegisterUsage.FED_IN) ? register : spread(register, profile));
            whole = spread(whole, profile);
        }
        List<Quantities.Session> sessions = charges(product, ComponentKind.SESSION)
                ? extras.sessions(contract.tenant(), contract.id(), asOf)
                : List.of();
        List<Quantities.Service> services = charges(product, ComponentKind.SERVICE)
                ? extras.services(contract.tenant(), contract.id(), asOf)
                : List.of();
        return new Quantities(whole, counted, sessions, services).summedFor(product.sheet());
    }

    private static boolean charges(Product product, ComponentKind kind) {
        return product.sheet().components().stream().anyMatch(c -> c.kind() == kind);
    }

    /** What lies between two readings is divided as the location's load profile has it, where prices change. */
    private static Usage spread(Usage usage, @Nullable String profile) {
        return usage instanceof Usage.Metered metered ? ProfileWeights.spread(metered, profile) : usage;
    }

    private ContractFacts facts(Contract contract, Product product) {
        var dated = traits.of(contract.tenant(), contract.id()).stream()
                .map(t -> new ContractFacts.Trait(t.name(), t.days()))
                .toList();
        return new ContractFacts(product.traits(), contract.supply().from(), dated);
    }

    /** The days whose values a bill counts; its own where the product is gone. */
    DateRange counted(Contract contract, DateRange period, Prices prices) {
        return prices.product(contract, period)
                .map(product -> counted(contract, product, period))
                .orElse(period);
    }

    /** A peak is one of the year: the values since its beginning are needed. */
    private static DateRange counted(Contract contract, Product product, DateRange period) {
        if (!charges(product, ComponentKind.DEMAND)) return period;
        var newYear = period.from().withDayOfYear(1);
        var since = contract.supply().from();
        return DateRange.of(since.isAfter(newYear) ? since : newYear, period.end());
    }

    private Counting counting(Contract contract, DateRange period) {
        var agreed = traits.of(contract.tenant(), contract.id()).stream()
                .anyMatch(
                        t -> t.name().equals(BY_PRELIMINARY_VALUES) && t.days().contains(period.from()));
        return agreed ? Counting.PRELIMINARY_TOO : Counting.FINAL;
    }

    /** By the energy that was told; of gas by cubic metres and their quality where no energy was. */
    private Usage.Metered readings(Contract contract, DateRange period, Instant asOf) {
        var told = usage.metered(contract.tenant(), contract.location(), period, asOf);
        if (!told.sections().isEmpty()) return told;
        var meters = locations.meteringPoints(contract.tenant(), contract.id()).stream()
                .map(MeteringPoint::location)
                .toList();
        return gas.metered(contract.tenant(), contract.location(), meters, period, asOf);
    }

    /**
     * By quarter hours where there is an intelligent meter, else by the energy between readings. A contract that is not billed
     * monthly, and so not by the price of each quarter hour, can do with the energy where quarter hours are missing: the market's
     * order is by reading, then by load profile.
     */
    Usage usage(Contract contract, DateRange period, Instant asOf) {
        var tenant = contract.tenant();
        var location = contract.location();
        if (contract.terms().metering() != MeteringKind.SMART) return readings(contract, period, asOf);
        var profile = usage.profile(tenant, location, counting(contract, period), period, asOf);
        if (contract.terms().billing() == BillingInterval.MONTHLY) return profile;
        if (profile.wattHours(period).isPresent()) return profile;
        var metered = usage.metered(tenant, location, period, asOf);
        return metered.wattHours(period).isPresent() ? metered : profile;
    }
}
