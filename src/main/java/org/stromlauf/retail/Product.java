package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceSheet;

/**
 * What a supplier sells: a price sheet and what belongs to it, as a file {@code products/<key>.yaml}.
 *
 * @param exchange bidding zone whose day-ahead prices hold; null unless a component follows the exchange
 * @param reference what a year is taken to cost where an amount must be known beforehand; null unless a component follows the
 *     exchange
 * @param notes paragraphs that every bill of the product prints
 */
public record Product(PriceSheet sheet, @Nullable String exchange, @Nullable Reference reference, List<String> notes) {

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
        var dynamic = sheet.components().stream().anyMatch(c -> c.kind() == ComponentKind.SPOT);
        if (dynamic && (exchange == null || reference == null)) {
            throw new IllegalArgumentException("Product " + sheet.product()
                    + " follows an exchange, so it names the 'exchange' and a 'reference' price");
        }
    }

    @JsonCreator
    static Product of(
            @JsonProperty(value = "product", required = true) String product,
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "components", required = true) List<PriceComponent> components,
            @JsonProperty("exchange") @Nullable String exchange,
            @JsonProperty("reference") @Nullable Reference reference,
            @JsonProperty("notes") @Nullable List<String> notes) {
        return new Product(
                new PriceSheet(product, name, components), exchange, reference, notes == null ? List.of() : notes);
    }

    public String key() {
        return sheet.product();
    }

    /** As the bill prints it. */
    public String name() {
        return sheet.name();
    }
}
