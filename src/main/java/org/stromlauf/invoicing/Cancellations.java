package org.stromlauf.invoicing;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.invoicing.InvoiceDraft.Annex;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;

/** An issued invoice is never changed: it is cancelled by a document with the opposite amounts, and issued anew. */
public final class Cancellations {

    private Cancellations() {}

    public static InvoiceDraft of(String number, InvoiceDraft original, LocalDate issued) {
        return new InvoiceDraft(
                number,
                "Stornierung der Rechnung " + number,
                issued,
                original.period(),
                original.seller(),
                original.buyer(),
                original.facts(),
                opposite(original.lines()),
                opposite(original.contained()),
                original.prepayments().stream()
                        .map(p -> new Prepayment(
                                p.name(), p.paid(), p.net().negated(), p.vat().negated()))
                        .toList(),
                original.payment(),
                List.of(),
                List.of(),
                original.references(),
                original.annexes().stream().map(Cancellations::opposite).toList());
    }

    private static Annex opposite(Annex annex) {
        return new Annex(
                annex.site(),
                annex.period(),
                annex.costCentre(),
                annex.purchaseOrder(),
                annex.facts(),
                annex.net().negated(),
                annex.vat().negated(),
                annex.paragraphs());
    }

    private static List<Line> opposite(List<Line> lines) {
        return lines.stream()
                .map(l -> new Line(
                        l.name(),
                        l.period(),
                        l.quantity().negate(),
                        l.unit(),
                        l.unitPrice(),
                        l.priceBase(),
                        l.net().negated(),
                        l.vatRate(),
                        "Storniert: " + l.explanation(),
                        l.site(),
                        l.costCentre()))
                .toList();
    }
}
