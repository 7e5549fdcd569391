package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.GermanFormat;

/**
 * From what the electricity comes that is sold (Stromkennzeichnung, EnWG §42), with the days on which bills print it.
 *
 * @param to exclusive; null = until something ends it
 * @param year whose deliveries are meant
 * @param of whose mix it is: {@code product:<key>}, {@code company}, {@code germany}
 * @param label as the bill prints it
 * @param shares percent by source of energy, in the order of the file
 * @param gramsCo2 a kWh
 * @param gramsWaste radioactive waste, a kWh
 * @param demo invented, for participants that are a demo only
 */
record EnergyMix(
        LocalDate from,
        @Nullable LocalDate to,
        int year,
        String of,
        String label,
        Map<String, BigDecimal> shares,
        BigDecimal gramsCo2,
        BigDecimal gramsWaste,
        String source,
        boolean demo) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    /** What rounding to a decimal may make of a hundred. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.3");

    @JsonCreator
    EnergyMix(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty(value = "year", required = true) int year,
            @JsonProperty(value = "of", required = true) String of,
            @JsonProperty(value = "label", required = true) String label,
            @JsonProperty(value = "shares", required = true) Map<String, BigDecimal> shares,
            @JsonProperty(value = "gramsCo2", required = true) BigDecimal gramsCo2,
            @JsonProperty(value = "gramsWaste", required = true) BigDecimal gramsWaste,
            @JsonProperty(value = "source", required = true) String source,
            @JsonProperty("demo") boolean demo) {
        var sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.subtract(WHOLE).abs().compareTo(ROUNDING) > 0) {
            throw new IllegalArgumentException("The shares of '" + label + "' add up to " + sum + " percent");
        }
        this.from = from;
        this.to = to;
        this.year = year;
        this.of = of;
        this.label = label;
        this.shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        this.gramsCo2 = gramsCo2;
        this.gramsWaste = gramsWaste;
        this.source = source;
        this.demo = demo;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** One paragraph of a bill. */
    String text() {
        var parts = shares.entrySet().stream()
                .map(e -> e.getKey() + " " + GermanFormat.number(e.getValue(), 1) + " %")
                .collect(Collectors.joining(", "));
        return label + " " + year + ": " + parts + "; CO2-Emissionen " + GermanFormat.number(gramsCo2, 0)
                + " g/kWh, radioaktiver Abfall " + GermanFormat.number(gramsWaste, 4) + " g/kWh (" + source + ").";
    }
}
