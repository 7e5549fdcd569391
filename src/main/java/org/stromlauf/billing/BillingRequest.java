package org.stromlauf.billing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        @Schema(
                        description =
                                "Readings by period, or one section a day with its quarter hours; may be left out where"
                                        + " registers say it all")
                @Nullable
                List<Section> usage,
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
        requireSaid(contract, "'contract' is missing");
        requireSaid(sheet, "'sheet' is missing");
        requireSaid(from, "'from' is missing");
        requireSaid(to, "'to' is missing: the first day that is not billed any more");
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "'to' is the first day that is not billed any more and lies after 'from': " + from + " to " + to);
        }
        boolean counts = usage != null || registers != null || sessions != null || services != null;
        if (!counts) {
            throw new IllegalArgumentException(
                    "'usage' is missing: a list of readings or quarter hours; registers, sessions or services can stand"
                            + " in its place");
        }
        usage = complete(usage, "usage");
        sessions = complete(sessions, "sessions");
        services = complete(services, "services");
    }

    private static <T> List<T> complete(@Nullable List<T> list, String name) {
        if (list == null) return List.of();
        if (list.contains(null)) throw new IllegalArgumentException("'" + name + "' has an empty entry (null)");
        return List.copyOf(list);
    }

    private static void requireSaid(@Nullable Object value, String otherwise) {
        if (value == null) throw new IllegalArgumentException(otherwise);
    }

    /** The quantity of a period, the cubic metres of gas of a period, or the quarter hours of a day. */
    public record Section(
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(example = "2027-01-01", description = "First day that is not meant any more; none beside wattHours")
                    @Nullable
                    LocalDate to,
            @Schema(example = "3500", description = "At most three decimals; of a register its unit") @Nullable
                    BigDecimal kwh,
            @Schema(description = "Wh of each quarter hour of a day (92, 96 or 100), instead of kwh") @Nullable
                    List<BigDecimal> wattHours,
            @Schema(example = "1250", description = "Gas, instead of kwh: energy follows by DVGW G 685") @Nullable
                    BigDecimal cubicMetres,
            @Schema(example = "0.9632", description = "Zustandszahl, beside cubicMetres") @Nullable
                    BigDecimal conditionNumber,
            @Schema(example = "11.452", description = "Abrechnungsbrennwert in kWh/m³, beside cubicMetres") @Nullable
                    BigDecimal calorificValue,
            @Schema(example = "Ablesung vom 01.01.2027") String source) {

        public Section {
            requireSaid(from, "'from' is missing");
            requireSaid(source, "'source' is missing: where the figure comes from, as the bill says it");
            int said = (kwh == null ? 0 : 1) + (wattHours == null ? 0 : 1) + (cubicMetres == null ? 0 : 1);
            if (said != 1) {
                throw new IllegalArgumentException("the section from " + from
                        + " says one of 'kwh' (1 MWh = 1000), 'wattHours' of a day, 'cubicMetres' of gas");
            }
            if ((cubicMetres == null) != (conditionNumber == null)
                    || (cubicMetres == null) != (calorificValue == null)) {
                throw new IllegalArgumentException(
                        "'cubicMetres', 'conditionNumber' and 'calorificValue' stand together");
            }
            if (wattHours == null) {
                if (to == null) {
                    throw new IllegalArgumentException("'to' is missing: the first day that is not meant any more");
                }
                if (!to.isAfter(from)) {
                    throw new IllegalArgumentException("'to' is the first day that is not meant any more and lies after"
                            + " 'from': " + from + " to " + to);
                }
            } else if (to != null && !to.equals(from.plusDays(1))) {
                throw new IllegalArgumentException(
                        "'wattHours' are those of one day: 'to' is left out, was " + to + " after " + from);
            }
        }
    }

    /** A charge detail record. */
    public record SessionRequest(
            @Schema(example = "CDR-17") String id,
            Instant start,
            Instant end,
            @Schema(example = "21.4") BigDecimal kwh,
            @Schema(description = "Minutes connected without charging", example = "30") @Nullable
                    BigDecimal parkedMinutes) {

        public SessionRequest {
            requireSaid(id, "'id' is missing");
            requireSaid(start, "'start' is missing");
            requireSaid(end, "'end' is missing");
            requireSaid(kwh, "'kwh' is missing");
        }
    }

    /** A service that was rendered. */
    public record ServiceRequest(
            @Schema(description = "Key of the SERVICE component") String component,
            LocalDate day,
            BigDecimal quantity,
            @Schema(example = "Auftrag A-17") String reference) {

        public ServiceRequest {
            requireSaid(component, "'component' is missing: the key of a SERVICE component");
            requireSaid(day, "'day' is missing");
            requireSaid(quantity, "'quantity' is missing");
            requireSaid(reference, "'reference' is missing: the order or note that the bill names");
        }
    }
}
