package org.stromlauf.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.MarketCalendar;

/** Day-ahead prices of an exchange for every quarter hour, in 1e-8 €/kWh. Hourly prices hold for all four quarters (§41a). */
public final class PriceCurve {

    private final String name;
    private final Map<LocalDate, long[]> days;
    private final boolean narrow;

    private PriceCurve(String name, Map<LocalDate, long[]> days) {
        this.name = name;
        this.days = days;
        this.narrow = days.values().stream().allMatch(Kernel::areNarrow);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** Whether the kernel may add its prices without care. */
    boolean isNarrow() {
        return narrow;
    }

    long @Nullable [] day(LocalDate day) {
        return days.get(day);
    }

    /** Collects the days of a curve. */
    public static final class Builder {

        private static final int DECIMALS = 5;
        /** Far above the exchange's own limits. */
        private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

        private final String name;
        private final Map<LocalDate, long[]> days = new HashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a day.
         *
         * @param eurosPerMwh one price an hour or one a quarter hour of that day, 23 to 25 or 92 to 100
         */
        @CanIgnoreReturnValue
        public Builder day(LocalDate day, BigDecimal... eurosPerMwh) {
            int quarters = MarketCalendar.quarterHours(day);
            if (eurosPerMwh.length != quarters && eurosPerMwh.length * 4 != quarters) {
                throw new IllegalArgumentException(
                        day + " has " + quarters + " quarter hours, given are " + eurosPerMwh.length + " prices");
            }
            int each = quarters / eurosPerMwh.length;
            var prices = new long[quarters];
            for (int i = 0; i < quarters; i++) {
                prices[i] = e8(day, eurosPerMwh[i / each]);
            }
            days.put(day, prices);
            return this;
        }

        /** €/MWh = 1e-3 €/kWh = 1e5 × 1e-8 €/kWh. */
        private static long e8(LocalDate day, BigDecimal price) {
            if (price.stripTrailingZeros().scale() > DECIMALS || price.abs().compareTo(MOST) > 0) {
                throw new IllegalArgumentException("A price of " + day + " is " + price.toPlainString()
                        + " €/MWh; it has at most " + DECIMALS + " decimals and lies within " + MOST + " €/MWh");
            }
            return price.movePointRight(DECIMALS).longValueExact();
        }

        public PriceCurve build() {
            return new PriceCurve(name, Map.copyOf(days));
        }
    }
}
