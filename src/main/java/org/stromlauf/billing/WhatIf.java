package org.stromlauf.billing;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.shared.Money;

/** What another price sheet would change over many contracts: revenue, margin, winners and losers. Nothing is stored. */
public final class WhatIf {

    private static final int LISTED = 20;
    private static final int STEP = 5;

    private long contracts;
    private long notRatable;
    private long winners;
    private long losers;
    private Money before = Money.ZERO;
    private Money after = Money.ZERO;
    private Money marginBefore = Money.ZERO;
    private Money marginAfter = Money.ZERO;
    private final TreeMap<Integer, Long> distribution = new TreeMap<>();
    private final List<Affected> most = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    private WhatIf() {}

    /** A contract and what it would pay, net. */
    public record Affected(String contract, Money before, Money after) {

        Money change() {
            return after.minus(before);
        }
    }

    /**
     * Net amounts. A margin is what remains of the revenue without what is passed on: grid, metering, levies, taxes.
     *
     * @param winners contracts that pay less
     * @param losers contracts that pay more
     * @param distribution contracts by the change of their amount in percent, in steps of five: 5 = from 5 to below 10
     * @param most the contracts that would pay most in addition
     * @param notRatable contracts that cannot be computed; reasons of some of them
     */
    public record Result(
            long contracts,
            Money before,
            Money after,
            Money marginBefore,
            Money marginAfter,
            long winners,
            long losers,
            TreeMap<Integer, Long> distribution,
            List<Affected> most,
            long notRatable,
            List<String> reasons) {}

    /** @param orders as they are billed now; a parallel stream is worked off in parallel */
    public static Result of(Stream<BillOrder> orders, PriceSheet sheet) {
        var calculation = new BillCalculation();
        return orders.collect(
                        WhatIf::new, (sum, order) -> sum.add(order, with(order, sheet), calculation), WhatIf::addAll)
                .result();
    }

    private static BillOrder with(BillOrder order, PriceSheet sheet) {
        return new BillOrder(
                order.contract(),
                sheet,
                order.prices(),
                order.period(),
                order.quantities(),
                order.curve(),
                order.asOf(),
                order.facts());
    }

    private void add(BillOrder now, BillOrder then, BillCalculation calculation) {
        var is = calculation.of(now);
        var would = calculation.of(then);
        contracts++;
        if (is instanceof Billed isBilled && would instanceof Billed wouldBe) {
            marginBefore = marginBefore.plus(margin(isBilled.bill(), now.sheet()));
            marginAfter = marginAfter.plus(margin(wouldBe.bill(), then.sheet()));
            add(isBilled.bill(), wouldBe.bill());
        } else {
            notRatable++;
            var missing = is instanceof NotRatable n ? n : (NotRatable) would;
            if (reasons.size() < LISTED) reasons.add(now.contract() + ": " + String.join("; ", missing.missing()));
        }
    }

    private void add(Bill is, Bill would) {
        var affected = new Affected(is.contract(), is.net(), would.net());
        before = before.plus(affected.before());
        after = after.plus(affected.after());
        int sign = affected.change().euros().signum();
        if (sign < 0) winners++;
        if (sign > 0) losers++;
        distribution.merge(percent(affected), 1L, Long::sum);
        keep(affected);
    }

    /** All but what goes to others: parts that are contained, and prices that others publish. */
    private static Money margin(Bill bill, PriceSheet sheet) {
        var passedOn = sheet.components().stream()
                .filter(c -> c.published() != null)
                .map(PriceComponent::key)
                .collect(Collectors.toSet());
        var margin = Money.ZERO;
        for (var line : bill.lines()) {
            if (line.contained()) margin = margin.minus(line.amount());
            else if (!passedOn.contains(line.component())) margin = margin.plus(line.amount());
        }
        return margin;
    }

    private static int percent(Affected affected) {
        if (affected.before().isZero()) return 0;
        var percent = affected.change()
                .euros()
                .movePointRight(2)
                .divide(affected.before().euros().abs(), 0, RoundingMode.FLOOR)
                .intValue();
        return Math.floorDiv(percent, STEP) * STEP;
    }

    private void keep(Affected affected) {
        most.add(affected);
        if (most.size() > 2 * LISTED) shorten();
    }

    private void shorten() {
        most.sort(Comparator.comparing((Affected a) -> a.change().euros())
                .reversed()
                .thenComparing(Affected::contract));
        if (most.size() > LISTED) most.subList(LISTED, most.size()).clear();
    }

    private void addAll(WhatIf other) {
        contracts += other.contracts;
        notRatable += other.notRatable;
        winners += other.winners;
        losers += other.losers;
        before = before.plus(other.before);
        after = after.plus(other.after);
        marginBefore = marginBefore.plus(other.marginBefore);
        marginAfter = marginAfter.plus(other.marginAfter);
        other.distribution.forEach((step, count) -> distribution.merge(step, count, Long::sum));
        most.addAll(other.most);
        shorten();
        for (var reason : other.reasons) if (reasons.size() < LISTED) reasons.add(reason);
    }

    private Result result() {
        shorten();
        return new Result(
                contracts,
                before,
                after,
                marginBefore,
                marginAfter,
                winners,
                losers,
                distribution,
                List.copyOf(most),
                notRatable,
                List.copyOf(reasons));
    }
}
