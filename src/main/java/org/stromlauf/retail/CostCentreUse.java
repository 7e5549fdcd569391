package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBill.SiteBill;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;

/**
 * What a collective bill asks of a cost centre. The gross amounts of all, those of no cost centre included, add up to the bill.
 *
 * @param energy of the sites while they belong to it, whatever single lines go elsewhere
 */
record CostCentreUse(String costCentre, Energy energy, Money gross) {

    private static final String NONE = "";
    private static final String ENERGY_UNIT = "kWh";

    /** @param used by the key of a site's bill */
    static List<CostCentreUse> of(CollectiveBill bill, Map<String, Energy> used) {
        var energy = new TreeMap<String, Long>();
        var bases = new TreeMap<String, TreeMap<BigDecimal, Money>>();
        for (var site : bill.sites()) {
            share(site, Objects.requireNonNull(used.get(site.key())), energy);
            for (var line : site.bill().billed()) {
                bases.computeIfAbsent(name(site.costCentre(line)), c -> new TreeMap<>())
                        .merge(line.vatRate(), line.amount(), Money::plus);
            }
        }
        for (var centre : energy.keySet()) bases.computeIfAbsent(centre, c -> new TreeMap<>());
        return uses(bases, energy);
    }

    /** All cost centres to which something of it may go. */
    static Set<String> names(CollectiveBill bill) {
        var names = new TreeSet<String>();
        for (var site : bill.sites()) {
            names.add(name(site.costCentre()));
            for (var change : site.later()) names.add(name(change.costCentre()));
            for (var line : site.bill().billed()) names.add(name(site.costCentre(line)));
        }
        names.remove(NONE);
        return names;
    }

    /** A cost centre's VAT is what the VAT on the sum grows by when it is added, as a site's is. */
    private static List<CostCentreUse> uses(
            TreeMap<String, TreeMap<BigDecimal, Money>> bases, TreeMap<String, Long> energy) {
        var uses = new ArrayList<CostCentreUse>();
        var whole = new TreeMap<BigDecimal, Money>();
        var before = Money.ZERO;
        for (var centre : bases.entrySet()) {
            centre.getValue().forEach((rate, net) -> whole.merge(rate, net, Money::plus));
            var gross = CollectiveBill.gross(whole);
            if (!centre.getKey().equals(NONE)) {
                uses.add(new CostCentreUse(
                        centre.getKey(), new Energy(energy.getOrDefault(centre.getKey(), 0L)), gross.minus(before)));
            }
            before = gross;
        }
        return List.copyOf(uses);
    }

    /** A site that goes to another cost centre within the period has its lines cut on that day: they divide its energy. */
    private static void share(SiteBill site, Energy used, TreeMap<String, Long> energy) {
        var weights = new TreeMap<String, BigDecimal>();
        for (var line : site.bill().lines()) {
            if (!line.unit().equals(ENERGY_UNIT)) continue;
            weights.merge(
                    name(site.costCentreOn(line.period().from())),
                    line.quantity().abs(),
                    BigDecimal::add);
        }
        var all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weights.size() < 2 || all.signum() == 0) {
            energy.merge(name(site.costCentreOn(site.bill().period().from())), used.wattHours(), Long::sum);
            return;
        }
        long left = used.wattHours();
        var last = weights.lastKey();
        for (var weight : weights.headMap(last).entrySet()) {
            long part = BigDecimal.valueOf(used.wattHours())
                    .multiply(weight.getValue())
                    .divide(all, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            energy.merge(weight.getKey(), part, Long::sum);
            left -= part;
        }
        energy.merge(last, left, Long::sum);
    }

    private static String name(@Nullable String costCentre) {
        return Objects.requireNonNullElse(costCentre, NONE);
    }
}
