package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.tenancy.Commodity;

/**
 * How long after a period, or after supply, its bill is in time (EnWG §40c(2)), as data: {@code products/disclosure/bill-time.yaml}.
 *
 * @param commodity null = both
 * @param billing the occasion for which it is meant; null = any
 */
record BillTimeRule(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable Commodity commodity,
        @Nullable Occasion billing,
        int weeks,
        String source) {

    @JsonCreator
    BillTimeRule(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty("commodity") @Nullable Commodity commodity,
            @JsonProperty("billing") @Nullable Occasion billing,
            @JsonProperty(value = "weeks", required = true) int weeks,
            @JsonProperty(value = "source", required = true) String source) {
        if (weeks < 1) throw new IllegalArgumentException("A bill has a week at least, was " + weeks + ": " + source);
        this.from = from;
        this.to = to;
        this.commodity = commodity;
        this.billing = billing;
        this.weeks = weeks;
        this.source = source;
    }

    boolean isFor(Commodity sold, Occasion occasion, LocalDate ended) {
        return (commodity == null || commodity == sold)
                && (billing == null || billing == occasion)
                && new DateRange(from, to).contains(ended);
    }
}
