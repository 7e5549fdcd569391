package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.DateRange;

/** The standard rate of VAT on energy and grid use, as published with its validity ({@code tax/vat}). */
public final class ValueAddedTax {

    private static final PublishedPrices PUBLISHED = PriceFiles.ours();

    private ValueAddedTax() {}

    /**
     * The rate in percent for a service that ends before a day: what is supplied in parts counts at its end (UStG §13(1)).
     *
     * @throws IllegalArgumentException when no rate is published for its last day
     */
    public static BigDecimal percentAt(LocalDate end) {
        return PUBLISHED.periods("tax/vat", DateRange.of(end.minusDays(1), end)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No VAT rate is published for the day before " + end
                        + ": add it to prices/published.yaml, tax/vat"))
                .price();
    }
}
