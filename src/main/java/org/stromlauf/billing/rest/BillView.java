package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.StoredBill;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.Money;

/** A bill as the API shows it. */
record BillView(
        @Schema(description = "Names the bill; none of a preview") @Nullable String key,
        @Schema(example = "0A1B2C3D4E") String contract,
        @Schema(example = "household-all-inclusive") String product,
        LocalDate from,
        @Schema(description = "First day that is not billed any more") LocalDate to,
        @Schema(description = "Content-addressed id of the price plan") String plan,
        @Schema(description = "Version of the calculation", example = "1") int kernel,
        Instant asOf,
        @Schema(description = "In euro", example = "1096.38") Money net,
        List<Bill.Vat> vats,
        @Schema(example = "1304.69") Money gross,
        @Schema(description = "Whether a price was assumed, not published") boolean assumed,
        @Schema(description = "The bill that this one takes back") @Nullable String cancels,
        @Schema(description = "The bill that takes this one back") @Nullable String cancelledBy,
        List<LineView> lines) {

    /** A line; {@code contained} ones are part of the others and not added. */
    record LineView(
            @Schema(description = "Counts from 1") int number,
            String component,
            @Schema(example = "Arbeitspreis") String label,
            boolean contained,
            LocalDate from,
            LocalDate to,
            BigDecimal quantity,
            @Schema(example = "kWh") String unit,
            @Schema(description = "Net euro for one price base of the unit") BigDecimal unitPrice,
            BigDecimal priceBase,
            Money amount,
            @Schema(description = "Percent", example = "19") BigDecimal vatRate,
            boolean assumed) {

        static LineView of(int number, RatedLine line) {
            return new LineView(
                    number,
                    line.component(),
                    line.label(),
                    line.contained(),
                    line.period().from(),
                    line.period().end(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    line.priceBase(),
                    line.amount(),
                    line.vatRate(),
                    line.assumed());
        }
    }

    /** Why a line amounts to what it does. */
    record ExplanationView(
            @Schema(example = "Arbeitspreis vom 01.01.2026 bis 31.12.2026: 3.500 kWh × 27,9 ct/kWh = 976,50 € netto.")
                    String sentence,
            @Schema(description = "sum × 10^-scale × numerator / denominator euro, and where the figures come from")
                    RatedLine.Operands operands,
            Money amount,
            @Nullable String legal) {

        static ExplanationView of(RatedLine line) {
            return new ExplanationView(Explanation.sentence(line), line.operands(), line.amount(), line.legal());
        }
    }

    static BillView of(StoredBill stored) {
        return of(stored.key(), stored.bill(), stored.cancelledBy());
    }

    static BillView ofPreview(Bill bill) {
        return of(null, bill, null);
    }

    private static BillView of(@Nullable String key, Bill bill, @Nullable String cancelledBy) {
        var lines = new ArrayList<LineView>();
        for (var line : bill.lines()) lines.add(LineView.of(lines.size() + 1, line));
        return new BillView(
                key,
                bill.contract(),
                bill.product(),
                bill.period().from(),
                bill.period().end(),
                bill.plan(),
                bill.kernel(),
                bill.asOf(),
                bill.net(),
                bill.vats(),
                bill.gross(),
                bill.isAssumed(),
                bill.cancels(),
                cancelledBy,
                lines);
    }
}
