package org.stromlauf.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/**
 * What changed from one bill to another and why, component by component.
 *
 * @param sentence the whole in German
 */
public record BillComparison(Money before, Money after, Money difference, List<Change> changes, String sentence) {

    /**
     * A component's part in the change. The difference is divided without a rest: what another quantity makes at the former
     * average price, and what another price makes at the present quantity.
     *
     * @param byQuantity net
     * @param byPrice net
     */
    public record Change(
            String component,
            String label,
            Money before,
            Money after,
            BigDecimal quantityBefore,
            BigDecimal quantityAfter,
            String unit,
            Money byQuantity,
            Money byPrice,
            String sentence) {}

    /** Billed lines only; gross totals, net changes. */
    public static BillComparison of(Bill before, Bill after) {
        var keys = new LinkedHashSet<String>();
        for (var bill : List.of(before, after)) bill.billed().forEach(l -> keys.add(l.component()));
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            var change = change(key, lines(before, key), lines(after, key));
            if (!change.before().equals(change.after())) changes.add(change);
        }
        var difference = after.gross().minus(before.gross());
        var reasons = changes.stream().map(Change::sentence).toList();
        var sentence = "Die Rechnung ändert sich von " + GermanFormat.money(before.gross()) + " auf "
                + GermanFormat.money(after.gross()) + " brutto (" + signed(difference) + ")"
                + (reasons.isEmpty() ? "." : ": " + String.join("; ", reasons) + ".");
        return new BillComparison(before.gross(), after.gross(), difference, List.copyOf(changes), sentence);
    }

    private static List<RatedLine> lines(Bill bill, String component) {
        return bill.billed().stream()
                .filter(l -> l.component().equals(component))
                .toList();
    }

    private static Change change(String key, List<RatedLine> before, List<RatedLine> after) {
        var some = (after.isEmpty() ? before : after).get(0);
        var then = amount(before);
        var now = amount(after);
        var quantityThen = quantity(before);
        var quantityNow = quantity(after);
        var byQuantity = byQuantity(then, now, quantityThen, quantityNow);
        var byPrice = now.minus(then).minus(byQuantity);
        var text = some.label() + " " + signed(now.minus(then)) + " netto";
        if (!before.isEmpty() && !after.isEmpty()) {
            text += " (" + number(quantityThen) + " → " + number(quantityNow) + " " + some.unit() + ": "
                    + signed(byQuantity) + ", Preis: " + signed(byPrice) + ")";
        } else {
            text += before.isEmpty() ? " (neu)" : " (entfällt)";
        }
        return new Change(
                key, some.label(), then, now, quantityThen, quantityNow, some.unit(), byQuantity, byPrice, text);
    }

    /** The former average price × the change of quantity. */
    private static Money byQuantity(Money then, Money now, BigDecimal quantityThen, BigDecimal quantityNow) {
        if (quantityThen.signum() == 0) return now.minus(then);
        var average = then.euros().divide(quantityThen, MathContext.DECIMAL128);
        return Money.rounded(average.multiply(quantityNow.subtract(quantityThen)));
    }

    private static Money amount(List<RatedLine> lines) {
        return lines.stream().map(RatedLine::amount).reduce(Money.ZERO, Money::plus);
    }

    private static BigDecimal quantity(List<RatedLine> lines) {
        return lines.stream().map(RatedLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String number(BigDecimal value) {
        return GermanFormat.number(value, 3);
    }

    private static String signed(Money money) {
        return (money.isNegative() || money.isZero() ? "" : "+") + GermanFormat.money(money);
    }
}
