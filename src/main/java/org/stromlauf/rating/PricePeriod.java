package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * A price and the days on which it holds.
 *
 * @param to exclusive; null = until something ends it
 * @param price net, in the component's unit: ct/kWh, €/year, €
 * @param source where it was published; for own prices the price sheet
 * @param assumed not published yet but assumed by whoever made the scenario: the bill says so
 */
public record PricePeriod(
        LocalDate from, @Nullable LocalDate to, BigDecimal price, @Nullable String source, boolean assumed) {

    @JsonCreator
    public PricePeriod(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty(value = "price", required = true) BigDecimal price,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("assumed") boolean assumed) {
        this.from = from;
        this.to = to;
        this.price = price;
        this.source = source;
        this.assumed = assumed;
    }

    public DateRange range() {
        return new DateRange(from, to);
    }
}
