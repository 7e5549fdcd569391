package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a price sheet.
 *
 * @param key unique in the sheet: {@code energy}, {@code base}, {@code levy-kwkg}
 * @param label as the bill prints it
 * @param contained shown as part of the others ("davon"), not added (EnWG §40(3))
 * @param published the key of a published price ({@code levy/kwkg}, {@code grid/energy}) instead of own prices
 * @param prices own prices
 * @param legal the paragraph on which the component rests
 */
public record PriceComponent(
        String key,
        String label,
        ComponentKind kind,
        boolean contained,
        @Nullable String published,
        List<PricePeriod> prices,
        @Nullable String legal) {

    @JsonCreator
    public PriceComponent(
            @JsonProperty(value = "key", required = true) String key,
            @JsonProperty(value = "label", required = true) String label,
            @JsonProperty(value = "kind", required = true) ComponentKind kind,
            @JsonProperty("contained") boolean contained,
            @JsonProperty("published") @Nullable String published,
            @JsonProperty("prices") @Nullable List<PricePeriod> prices,
            @JsonProperty("legal") @Nullable String legal) {
        this.key = key;
        this.label = label;
        this.kind = kind;
        this.contained = contained;
        this.published = published;
        this.prices = prices == null ? List.of() : List.copyOf(prices);
        this.legal = legal;
    }
}
