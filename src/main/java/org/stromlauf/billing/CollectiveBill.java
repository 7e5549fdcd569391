package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.Bill.Vat;
import org.stromlauf.rating.RatedLine;
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
     * @param costCentres by component: lines that go elsewhere
     * @param later where its amounts go from a day within the period on, the first day first
     * @param purchaseOrder its own order; null = that of the whole
     */
    public record SiteBill(
            String site,
            String key,
            @Nullable String costCentre,
            Map<String, String> costCentres,
            List<Reassigned> later,
            @Nullable String purchaseOrder,
            Bill bill) {

        public SiteBill {
            later = List.copyOf(later);
        }

        /** Where a line goes; null = nowhere special. One that cannot be divided goes where its first day does. */
        public @Nullable String costCentre(RatedLine line) {
            var since = on(line.period().from());
            var own = since.costCentres().get(line.component());
            return own == null ? since.costCentre() : own;
        }

        /** Where what goes nowhere else goes on a day; null = nowhere special. */
        public @Nullable String costCentreOn(LocalDate day) {
            return on(day).costCentre();
        }

        private Reassigned on(LocalDate day) {
            var since = new Reassigned(bill.period().from(), costCentre, costCentres);
            for (var change : later) {
                if (change.from().isAfter(day)) break;
                since = change;
            }
            return since;
        }
    }

    /**
     * Another cost centre from a day on.
     *
     * @param costCentres by component: lines that go elsewhere
     */
    public record Reassigned(LocalDate from, @Nullable String costCentre, Map<String, String> costCentres) {

        public Reassigned {
            costCentres = Map.copyOf(costCentres);
        }
    }

    /** What a site bears of the whole: its net and its share of the VAT, which add up to the whole to the cent. */
    public record Share(SiteBill site, Money net, Money vat) {

        public Money gross() {
            return net.plus(vat);
        }
    }

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
        bases.forEach((rate, basis) -> vats.add(new Vat(rate, basis, tax(basis, rate))));
        return List.copyOf(vats);
    }

    public Money vat() {
        return vats().stream().map(Vat::tax).reduce(Money.ZERO, Money::plus);
    }

    public Money gross() {
        return net().plus(vat());
    }

    /**
     * The sites' shares in their order: a site's VAT is what the VAT on the sum grows by when the site is added, so that the shares
     * add up to the whole, and none is more than a cent off the VAT of its own bill.
     */
    public List<Share> shares() {
        var shares = new ArrayList<Share>();
        var bases = new TreeMap<BigDecimal, Money>();
        var before = Money.ZERO;
        for (var site : sites) {
            for (var vat : site.bill().vats()) bases.merge(vat.rate(), vat.basis(), Money::plus);
            var until = vat(bases);
            shares.add(new Share(site, site.bill().net(), until.minus(before)));
            before = until;
        }
        return List.copyOf(shares);
    }

    /** What net amounts by VAT rate come to, as a collective bill adds them up. */
    public static Money gross(Map<BigDecimal, Money> bases) {
        return bases.values().stream().reduce(vat(bases), Money::plus);
    }

    private static Money vat(Map<BigDecimal, Money> bases) {
        return bases.entrySet().stream().map(e -> tax(e.getValue(), e.getKey())).reduce(Money.ZERO, Money::plus);
    }

    private static Money tax(Money basis, BigDecimal rate) {
        return Money.rounded(basis.euros().multiply(rate).movePointLeft(2));
    }

    /** Net amounts by cost centre in order of names; what has none comes first. */
    public List<CostCentre> costCentres() {
        var byName = new TreeMap<String, Money>();
        for (var site : sites) {
            for (var line : site.bill().billed()) {
                byName.merge(Objects.requireNonNullElse(site.costCentre(line), ""), line.amount(), Money::plus);
            }
        }
        return byName.entrySet().stream()
                .map(e -> new CostCentre(e.getKey().isEmpty() ? null : e.getKey(), e.getValue()))
                .toList();
    }
}
