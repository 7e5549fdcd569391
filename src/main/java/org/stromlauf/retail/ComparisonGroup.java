package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What comparable customers use in a year (Vergleichsgruppe, EnWG §40(2) no. 8), with the days on which bills print it.
 *
 * @param label as the bill prints it
 * @param demo invented, for participants that are a demo only
 */
record ComparisonGroup(
        LocalDate from, @Nullable LocalDate to, String label, BigDecimal kwhPerYear, String source, boolean demo) {

    @JsonCreator
    ComparisonGroup(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty(value = "label", required = true) String label,
            @JsonProperty(value = "kwhPerYear", required = true) BigDecimal kwhPerYear,
            @JsonProperty(value = "source", required = true) String source,
            @JsonProperty("demo") boolean demo) {
        if (kwhPerYear.signum() <= 0) throw new IllegalArgumentException("Group '" + label + "' uses nothing");
        this.from = from;
        this.to = to;
        this.label = label;
        this.kwhPerYear = kwhPerYear;
        this.source = source;
        this.demo = demo;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
