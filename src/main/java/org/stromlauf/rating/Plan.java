package org.stromlauf.rating;

import java.math.BigDecimal;
import java.util.List;
import org.stromlauf.shared.DateRange;

/**
 * A price sheet made ready for a period: every component with the ranges in which its price, the VAT rate and the length of the
 * year do not change.
 *
 * @param id the hash of all that decides the result; equal input has the same id
 */
public record Plan(String id, PriceSheet sheet, DateRange period, List<Step> steps) {

    /**
     * @param priceE8 the price in 1e-8 € per kWh, year or piece; 0 for spot
     * @param vatRate in percent
     * @param source where the price was published, for the explanation
     * @param assumed whether price or VAT rate are assumed, not published
     */
    public record Step(
            PriceComponent component,
            DateRange range,
            long priceE8,
            BigDecimal vatRate,
            String source,
            boolean assumed) {}
}
