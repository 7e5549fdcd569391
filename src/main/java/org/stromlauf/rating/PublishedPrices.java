package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * Prices that others publish, by key: levies ({@code levy/kwkg}), taxes ({@code tax/electricity}, {@code tax/vat}), the grid
 * operator's sheet ({@code grid/energy}). A period that nobody has published has no price, and is not billed.
 */
public final class PublishedPrices {

    /**
     * @param unit ct/kWh, €/a, %
     * @param zones times that prices refer to, where a scheme of times is published: a grid operator's high and low tariff
     */
    public record Published(
            String label, String unit, @Nullable String legal, List<PricePeriod> periods, List<ZoneRule> zones) {

        @JsonCreator
        public Published(
                @JsonProperty(value = "label", required = true) String label,
                @JsonProperty(value = "unit", required = true) String unit,
                @JsonProperty("legal") @Nullable String legal,
                @JsonProperty("periods") @Nullable List<PricePeriod> periods,
                @JsonProperty("zones") @Nullable List<ZoneRule> zones) {
            if ((periods == null) == (zones == null)) {
                throw new IllegalArgumentException(label + " has either periods with prices or zones");
            }
            this.label = label;
            this.unit = unit;
            this.legal = legal;
            this.periods = periods == null ? List.of() : List.copyOf(periods);
            this.zones = zones == null ? List.of() : List.copyOf(zones);
        }

        public Published(String label, String unit, @Nullable String legal, List<PricePeriod> periods) {
            this(label, unit, legal, periods, null);
        }

        private Published without(List<PricePeriod> published) {
            var rest = periods;
            for (var other : published) {
                if (other.assumed()) continue;
                rest = rest.stream()
                        .flatMap(p -> p.assumed() ? Stream.of(p) : p.outside(other.range()).stream())
                        .toList();
            }
            return zones.isEmpty() ? new Published(label, unit, legal, rest) : this;
        }
    }

    private final Map<String, Published> byKey;

    private PublishedPrices(Map<String, Published> byKey) {
        this.byKey = byKey;
    }

    public static PublishedPrices of(Map<String, Published> byKey) {
        return new PublishedPrices(Map.copyOf(byKey));
    }

    /** Both; a key in both has the periods of both. */
    public PublishedPrices with(PublishedPrices other) {
        var merged = new HashMap<>(byKey);
        other.byKey.forEach((key, added) -> merged.merge(key, added, PublishedPrices::join));
        return of(merged);
    }

    /**
     * These prices, except where others hold instead: a period that the others publish cuts what is known here under the key.
     * What they assume only is added, since a published price wins over an assumed one.
     */
    public PublishedPrices overriddenBy(PublishedPrices others) {
        var cut = new HashMap<>(byKey);
        others.byKey.forEach((key, stated) -> cut.computeIfPresent(key, (k, known) -> known.without(stated.periods)));
        return of(cut).with(others);
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** All periods in which a price holds, in no particular order. */
    List<PricePeriod> periods(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Published::periods).orElse(List.of());
    }

    /** The periods in which a price holds within a range, in no particular order. */
    public List<PricePeriod> periods(String key, DateRange within) {
        return Optional.ofNullable(byKey.get(key)).map(Published::periods).orElse(List.of()).stream()
                .filter(p -> p.range().overlaps(within))
                .toList();
    }

    /** As if the prices of a day held on for ever. */
    public PublishedPrices asOn(LocalDate day) {
        var frozen = new HashMap<String, Published>();
        byKey.forEach((key, p) -> frozen.put(
                key,
                new Published(
                        p.label,
                        p.unit,
                        p.legal,
                        p.zones.isEmpty() ? PriceComponent.lasting(p.periods, day) : null,
                        p.zones.isEmpty() ? null : p.zones)));
        return of(frozen);
    }

    /** As the bill prints it; the key itself when nobody has published it. */
    public String label(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Published::label).orElse(key);
    }

    /** A published scheme of times; empty when there is none under the key. */
    public List<ZoneRule> zones(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Published::zones).orElse(List.of());
    }

    private static Published join(Published a, Published b) {
        if (!b.zones.isEmpty()) return b;
        var periods = new java.util.ArrayList<>(a.periods);
        periods.addAll(b.periods);
        return new Published(a.label, a.unit, a.legal, periods);
    }
}
