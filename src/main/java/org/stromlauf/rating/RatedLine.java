package org.stromlauf.rating;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * A line of a bill.
 *
 * @param component the component's key in the price sheet
 * @param contained shown as part of the other lines, not added
 * @param quantity in {@code unit}; exact
 * @param unitPrice net € for one {@code priceBase} of the unit
 * @param priceBase 1, or the whole quantity where the price is an average, or the days of the year of a yearly price
 * @param amount net, rounded once
 * @param vatRate in percent
 * @param operands what the amount is computed from
 */
public record RatedLine(
        String component,
        String label,
        ComponentKind kind,
        boolean contained,
        DateRange period,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        BigDecimal priceBase,
        Money amount,
        BigDecimal vatRate,
        @Nullable String legal,
        boolean assumed,
        Operands operands) {

    /** Whether values in its quantity are not final. */
    public boolean isPreliminary() {
        return operands.quantitySources().stream().anyMatch(source -> source.contains(Usage.PRELIMINARY));
    }

    /**
     * The figures of the calculation: {@code sum × 10^-scale × numerator / denominator}, and where they come from.
     *
     * @param sum quantity × price as the kernel added it
     */
    public record Operands(
            String sum,
            int scale,
            long numerator,
            long denominator,
            int kernel,
            String priceSource,
            List<String> quantitySources) {

        public LineSum lineSum() {
            return new LineSum(new java.math.BigInteger(sum), scale, numerator, denominator);
        }
    }
}
