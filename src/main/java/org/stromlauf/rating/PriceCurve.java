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

    private PriceCurve(String name, Map<LocalDate, long[]> days) {
        this.name = name;
        this.days = days;
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    long @Nullable [] day(LocalDate day) {
        return days.get(day);
    }

    /** Collects the days of a curve. */
    public static final class Builder {

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
                // €/MWh = 1e-3 €/kWh = 1e5 × 1e-8 €/kWh
                prices[i] = eurosPerMwh[i / each].movePointRight(5).longValueExact();
            }
            days.put(day, prices);
            return this;
        }

        public PriceCurve build() {
            return new PriceCurve(name, Map.copyOf(days));
        }
    }
}
