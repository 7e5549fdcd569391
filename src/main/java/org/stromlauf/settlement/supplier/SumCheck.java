package org.stromlauf.settlement.supplier;

import java.util.ArrayList;
import java.util.List;
import org.stromlauf.settlement.BillSum;
import org.stromlauf.settlement.GridArticles;
import org.stromlauf.settlement.GridInvoice;

/** The steps 805 to 940 of E_0406; nothing was paid in advance, so the amount due is the total. */
final class SumCheck {

    private SumCheck() {}

    static List<BillFinding> check(GridInvoice invoice) {
        for (var article : List.of(GridArticles.BASE, GridArticles.ENERGY)) {
            var there = invoice.positions().stream().anyMatch(p -> p.article().equals(article));
            // Step 805 ends the check.
            if (!there) return List.of(BillFinding.sum("A78", "Erwartete Artikel-ID " + article + " fehlt"));
        }
        var findings = new ArrayList<BillFinding>();
        var expected = BillSum.of(invoice.positions(), invoice.sum().vatRate());
        if (PositionCheck.differ(expected.net(), invoice.sum().net())) {
            findings.add(BillFinding.sum("A66", "Besteuerungsgrundlage: erwartet " + expected.net()));
        }
        if (PositionCheck.differ(expected.vat(), invoice.sum().vat())) {
            findings.add(BillFinding.sum("A69", "Steuerbetrag: erwartet " + expected.vat()));
        }
        if (PositionCheck.differ(invoice.sum().gross(), invoice.total())) {
            findings.add(BillFinding.sum(
                    "A70", "Rechnungsbetrag: erwartet " + invoice.sum().gross()));
        }
        if (PositionCheck.differ(invoice.total(), invoice.amountDue())) {
            findings.add(BillFinding.sum("A71", "Fälliger Betrag: erwartet " + invoice.total()));
        }
        return findings;
    }
}
