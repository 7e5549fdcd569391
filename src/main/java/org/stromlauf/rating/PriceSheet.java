package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs: components and their prices, all net. Written as YAML or JSON by whoever makes the tariff.
 *
 * @param product the product's key
 * @param name as the bill prints it
 */
public record PriceSheet(String product, String name, List<PriceComponent> components) {

    @JsonCreator
    public PriceSheet(
            @JsonProperty(value = "product", required = true) String product,
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "components", required = true) @Nullable List<PriceComponent> components) {
        if (components == null || components.isEmpty()) {
            throw new IllegalArgumentException("Price sheet " + product + " has no components");
        }
        this.product = product;
        this.name = name;
        this.components = List.copyOf(components);
    }
}
