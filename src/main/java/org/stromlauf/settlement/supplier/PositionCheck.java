package org.stromlauf.settlement.supplier;

import java.util.ArrayList;
import java.util.List;
import org.stromlauf.settlement.BillPosition;
import org.stromlauf.settlement.GridArticles;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.PriceUnit;
import org.stromlauf.settlement.ValueAddedTax;
import org.stromlauf.settlement.supplier.BillCheck.Knowledge;
import org.stromlauf.shared.Money;

/** The steps 100 to 399 of E_0406: what is wrong with a position, all of it. */
final class PositionCheck {

    /** Others may round parts; a cent is no fault. */
    static final Money TOLERANCE = Money.ofCents(1);

    private final BillPosition position;
    private final List<BillFinding> findings = new ArrayList<>();

    private PositionCheck(BillPosition position) {
        this.position = position;
    }

    static List<BillFinding> check(BillPosition position, GridInvoice invoice, Knowledge known) {
        var check = new PositionCheck(position);
        check.arithmetic(invoice);
        check.period(invoice);
        check.quantity(known);
        check.price(known);
        return check.findings;
    }

    static boolean differ(Money a, Money b) {
        var difference = a.minus(b);
        var size = difference.isNegative() ? difference.negated() : difference;
        return size.compareTo(TOLERANCE) > 0;
    }

    private void arithmetic(GridInvoice invoice) {
        // Steps 125, 130.
        var expected = BillPosition.amount(position.quantity(), position.price());
        if (differ(expected, position.net())) found("A23", "Rechenfehler: erwartet " + expected);
        var rate = ValueAddedTax.percentAt(invoice.period().end());
        if (rate.compareTo(position.vatRate()) != 0) found("A24", "Umsatzsteuersatz: erwartet " + rate + " %");
    }

    private void period(GridInvoice invoice) {
        // Steps 135, 300.
        if (position.days().end().isAfter(invoice.period().end())) found("A25", "Position endet nach dem Zeitraum");
        if (position.days().from().isBefore(invoice.period().from())) found("A83", "Position beginnt vor dem Zeitraum");
    }

    private void quantity(Knowledge known) {
        if (position.unit() == PriceUnit.DAY) {
            var days = java.math.BigDecimal.valueOf(position.days().days());
            if (days.compareTo(position.quantity()) != 0) found("A33", "Menge: erwartet " + days + " Tage");
            return;
        }
        // Step 330: each position's energy is that of the same period in the delivery note.
        var told = known.noteParts().stream()
                .filter(q -> q.days().equals(position.days()))
                .findFirst();
        if (told.isEmpty()) {
            found("A33", "Der Lieferschein nennt keine Menge für " + position.days());
        } else if (told.get().energy().kwh().compareTo(position.quantity()) != 0) {
            found("A33", "Menge: laut Lieferschein " + told.get().energy());
        }
    }

    private void price(Knowledge known) {
        // Steps 350 to 380: the price sheet's price, or a price that a law sets.
        var price = known.prices().price(position.article(), position.days().from());
        if (price.isEmpty()) {
            found("A37", "Kein Preis für " + position.article() + " im Preisblatt");
        } else if (price.get().euros().compareTo(position.price()) != 0) {
            var code = GridArticles.isStatutory(position.article()) ? "A38" : "A35";
            found(code, "Preis: erwartet " + price.get().euros().toPlainString() + " EUR");
        }
    }

    private void found(String code, String german) {
        findings.add(BillFinding.position(position.number(), code, german));
    }
}
