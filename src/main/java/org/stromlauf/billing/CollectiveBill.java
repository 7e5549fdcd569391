package org.stromlauf.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.Bill.Vat;
import org.stromlauf.shared.Money;

/**
 * One bill over many sites of a customer (Sammelrechnung). Each site's own bill is its annex; VAT is computed once on the sum of all
 * sites, so that it may differ by cents from the sum of the annexes' VAT.
 *
 * @param customer how the caller names him
 * @param purchaseOrder the customer's order (Bestellnummer) that the whole names
 */
public record CollectiveBill(String key, String customer, @Nullable String purchaseOrder, List<SiteBill> sites) {

    /**
     * A site's annex.
     *
     * @param site how the customer names it
     * @param key of its bill
     * @param costCentre Kostenstelle to which its amounts go
     * @param purchaseOrder its own order; null = that of the whole
     */
    public record SiteBill(
            String site, String key, @Nullable String costCentre, @Nullable String purchaseOrder, Bill bill) {}

    /**
     * What goes to a cost centre.
     *
     * @param costCentre null for sites that name none
     */
    public record CostCentre(@Nullable String costCentre, Money net) {}

    public CollectiveBill {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) throw new IllegalArgumentException("A collective bill has at least one site");
    }

    public Money net() {
        return sites.stream().map(s -> s.bill().net()).reduce(Money.ZERO, Money::plus);
    }

    /** Once a rate on the sum of all sites. */
    public List<Vat> vats() {
        var bases = new TreeMap<BigDecimal, Money>();
        for (var site : sites) {
            for (var vat : site.bill().vats()) bases.merge(vat.rate(), vat.basis(), Money::plus);
        }
        var vats = new ArrayList<Vat>();
        bases.forEach((rate, basis) -> vats.add(
                new Vat(rate, basis, Money.rounded(basis.euros().multiply(rate).movePointLeft(2)))));
        return List.copyOf(vats);
    }

    public Money vat() {
        return vats().stream().map(Vat::tax).reduce(Money.ZERO, Money::plus);
    }

    public Money gross() {
        return net().plus(vat());
    }

    /** Net amounts by cost centre in order of names; what has none comes first. */
    public List<CostCentre> costCentres() {
        var byName = new TreeMap<String, Money>();
        for (var site : sites) {
            byName.merge(
                    Objects.requireNonNullElse(site.costCentre(), ""),
                    site.bill().net(),
                    Money::plus);
        }
        return byName.entrySet().stream()
                .map(e -> new CostCentre(e.getKey().isEmpty() ? null : e.getKey(), e.getValue()))
                .toList();
    }
}
