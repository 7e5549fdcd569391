package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * What a product costs: components and their prices, all net. Written as YAML or JSON by whoever makes the tariff.
 *
 * @param product the product's key
 * @param name as the bill prints it
 * @param zones schemes of times by name, to which components refer
 * @param vatBy which day's VAT rate holds
 */
// A clerk pastes a product's file: what it says besides prices does not matter here.
@JsonIgnoreProperties({"reference", "notes"})
public record PriceSheet(
        String product, String name, List<PriceComponent> components, Map<String, List<ZoneRule>> zones, VatBy vatBy) {

    /** Which day's VAT rate holds for what is supplied over a period. */
    public enum VatBy {
        /** That of the period's last day: supplies are made when the reading period ends (UStAE 13.1(2)). */
        PERIOD_END,
        /** That of each day, as simplification rules have allowed when a rate changed. */
        DAY
    }

    @JsonCreator
    public PriceSheet(
            @JsonProperty(value = "product", required = true) String product,
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "components", required = true) @Nullable List<PriceComponent> components,
            @JsonProperty("zones") @Nullable Map<String, List<ZoneRule>> zones,
            @JsonProperty("vatBy") @Nullable VatBy vatBy) {
        if (components == null || components.isEmpty()) {
            throw new IllegalArgumentException("Price sheet " + product + " has no components");
        }
        this.product = product;
        this.name = name;
        this.components = List.copyOf(components);
        this.zones = zones == null ? Map.of() : Map.copyOf(zones);
        this.vatBy = Objects.requireNonNullElse(vatBy, VatBy.PERIOD_END);
    }

    public PriceSheet(String product, String name, List<PriceComponent> components) {
        this(product, name, components, null, null);
    }

    /** As if the prices of a day held on for ever; without bonuses, services and sessions, which have days of their own. */
    public PriceSheet asOn(LocalDate day) {
        var lasting = components.stream()
                .filter(c -> !c.kind().hasOwnDay())
                .map(c -> c.asOn(day))
                .toList();
        return new PriceSheet(product, name, lasting, zones, vatBy);
    }

    /** Whether the two differ in nothing but prices and texts, so that one can be kept for some days. */
    public boolean differsOnlyInPrices(PriceSheet other) {
        if (components.size() != other.components().size()) return false;
        for (int i = 0; i < components.size(); i++) {
            if (!components.get(i).isShapedLike(other.components().get(i))) return false;
        }
        return zones.equals(other.zones()) && vatBy == other.vatBy();
    }

    /**
     * This sheet, where another's prices hold on some days. A component that stands in one of them only has no price on the other's
     * days, so that a bill which covers both is held.
     */
    public PriceSheet keeping(PriceSheet other, DateRange days) {
        var merged = new ArrayList<PriceComponent>();
        for (var component : components) {
            merged.add(other.component(component.key())
                    .filter(component::isShapedLike)
                    .map(k -> component.keeping(k, days))
                    .orElseGet(() -> component.only(component.pricesOutside(days))));
        }
        other.components().stream()
                .filter(c -> component(c.key()).isEmpty())
                .map(c -> c.only(c.pricesIn(days)))
                .forEach(merged::add);
        return new PriceSheet(product, name, merged, zones, vatBy);
    }

    private Optional<PriceComponent> component(String key) {
        return components.stream().filter(c -> c.key().equals(key)).findFirst();
    }
}
