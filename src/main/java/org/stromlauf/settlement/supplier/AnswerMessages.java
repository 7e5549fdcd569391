package org.stromlauf.settlement.supplier;

import java.math.BigDecimal;
import java.util.List;
import org.stromlauf.edifact.Fields;
import org.stromlauf.settlement.supplier.BillFinding.Level;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

/** A supplier's answers as fields: IFTSTA 21035, REMADV 33001, 33003 and 33004. */
final class AnswerMessages {

    private static final String TREE = "E_0406";

    /** BGM 1001 of the answered invoice. */
    private static final String INVOICE = "380";

    private AnswerMessages() {}

    /** Z30 agrees, Z31 rejects; some rejections tell what was expected (IFTSTA application manual, condition 23). */
    static Fields noteAnswer(ReceivedNote note) {
        var code = java.util.Objects.requireNonNull(note.code(), "an answer has a code");
        var status = Fields.builder()
                .put("status", code.equals(DeliveryNoteTree.AGREED) ? "Z30" : "Z31")
                .put("answerCode", code)
                .put("answerTree", "E_0456")
                .put("deliveryNoteNumber", note.number());
        var expected = note.expected();
        if (expected != null) status.add("expectedQuantities", expected(note, expected));
        return Fields.builder()
                .add(
                        "transactions",
                        Fields.builder()
                                // CNI 1490, by which the acknowledgement names it.
                                .put("transactionId", "1")
                                .add("statuses", status.build())
                                .build())
                .build();
    }

    private static Fields expected(ReceivedNote note, Energy energy) {
        return Fields.builder()
                .put("from", MarketCalendar.startOfDay(note.period().from()))
                .put("to", MarketCalendar.startOfDay(note.period().end()))
                .put("quantityKind", "Z20")
                .put("quantity", plain(energy.kwh()))
                .put("unit", "KWH")
                .build();
    }

    /** One advice for many invoices of one grid operator. */
    static Fields advice(List<Payable> payables) {
        var fields = Fields.builder();
        var sum = Money.ZERO;
        for (var payable : payables) {
            fields.add(
                    "invoices",
                    invoice(payable)
                            .put("amountPaid", plain(payable.amountDue().euros()))
                            .build());
            sum = sum.plus(payable.amountDue());
        }
        return fields.put("totalAmount", plain(sum.euros())).build();
    }

    /** 33003 for head and sum, 33004 for positions: nothing is paid. */
    static Fields rejection(Payable payable, List<BillFinding> findings) {
        var invoice = invoice(payable).put("amountPaid", BigDecimal.ZERO);
        for (var finding : findings) {
            if (finding.level() == Level.POSITION) invoice.add("positions", position(finding));
            else invoice.add("reasons", reason(finding));
        }
        return Fields.builder()
                .add("invoices", invoice.build())
                .put("totalAmount", BigDecimal.ZERO)
                .build();
    }

    static String rejectionPid(List<BillFinding> findings) {
        return findings.stream().anyMatch(f -> f.level() == Level.POSITION) ? "33004" : "33003";
    }

    private static Fields.Builder invoice(Payable payable) {
        return Fields.builder()
                .put("invoiceCode", INVOICE)
                .put("invoiceNumber", payable.invoiceNumber())
                .put("amountInvoiced", plain(payable.amountDue().euros()))
                .put("invoiceTime", payable.invoicedAt());
    }

    private static Fields position(BillFinding finding) {
        return Fields.builder()
                .put("position", String.valueOf(finding.position()))
                .add("reasons", reason(finding))
                .build();
    }

    private static Fields reason(BillFinding finding) {
        var reason = Fields.builder()
                .put("answerCode", finding.code())
                .put("answerTree", TREE)
                .put("note", finding.german());
        if (finding.related() != null) reason.put("relatedInvoiceNumber", finding.related());
        return reason.build();
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
