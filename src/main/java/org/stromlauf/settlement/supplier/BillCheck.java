package org.stromlauf.settlement.supplier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.PriceSheet;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/**
 * E_0406 for a grid bill of a location with base and energy price, step by step: the head, where the first failure ends the check,
 * then all positions, then the sums. Steps for instalments, special and 13th invoices and for power measurement do not occur:
 * such invoices fail at step 70.
 */
final class BillCheck {

    /** Grund-/Arbeitspreis is billed by the year, in between, or at the end (step 70). */
    private static final Set<String> TYPES = Set.of("JVR", "ZVR", "ABR");

    private static final int TARGET_WORKING_DAYS = 10;

    private BillCheck() {}

    /**
     * What the supplier knows.
     *
     * @param assigned the days on which the location is ours by our contracts
     * @param numberUsed the same grid operator already sent an invoice of this number
     * @param billedBefore number of an accepted invoice for a part of the period
     * @param note the delivery note that the bill names
     * @param noteParts what that note tells, empty when it was withdrawn
     */
    record Knowledge(
            Instant receivedAt,
            List<DateRange> assigned,
            boolean numberUsed,
            @Nullable String billedBefore,
            @Nullable ReceivedNote note,
            List<EnergyQuantity> noteParts,
            PriceSheet prices) {}

    static List<BillFinding> check(GridInvoice invoice, Knowledge known) {
        var head = head(invoice, known);
        if (head.isPresent()) return List.of(head.get());
        var positions = new ArrayList<BillFinding>();
        for (var position : invoice.positions()) {
            positions.addAll(PositionCheck.check(position, invoice, known));
        }
        // Step 800.
        return positions.isEmpty() ? SumCheck.check(invoice) : List.copyOf(positions);
    }

    private static Optional<BillFinding> head(GridInvoice invoice, Knowledge known) {
        return assignment(invoice, known)
                .or(() -> dates(invoice, known))
                .or(() -> deliveryNote(invoice, known))
                .or(() -> type(invoice, known));
    }

    private static Optional<BillFinding> assignment(GridInvoice invoice, Knowledge known) {
        var period = invoice.period();
        long days = known.assigned().stream()
                .flatMap(a -> a.intersection(period).stream())
                .mapToLong(DateRange::days)
                .sum();
        if (days == 0) return found("A01", "Wir sind der Marktlokation an keinem Tag des Zeitraums zugeordnet");
        if (days < period.days()) {
            return found(
                    "A02", "Wir sind der Marktlokation nicht im ganzen Zeitraum zugeordnet, nur " + known.assigned());
        }
        return Optional.empty();
    }

    private static Optional<BillFinding> dates(GridInvoice invoice, Knowledge known) {
        var received = MarketCalendar.day(known.receivedAt());
        var dated = MarketCalendar.day(invoice.date());
        // Steps 20, 22, 26, 31, 49.
        if (dated.isAfter(received)) return found("A07", "Rechnungsdatum liegt in der Zukunft");
        if (dated.isBefore(invoice.period().end()))
            return found("A08", "Rechnungsdatum liegt vor dem Ende des Zeitraums");
        if (known.numberUsed()) return found("A09", "Rechnungsnummer wurde bereits verwendet");
        if (!invoice.amountDue().isNegative()
                && !invoice.dueOn().isAfter(MarketCalendar.workingDayAfter(received, TARGET_WORKING_DAYS))) {
            return found("A10", "Zahlungsziel " + GermanFormat.day(invoice.dueOn()) + " ist unterschritten");
        }
        if (known.billedBefore() == null) return Optional.empty();
        return Optional.of(new BillFinding(
                BillFinding.Level.HEAD, null, "A12", "Zeitraum wird doppelt abgerechnet", known.billedBefore()));
    }

    private static Optional<BillFinding> deliveryNote(GridInvoice invoice, Knowledge known) {
        var note = known.note();
        // Steps 55, 58, 61, 62, 67.
        if (note == null) return found("A13", "Lieferschein " + invoice.noteNumber() + " liegt nicht vor");
        if (known.noteParts().isEmpty()) return found("A14", "Lieferschein " + note.number() + " wurde storniert");
        if (note.isRejected()) return found("A15", "Lieferschein " + note.number() + " wurde abgelehnt");
        if (!MarketCalendar.day(known.receivedAt()).isAfter(note.answerDue())) {
            return found("AE0", "Die Frist zum Lieferschein " + note.number() + " ist nicht abgelaufen");
        }
        var covered = DeliveryNoteTree.span(known.noteParts());
        var inside = !invoice.period().from().isBefore(covered.from())
                && !invoice.period().end().isAfter(covered.end());
        return inside ? Optional.empty() : found("A16", "Der Lieferschein umfasst nicht den ganzen Zeitraum");
    }

    private static Optional<BillFinding> type(GridInvoice invoice, Knowledge known) {
        // Steps 70, 77: for periods since 2026 the price sheet is that of RFF+Z56.
        if (!TYPES.contains(invoice.type()))
            return found("A17", "Rechnungstyp " + invoice.type() + " ist nicht vereinbart");
        var priced = invoice.positions().stream().anyMatch(p -> known.prices().knows(p.article()));
        return priced
                ? Optional.empty()
                : found("A18", "Es liegt kein Preisblatt von " + invoice.priceSheetOf() + " vor");
    }

    private static Optional<BillFinding> found(String code, String german) {
        return Optional.of(BillFinding.head(code, german));
    }
}
