package org.stromlauf.invoicing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.shared.Money;

/**
 * The arithmetic of a document after EN 16931: lines add up to net, VAT is computed once a rate on the sum of its lines, paid
 * instalments are deducted from gross.
 */
public record Totals(Money net, List<Vat> vats, Money vat, Money gross, Money prepaid, Money due) {

    /** @param rate in percent */
    public record Vat(BigDecimal rate, Money basis, Money tax) {}

    public static Totals of(InvoiceDraft draft) {
        var bases = new TreeMap<BigDecimal, Money>();
        for (Line line : draft.lines()) bases.merge(line.vatRate(), line.net(), Money::plus);
        var vats = new ArrayList<Vat>();
        var net = Money.ZERO;
        var vat = Money.ZERO;
        for (var basis : bases.entrySet()) {
            var tax = Money.rounded(
                    basis.getValue().euros().multiply(basis.getKey()).movePointLeft(2));
            vats.add(new Vat(basis.getKey(), basis.getValue(), tax));
            net = net.plus(basis.getValue());
            vat = vat.plus(tax);
        }
        var prepaid =
                draft.prepayments().stream().map(InvoiceDraft.Prepayment::gross).reduce(Money.ZERO, Money::plus);
        var gross = net.plus(vat);
        return new Totals(net, List.copyOf(vats), vat, gross, prepaid, gross.minus(prepaid));
    }
}
