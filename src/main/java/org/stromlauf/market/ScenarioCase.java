package org.stromlauf.market;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.locations.MeteringKind;

/**
 * What a customer of a scenario does, and what he has.
 *
 * @param startsIn the wished start of supply, in days after the order
 * @param metering how his location is measured
 * @param product what he orders, a key of the new supplier's products
 * @param stopsPaying from that day on his bank returns direct debits; null = he always pays
 * @param paysAgain on that day he pays what he owes
 */
public record ScenarioCase(
        CustomerCase what,
        int startsIn,
        MeteringKind metering,
        String product,
        @Nullable LocalDate stopsPaying,
        @Nullable LocalDate paysAgain) {

    @JsonCreator
    static ScenarioCase read(
            @JsonProperty(value = "case", required = true) CustomerCase what,
            @JsonProperty(value = "startsIn", required = true) int startsIn,
            @JsonProperty("metering") @Nullable MeteringKind metering,
            @JsonProperty("product") @Nullable String product,
            @JsonProperty("stopsPaying") @Nullable LocalDate stopsPaying,
            @JsonProperty("paysAgain") @Nullable LocalDate paysAgain) {
        return new ScenarioCase(
                what,
                startsIn,
                metering == null ? MeteringKind.MODERN : metering,
                product == null ? "household-all-inclusive" : product,
                stopsPaying,
                paysAgain);
    }

    public ScenarioCase {
        if ((stopsPaying == null) != (paysAgain == null)) {
            throw new IllegalArgumentException("Who stops paying on a day pays again on another: " + what);
        }
    }

    boolean isMeasuredIntelligently() {
        return metering == MeteringKind.INTELLIGENT;
    }
}
