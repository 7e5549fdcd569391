package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.WhatIf;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.retail.BillOrders.Prices;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What another price sheet would change for the customers of a product: a year of their expected use at the prices of a day. */
@Service
public class PriceWhatIf {

    private static final int PAGE = 1000;

    private final Contracts contracts;
    private final BillOrders orders;
    private final Clock clock;

    PriceWhatIf(Contracts contracts, BillOrders orders, Clock clock) {
        this.contracts = contracts;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Nothing is stored. Published prices count as if those of the day held on, so that next year's levies need not be known.
     *
     * @param sheet the sheet that would hold instead
     * @param day whose prices are compared; to whom they are guaranteed then is not among the contracts
     * @throws NoSuchElementException when there is no such product
     * @throws IllegalArgumentException when the product depends on more than the yearly use
     */
    @Transactional(readOnly = true)
    public WhatIf.Result of(TenantId tenant, String product, PriceSheet sheet, LocalDate day) {
        var prices = orders.prices(tenant);
        var sold = prices.catalogue()
                .product(product)
                .orElseThrow(() -> new NoSuchElementException("Tenant " + tenant + " has no product " + product));
        if (sold.reference() != null) {
            throw new IllegalArgumentException("Product " + product + " depends on more than the yearly use");
        }
        var year = new Year(sold, day, prices, new HashMap<>(), new IdentityHashMap<>());
        return WhatIf.of(
                customers(tenant, product)
                        .filter(c -> !c.terms().areGuaranteedOn(day))
                        .map(c -> order(c, year)),
                sheet.asOn(day));
    }

    /**
     * @param byGrid the prices that hold in a grid, frozen
     * @param sheets those of the product and those that single contracts keep of it, frozen
     */
    private record Year(
            Product product,
            LocalDate day,
            Prices prices,
            Map<MarketPartnerId, PublishedPrices> byGrid,
            Map<Product, PriceSheet> sheets) {

        PriceSheet sheet(Contract contract) {
            var own = prices.kept().product(contract, product, DateRange.of(day, day.plusDays(1)));
            return sheets.computeIfAbsent(own, p -> p.sheet().asOn(day));
        }

        DateRange range() {
            return DateRange.of(day, day.plusYears(1));
        }

        PublishedPrices published(MarketPartnerId grid) {
            return byGrid.computeIfAbsent(
                    grid,
                    g -> prices.published().with(prices.catalogue().grid(g)).asOn(day));
        }
    }

    private BillOrder order(Contract contract, Year year) {
        var use = contract.terms().yearlyConsumption().wattHours();
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(year.range(), use, "erwarteter Jahresverbrauch")));
        return new BillOrder(
                contract.number(),
                year.sheet(contract),
                year.published(contract.gridOperator()),
                year.range(),
                Quantities.of(usage),
                null,
                clock.instant(),
                new ContractFacts(year.product().traits(), null));
    }

    private Stream<Contract> customers(TenantId tenant, String product) {
        return Stream.iterate(
                        contracts.page(tenant, "", PAGE),
                        page -> !page.isEmpty(),
                        page -> contracts.page(tenant, page.get(page.size() - 1).number(), PAGE))
                .flatMap(List::stream)
                .filter(c ->
                        c.state() == ContractState.ACTIVE && c.terms().product().equals(product));
    }
}
