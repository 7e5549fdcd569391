package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * What a period of a contract costs: positions with the operands that they follow from.
 *
 * @param plan content-addressed id of the price plan: equal prices have the same
 * @param kernel version of the calculation
 * @param cancels key of the bill whose amounts this one takes back
 */
public record Bill(
        String contract,
        String product,
        DateRange period,
        String plan,
        int kernel,
        Instant asOf,
        @Nullable String cancels,
        List<RatedLine> lines) {

    /** @param rate in percent */
    public record Vat(BigDecimal rate, Money basis, Money tax) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    /** The lines that are added up. */
    public List<RatedLine> billed() {
        return lines.stream().filter(l -> !l.contained()).toList();
    }

    /** The lines that are shown as part of the others ("davon"). */
    public List<RatedLine> contained() {
        return lines.stream().filter(RatedLine::contained).toList();
    }

    public Money net() {
        return billed().stream().map(RatedLine::amount).reduce(Money.ZERO, Money::plus);
    }

    /** VAT once a rate on the sum of its lines. */
    public List<Vat> vats() {
        var bases = new TreeMap<BigDecimal, Money>();
        for (var line : billed()) bases.merge(line.vatRate(), line.amount(), Money::plus);
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

    /** Whether a price in it was assumed, not published. */
    public boolean isAssumed() {
        return lines.stream().anyMatch(RatedLine::assumed);
    }

    /** The same amounts with the opposite sign. */
    Bill cancellation(String key, Instant at) {
        return new Bill(
                contract,
                product,
                period,
                plan,
                kernel,
                at,
                key,
                lines.stream().map(Bill::opposite).toList());
    }

    /** Whether both say the same, however late they were asked for. */
    boolean saysTheSameAs(Bill other) {
        return contract.equals(other.contract)
                && product.equals(other.product)
                && period.equals(other.period)
                && plan.equals(other.plan)
                && kernel == other.kernel
                && lines.equals(other.lines);
    }

    private static RatedLine opposite(RatedLine line) {
        var operands = line.operands();
        return new RatedLine(
                line.component(),
                line.label(),
                line.kind(),
                line.contained(),
                line.period(),
                line.quantity().negate(),
                line.unit(),
                line.unitPrice(),
                line.priceBase(),
                line.amount().negated(),
                line.vatRate(),
                line.legal(),
                line.assumed(),
                new RatedLine.Operands(
                        new java.math.BigInteger(operands.sum()).negate().toString(),
                        operands.scale(),
                        operands.numerator(),
                        operands.denominator(),
                        operands.kernel(),
                        operands.priceSource(),
                        operands.quantitySources()));
    }
}
