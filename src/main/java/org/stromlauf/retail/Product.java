package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PriceSheet.VatBy;
import org.stromlauf.rating.ZoneRule;

/**
 * What a supplier sells: a price sheet and what belongs to it, as a file {@code products/<key>.yaml}.
 *
 * @param traits exemptions and classes that hold for whoever buys it: {@code enfg-22} for a heat pump on a meter of its own
 * @param exchange bidding zone whose day-ahead prices hold; null unless a component follows the exchange
 * @param reference what a year is taken to cost where an amount must be known beforehand; null unless a component follows the
 *     exchange
 * @param notes paragraphs that every bill of the product prints
 */
public record Product(
        PriceSheet sheet,
        @Nullable String exchange,
        @Nullable Reference reference,
        List<String> notes,
        Set<String> traits) {

    /**
     * @param energy net ct/kWh, everything included
     * @param base net € a year
     */
    public record Reference(BigDecimal energy, BigDecimal base, String source) {

        @JsonCreator
        public Reference(
                @JsonProperty(value = "energy", required = true) BigDecimal energy,
                @JsonProperty(value = "base", required = true) BigDecimal base,
                @JsonProperty(value = "source", required = true) String source) {
            this.energy = energy;
            this.base = base;
            this.source = source;
        }
    }

    public Product {
        notes = List.copyOf(notes);
        traits = Set.copyOf(traits);
        if (has(sheet, ComponentKind.SPOT) && (exchange == null || reference == null)) {
            throw new IllegalArgumentException("Product " + sheet.product()
                    + " follows an exchange, so it names the 'exchange' and a 'reference' price");
        }
        if (reference == null && sheet.components().stream().anyMatch(Product::isBeyondYearlyUse)) {
            throw new IllegalArgumentException("Product " + sheet.product()
                    + " depends on more than the yearly use, so it names a 'reference' price for instalments");
        }
    }

    private static boolean has(PriceSheet sheet, ComponentKind kind) {
        return sheet.components().stream().anyMatch(c -> c.kind() == kind);
    }

    /** Zones, registers, peaks, bands: nobody knows them beforehand. */
    private static boolean isBeyondYearlyUse(PriceComponent component) {
        boolean counts = !component.contained() && !component.credit();
        return switch (component.kind()) {
            case DEMAND, TRANCHE -> counts;
            case ENERGY, QUANTITY -> counts && (component.zone() != null || component.register() != null);
            default -> false;
        };
    }

    @JsonCreator
    static Product of(
            @JsonProperty(value = "product", required = true) String product,
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "components", required = true) List<PriceComponent> components,
            @JsonProperty("exchange") @Nullable String exchange,
            @JsonProperty("reference") @Nullable Reference reference,
            @JsonProperty("notes") @Nullable List<String> notes,
            @JsonProperty("zones") @Nullable Map<String, List<ZoneRule>> zones,
            @JsonProperty("vatBy") @Nullable VatBy vatBy,
            @JsonProperty("traits") @Nullable Set<String> traits) {
        return new Product(
                new PriceSheet(product, name, components, zones, vatBy),
                exchange,
                reference,
                notes == null ? List.of() : notes,
                traits == null ? Set.of() : traits);
    }

    /** The same at other prices. */
    Product with(PriceSheet other) {
        return new Product(other, exchange, reference, notes, traits);
    }

    public String key() {
        return sheet.product();
    }

    /** As the bill prints it. */
    public String name() {
        return sheet.name();
    }
}
