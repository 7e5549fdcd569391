package org.stromlauf.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * A price sheet made ready for a period: every component with the ranges in which its price, the VAT rate and the length of the
 * year do not change.
 *
 * @param id the hash of all that decides the result; equal input has the same id
 */
public record Plan(String id, PriceSheet sheet, DateRange period, List<Step> steps) {

    /**
     * @param priceE8 the price in 1e-8 € per kWh, year or piece; 1e-8 percent; 0 for spot and blocks
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
            boolean assumed,
            Terms terms) {}

    /**
     * What a step has besides a price.
     *
     * @param floorE8 least price of the exchange, in 1e-8 €
     * @param capE8 greatest price of the exchange, in 1e-8 €
     * @param since the first day of the year of which a peak is taken
     */
    record Terms(List<BlockE8> blocks, long floorE8, long capE8, @Nullable TimeZones times, @Nullable LocalDate since) {

        Terms {
            blocks = List.copyOf(blocks);
        }

        boolean isLimited() {
            return floorE8 != Long.MIN_VALUE || capE8 != Long.MAX_VALUE;
        }
    }

    /** @param upTo its end a year in thousandths of the unit; {@link Long#MAX_VALUE} = without end */
    record BlockE8(long upTo, long priceE8) {}
}
