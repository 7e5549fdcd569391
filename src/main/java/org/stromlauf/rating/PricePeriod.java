package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;

/**
 * A price and the days on which it holds.
 *
 * @param to exclusive; null = until something ends it
 * @param price net, in the component's unit: ct/kWh, €/year, €, percent; zero where limits, blocks or a formula say it
 * @param source where it was published; for own prices the price sheet
 * @param assumed not published yet but assumed, or preliminary: the bill says so
 * @param floor of SPOT: the exchange's price counts as at least so much, in ct/kWh
 * @param cap of SPOT: the exchange's price counts as at most so much, in ct/kWh
 * @param blocks prices by quantity a year, instead of one
 * @param formula a price from published ones and indices, instead of one: {@code 2.1 + 0.95 * `index/base` / 10}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PricePeriod(
        LocalDate from,
        @Nullable LocalDate to,
        BigDecimal price,
        @Nullable String source,
        boolean assumed,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap,
        List<Block> blocks,
        @Nullable String formula) {

    /**
     * A part of the quantity of a year.
     *
     * @param upTo its end in the component's unit; null = without end
     */
    public record Block(@Nullable BigDecimal upTo, BigDecimal price) {

        @JsonCreator
        public Block(
                @JsonProperty("upTo") @Nullable BigDecimal upTo,
                @JsonProperty(value = "price", required = true) BigDecimal price) {
            this.upTo = upTo;
            this.price = price;
        }
    }

    public PricePeriod(
            LocalDate from, @Nullable LocalDate to, BigDecimal price, @Nullable String source, boolean assumed) {
        this(from, to, price, source, assumed, null, null, List.of(), null);
    }

    @JsonCreator
    static PricePeriod of(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty("price") @Nullable BigDecimal price,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("assumed") boolean assumed,
            @JsonProperty("floor") @Nullable BigDecimal floor,
            @JsonProperty("cap") @Nullable BigDecimal cap,
            @JsonProperty("blocks") @Nullable List<Block> blocks,
            @JsonProperty("formula") @Nullable String formula) {
        int said = (price == null ? 0 : 1) + (blocks == null ? 0 : 1) + (formula == null ? 0 : 1);
        boolean limits = floor != null || cap != null;
        if (said + (limits ? 1 : 0) != 1) {
            throw new IllegalArgumentException("The price from " + from
                    + " says one of 'price', 'blocks', 'formula', or 'floor' and 'cap' of an exchange's price");
        }
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("The price from " + from + " ends on " + to + ", before it begins");
        }
        return new PricePeriod(
                from,
                to,
                price == null ? BigDecimal.ZERO : price,
                source,
                assumed,
                floor,
                cap,
                blocks == null ? List.of() : List.copyOf(blocks),
                formula);
    }

    public DateRange range() {
        return new DateRange(from, to);
    }

    /** The value of its formula within a range. */
    PricePeriod valued(DateRange range, BigDecimal value, String from, boolean isAssumed) {
        return new PricePeriod(range.from(), range.to(), value, from, assumed || isAssumed);
    }

    /** What remains of it when another price takes a range. */
    List<PricePeriod> outside(DateRange taken) {
        if (!range().overlaps(taken)) return List.of(this);
        var rest = new ArrayList<PricePeriod>();
        if (from.isBefore(taken.from())) rest.add(during(from, taken.from()));
        if (!taken.isOpenEnded() && (to == null || to.isAfter(taken.end()))) rest.add(during(taken.end(), to));
        return rest;
    }

    private PricePeriod during(LocalDate first, @Nullable LocalDate after) {
        return new PricePeriod(first, after, price, source, assumed, floor, cap, blocks, formula);
    }

    /** The part of it that lies in a range. */
    PricePeriod within(DateRange range) {
        return during(range.from(), range.to());
    }

    /** The same for ever, whatever follows. */
    PricePeriod lasting() {
        return during(from, null);
    }
}
