package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * A part of a price sheet. Only key, label and kind are needed always; what a kind can do without is left out.
 *
 * @param key unique in the sheet: {@code energy}, {@code base}, {@code levy-kwkg}
 * @param label as the bill prints it
 * @param contained shown as part of the others ("davon"), not added (EnWG §40(3))
 * @param published the key of a published price ({@code levy/kwkg}, {@code grid/energy}) instead of own prices
 * @param prices own prices
 * @param legal the paragraph on which the component rests
 * @param per what a price of BASE and DEMAND is meant for
 * @param unit of QUANTITY and SERVICE, as the bill prints it; of SESSION kWh, min or Stück
 * @param register the order's other quantity that is meant: {@code feed-in}, {@code water}; of SESSION {@code parking}
 * @param zone the times in which it is counted: a scheme of the sheet or a published one, and its zone: {@code tariff/HT}
 * @param tiers how blocks are meant
 * @param credit what the customer gets: the price is positive and the amount negative
 * @param of the components of whose amounts a PERCENT, a MINIMUM or the limit of a credited BASE is meant; they stand above
 * @param instead by a trait of the contract ({@code enfg-22}) the published price that holds instead: exemptions, classes
 * @param vat the published VAT rate, unless it is the common one
 * @param power in kW, of a TRANCHE
 * @param residual of SPOT: what tranches do not cover is bought, what they have too much is sold
 * @param free the part of each session that costs nothing
 * @param afterMonths of ONE_OFF: the day counts from the beginning of the contract
 */
public record PriceComponent(
        String key,
        String label,
        ComponentKind kind,
        boolean contained,
        @Nullable String published,
        List<PricePeriod> prices,
        @Nullable String legal,
        Per per,
        @Nullable String unit,
        @Nullable String register,
        @Nullable String zone,
        Tiers tiers,
        boolean credit,
        List<String> of,
        Map<String, String> instead,
        String vat,
        @Nullable BigDecimal power,
        boolean residual,
        @Nullable BigDecimal free,
        @Nullable Integer afterMonths) {

    /** What a price is meant for. */
    public enum Per {
        DAY,
        MONTH,
        YEAR
    }

    /** How blocks of quantity are meant; their limits are those of a year, shared out by days. */
    public enum Tiers {
        /** Each part costs the price of its block. */
        GRADUATED,
        /** All costs the price of the block that is reached. */
        VOLUME
    }

    @JsonCreator
    public PriceComponent(
            @JsonProperty(value = "key", required = true) String key,
            @JsonProperty(value = "label", required = true) String label,
            @JsonProperty(value = "kind", required = true) ComponentKind kind,
            @JsonProperty("contained") boolean contained,
            @JsonProperty("published") @Nullable String published,
            @JsonProperty("prices") @Nullable List<PricePeriod> prices,
            @JsonProperty("legal") @Nullable String legal,
            @JsonProperty("per") @Nullable Per per,
            @JsonProperty("unit") @Nullable String unit,
            @JsonProperty("register") @Nullable String register,
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("tiers") @Nullable Tiers tiers,
            @JsonProperty("credit") boolean credit,
            @JsonProperty("of") @Nullable List<String> of,
            @JsonProperty("instead") @Nullable Map<String, String> instead,
            @JsonProperty("vat") @Nullable String vat,
            @JsonProperty("power") @Nullable BigDecimal power,
            @JsonProperty("residual") boolean residual,
            @JsonProperty("free") @Nullable BigDecimal free,
            @JsonProperty("afterMonths") @Nullable Integer afterMonths) {
        this.key = key;
        this.label = label;
        this.kind = kind;
        this.contained = contained;
        this.published = published;
        this.prices = prices == null ? List.of() : List.copyOf(prices);
        this.legal = legal;
        this.per = Objects.requireNonNullElse(per, Per.YEAR);
        this.unit = unit;
        this.register = register;
        this.zone = zone;
        this.tiers = Objects.requireNonNullElse(tiers, Tiers.GRADUATED);
        this.credit = credit;
        this.of = of == null ? List.of() : List.copyOf(of);
        // In order: it is part of what a plan's id is made from.
        this.instead = Collections.unmodifiableMap(instead == null ? new TreeMap<>() : new TreeMap<>(instead));
        this.vat = Objects.requireNonNullElse(vat, PlanCompiler.VAT);
        this.power = power;
        this.residual = residual;
        this.free = free;
        this.afterMonths = afterMonths;
    }

    /** A plain component. */
    public PriceComponent(
            String key,
            String label,
            ComponentKind kind,
            boolean contained,
            @Nullable String published,
            List<PricePeriod> prices,
            @Nullable String legal) {
        this(
                key, label, kind, contained, published, prices, legal, null, null, null, null, null, false, null, null,
                null, null, false, null, null);
    }

    /** The unit that the bill prints. */
    public String printedUnit() {
        return unit == null ? kind.unit() : unit;
    }

    /** As if the price of a day held on for ever. */
    public PriceComponent asOn(LocalDate day) {
        return with(lasting(prices, day));
    }

    /** The same with the own prices of another during a range. */
    PriceComponent keeping(PriceComponent other, DateRange days) {
        var merged = new ArrayList<>(pricesOutside(days));
        merged.addAll(other.pricesIn(days));
        merged.sort(Comparator.comparing(PricePeriod::from));
        return with(merged);
    }

    List<PricePeriod> pricesIn(DateRange days) {
        return prices.stream()
                .flatMap(p -> p.range().intersection(days).map(p::within).stream())
                .toList();
    }

    List<PricePeriod> pricesOutside(DateRange days) {
        return prices.stream().flatMap(p -> p.outside(days).stream()).toList();
    }

    /** The same with own prices on some days only: what others publish is not known to hold on them. */
    PriceComponent only(List<PricePeriod> own) {
        return with(null, own);
    }

    /** Whether the two say the same but for prices and texts. */
    boolean isShapedLike(PriceComponent other) {
        return with(List.of()).withoutTexts().equals(other.with(List.of()).withoutTexts());
    }

    private PriceComponent withoutTexts() {
        return new PriceComponent(
                key,
                "",
                kind,
                contained,
                published,
                prices,
                null,
                per,
                unit,
                register,
                zone,
                tiers,
                credit,
                of,
                instead,
                vat,
                power,
                residual,
                free,
                afterMonths);
    }

    private PriceComponent with(List<PricePeriod> others) {
        return with(published, others);
    }

    private PriceComponent with(@Nullable String publisher, List<PricePeriod> others) {
        return new PriceComponent(
                key,
                label,
                kind,
                contained,
                publisher,
                others,
                legal,
                per,
                unit,
                register,
                zone,
                tiers,
                credit,
                of,
                instead,
                vat,
                power,
                residual,
                free,
                afterMonths);
    }

    static List<PricePeriod> lasting(List<PricePeriod> prices, LocalDate day) {
        return prices.stream()
                .filter(p -> p.range().contains(day))
                .map(PricePeriod::lasting)
                .toList();
    }

    /** The scheme of its zone: all before the last slash. */
    @Nullable
    String zoneScheme() {
        return zone == null ? null : zone.substring(0, Math.max(0, zone.lastIndexOf('/')));
    }

    /** The name of its zone within the scheme. */
    @Nullable
    String zoneName() {
        return zone == null ? null : zone.substring(zone.lastIndexOf('/') + 1);
    }
}
