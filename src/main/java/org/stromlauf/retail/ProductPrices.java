package org.stromlauf.retail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a product costs, before anything was used. */
@Component
public class ProductPrices {

    private final Products products;

    ProductPrices(Products products) {
        this.products = products;
    }

    /**
     * What a year costs, VAT included, at the prices of a day: what instalments are planned by (EnWG §41b(3)). A dynamic product
     * is taken at its reference price.
     *
     * @throws IllegalArgumentException when there is no such product, or it has no price on that day
     */
    public Money yearlyGross(TenantId tenant, String product, Energy yearlyUse, LocalDate day) {
        var sold = products.catalogue(tenant)
                .product(product)
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant + " has no product " + product
                        + ": lay products/" + product + ".yaml down"));
        var reference = sold.reference();
        var net = reference != null
                ? energy(reference.energy(), yearlyUse).add(reference.base())
                : ownPrices(sold, yearlyUse, day);
        var vat = on(PriceFiles.ours().periods(PlanCompiler.VAT, oneDay(day)), day, "VAT");
        return Money.rounded(net.add(net.multiply(vat).movePointLeft(2)));
    }

    private static BigDecimal ownPrices(Product product, Energy use, LocalDate day) {
        var net = BigDecimal.ZERO;
        for (var component : product.sheet().components()) {
            if (component.contained() || component.kind() == ComponentKind.ONE_OFF) continue;
            var price = on(prices(component, day), day, product.key() + " " + component.key());
            net = net.add(component.kind() == ComponentKind.BASE ? price : energy(price, use));
        }
        return net;
    }

    private static List<PricePeriod> prices(PriceComponent component, LocalDate day) {
        var key = component.published();
        return key == null ? component.prices() : PriceFiles.ours().periods(key, oneDay(day));
    }

    private static BigDecimal energy(BigDecimal cents, Energy use) {
        return cents.movePointLeft(2).multiply(use.kwh());
    }

    private static BigDecimal on(List<PricePeriod> prices, LocalDate day, String what) {
        return prices.stream()
                .filter(p -> p.range().contains(day))
                .findFirst()
                .map(PricePeriod::price)
                .orElseThrow(() -> new IllegalArgumentException("There is no price of " + what + " on " + day));
    }

    private static DateRange oneDay(LocalDate day) {
        return DateRange.of(day, day.plusDays(1));
    }
}
