package org.stromlauf.retail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.NotRatableException;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.Rating;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a product costs, before anything was used. */
@Component
public class ProductPrices {

    private final Products products;
    private final ForContract forContract;

    /** What the product of all others is for a contract. */
    private interface ForContract {
        Product product(Contract contract, Product others, DateRange period);
    }

    @Autowired
    ProductPrices(Products products, KeptPrices kept) {
        this(products, (contract, others, period) -> kept.reader(contract.tenant())
                .product(contract, others, period));
    }

    /** Without guarantees. */
    ProductPrices(Products products) {
        this(products, (contract, others, period) -> others);
    }

    private ProductPrices(Products products, ForContract forContract) {
        this.products = products;
        this.forContract = forContract;
    }

    /**
     * What a year costs, VAT included, at the prices of a day: what instalments are planned by (EnWG §41b(3)). A dynamic product
     * is taken at its reference price.
     *
     * @throws IllegalArgumentException when there is no such product, or it has no price on that day
     */
    public Money yearlyGross(TenantId tenant, String product, Energy yearlyUse, LocalDate day) {
        return yearlyGross(sold(tenant, product), yearlyUse, day);
    }

    /** What a contract's year costs, at the prices that a guarantee keeps for it where there is one. */
    public Money yearlyGross(Contract contract, Energy yearlyUse, LocalDate day) {
        var sold = sold(contract.tenant(), contract.terms().product());
        var own = forContract.product(contract, sold, DateRange.of(day, day.plusDays(1)));
        return yearlyGross(own, yearlyUse, day);
    }

    private Product sold(TenantId tenant, String product) {
        return products.catalogue(tenant)
                .product(product)
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant + " has no product " + product
                        + ": lay products/" + product + ".yaml down"));
    }

    private static Money yearlyGross(Product sold, Energy yearlyUse, LocalDate day) {
        var reference = sold.reference();
        var net = reference != null
                ? energy(reference.energy(), yearlyUse).add(reference.base())
                : rated(sold, yearlyUse, day);
        var rates = PriceFiles.ours().periods(PlanCompiler.VAT, DateRange.of(day, day.plusDays(1)));
        var vat = rates.stream()
                .filter(r -> r.range().contains(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no price of VAT on " + day));
        return Money.rounded(net.add(net.multiply(vat.price()).movePointLeft(2)));
    }

    /** A year rated as it would be billed, if the prices of the day held on. */
    private static BigDecimal rated(Product product, Energy use, LocalDate day) {
        var year = commonYear(day);
        var billed = product.sheet().components().stream()
                .filter(c -> !c.contained() && !c.kind().hasOwnDay())
                .map(c -> c.asOn(day))
                .toList();
        var sheet = new PriceSheet(
                product.key(), product.name(), billed, product.sheet().zones(), null);
        try {
            var facts = new ContractFacts(product.traits(), day);
            var plan = new PlanCompiler(PriceFiles.ours().asOn(day)).compile(sheet, year, facts);
            var usage = new Usage.Metered(List.of(Usage.Metered.evenly(year, use.wattHours(), "Jahresverbrauch")));
            return Rating.rate(plan, usage, null).stream()
                    .map(l -> l.amount().euros())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        } catch (NotRatableException e) {
            throw new IllegalArgumentException(
                    "There is no price of " + product.key() + " on " + day + ": " + e.getMessage(), e);
        }
    }

    /** A year of 365 days: a leap day raises nobody's instalments. */
    private static DateRange commonYear(LocalDate day) {
        var first = day.with(TemporalAdjusters.firstDayOfNextYear());
        while (first.isLeapYear()) first = first.plusYears(1);
        return DateRange.of(first, first.plusYears(1));
    }

    private static BigDecimal energy(BigDecimal cents, Energy use) {
        return cents.movePointLeft(2).multiply(use.kwh());
    }
}
