package org.stromlauf.settlement.supplier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/**
 * E_0456 for a consumption with base and energy price and with measurement, step by step. Other locations (flat rate, power
 * measurement, agreements of their own) have none of our products.
 */
final class DeliveryNoteTree {

    /** The one code of the cluster "Zustimmung". */
    static final String AGREED = "A05";

    private DeliveryNoteTree() {}

    /** @param expected what the metering operator told, where the rejection names it */
    record Answer(String code, @org.jspecify.annotations.Nullable Energy expected) {}

    /**
     * @param note the parts that the note tells of one OBIS
     * @param known all quantities that are valid at the location
     * @return empty while the metering operator's values are missing: step 8 asks for a complaint before A07
     */
    static Optional<Answer> decide(List<EnergyQuantity> note, List<EnergyQuantity> known, LocalDate today) {
        var period = span(note);
        // Step 1: is it a consumption?
        if (note.stream().anyMatch(q -> !q.obis().equals("1-1:1.9.0"))) return answer("A01");
        // Step 2: does the note end in the future?
        if (period.end().isAfter(today)) return answer("A02");
        // Step 5: is a day in another note that was not withdrawn?
        var number = note.get(0).provenance().reference();
        var twice = known.stream()
                .filter(q -> q.kind() == Kind.DELIVERY_NOTE && q.days().overlaps(period))
                .anyMatch(q -> !q.provenance().reference().equals(number));
        if (twice) return answer("A04");
        // Step 8: are the metering operator's values there?
        var measured = known.stream()
                .filter(q -> q.kind() == Kind.MEASURED && q.days().overlaps(period))
                .toList();
        if (!covers(measured, period)) return Optional.empty();
        // Step 10: do the sums agree?
        var sum = sum(measured);
        return sum.equals(sum(note)) ? answer(AGREED) : Optional.of(new Answer("A10", sum));
    }

    private static Optional<Answer> answer(String code) {
        return Optional.of(new Answer(code, null));
    }

    /** From the first day of the parts to the last. */
    static DateRange span(List<EnergyQuantity> parts) {
        var from = parts.stream().map(q -> q.days().from()).min(LocalDate::compareTo);
        var to = parts.stream().map(q -> q.days().end()).max(LocalDate::compareTo);
        return DateRange.of(from.orElseThrow(), to.orElseThrow());
    }

    private static boolean covers(List<EnergyQuantity> measured, DateRange period) {
        if (measured.isEmpty()) return false;
        var days = measured.stream().mapToLong(q -> q.days().days()).sum();
        return span(measured).equals(period) && days == period.days();
    }

    static Energy sum(List<EnergyQuantity> parts) {
        return parts.stream().map(EnergyQuantity::energy).reduce(Energy.ZERO, Energy::plus);
    }
}
