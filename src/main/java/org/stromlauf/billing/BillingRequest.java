package org.stromlauf.billing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices.Published;

/** A foreign contract's usage and prices, of which a bill is made: what the API takes, and what a file says. */
public record BillingRequest(
        @Schema(example = "V-4711", description = "How the caller names the contract") String contract,
        @Schema(description = "Components and their prices, as in a product's file") PriceSheet sheet,
        @Schema(description = "Prices beside those that the program and the tenant know, by key") @Nullable
                Map<String, Published> prices,
        @Schema(example = "2026-01-01") LocalDate from,
        @Schema(example = "2027-01-01", description = "First day that is not billed any more") LocalDate to,
        @Schema(description = "Readings by period, or one section a day with its quarter hours") List<Section> usage,
        @Schema(description = "Other quantities by name, such as HT, feed-in, water: kwh counts their unit") @Nullable
                Map<String, List<Section>> registers,
        @Schema(description = "Charging sessions") @Nullable List<SessionRequest> sessions,
        @Schema(description = "Services that components of kind SERVICE price") @Nullable List<ServiceRequest> services,
        @Schema(description = "Exemptions and classes, as components name them", example = "[\"enfg-22\"]") @Nullable
                Set<String> traits,
        @Schema(description = "Beginning of the contract, from which bonuses and a peak's year count") @Nullable
                LocalDate since,
        @Schema(example = "DE-LU", description = "Bidding zone whose uploaded prices a dynamic component takes")
                @Nullable
                String exchange,
        @Schema(
                        description =
                                "Day-ahead prices in €/MWh by day, one an hour or one a quarter hour, instead of uploaded ones")
                @Nullable
                Map<LocalDate, List<BigDecimal>> exchangePrices) {

    public BillingRequest {
        Objects.requireNonNull(contract, "'contract' is missing");
        Objects.requireNonNull(sheet, "'sheet' is missing");
        Objects.requireNonNull(from, "'from' is missing");
        Objects.requireNonNull(to, "'to' is missing");
        Objects.requireNonNull(usage, "'usage' is missing: a list, empty when nothing was measured");
    }

    /** The quantity of a period, or the quarter hours of a day. */
    public record Section(
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(example = "2027-01-01") LocalDate to,
            @Schema(example = "3500") @Nullable BigDecimal kwh,
            @Schema(description = "Wh of each quarter hour of a day (92, 96 or 100), instead of kwh")
                    long @Nullable [] wattHours,
            @Schema(example = "Ablesung vom 01.01.2027") String source) {

        public Section {
            Objects.requireNonNull(from, "'from' of a section of usage is missing");
            Objects.requireNonNull(source, "'source' of a section of usage is missing: where its figure comes from");
            if ((wattHours == null) == (kwh == null)) {
                throw new IllegalArgumentException(
                        "The section of usage from " + from + " says either 'kwh' or 'wattHours'");
            }
            if (kwh != null) Objects.requireNonNull(to, "'to' of the section of usage from " + from + " is missing");
        }
    }

    /** A charge detail record. */
    public record SessionRequest(
            @Schema(example = "CDR-17") String id,
            Instant start,
            Instant end,
            @Schema(example = "21.4") BigDecimal kwh,
            @Schema(description = "Minutes connected without charging", example = "30") int parkedMinutes) {}

    /** A service that was rendered. */
    public record ServiceRequest(
            @Schema(description = "Key of the SERVICE component") String component,
            LocalDate day,
            BigDecimal quantity,
            @Schema(example = "Auftrag A-17") String reference) {}
}
