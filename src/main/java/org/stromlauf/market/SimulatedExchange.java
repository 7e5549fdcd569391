package org.stromlauf.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.stromlauf.shared.MarketCalendar;

/**
 * The exchange of a market box: day-ahead prices of quarter hours as a function of seed and day, shaped like the German ones of
 * recent years: dear mornings and evenings, cheap and at times negative noons in summer, cheaper days off.
 */
final class SimulatedExchange {

    /** €/MWh of the hours of a day. */
    private static final int[] WINTER = {
        78, 74, 72, 71, 73, 80, 98, 121, 128, 118, 109, 104, 99, 97, 100, 108, 120, 138, 142, 131, 114, 102, 93, 84
    };

    private static final int[] SUMMER = {
        76, 71, 68, 66, 67, 70, 78, 76, 60, 38, 18, 6, -2, -6, -3, 10, 32, 62, 88, 112, 118, 106, 94, 84
    };

    private final long seed;

    SimulatedExchange(long seed) {
        this.seed = seed;
    }

    /** @return €/MWh of each of its 92, 96 or 100 quarter hours, to the cent */
    BigDecimal[] day(LocalDate day) {
        int n = MarketCalendar.quarterHours(day);
        var prices = new BigDecimal[n];
        double summer = (1 - Math.cos(2 * Math.PI * (day.getDayOfYear() + 10) / 365.25)) / 2;
        double level = 85 + draw(day, 0) % 40 - (MarketCalendar.isWorkingDay(day) ? 0 : 18);
        for (int quarter = 0; quarter < n; quarter++) {
            int hour = Math.min(23, quarter * 24 / n);
            double shape = (1 - summer) * WINTER[hour] + summer * SUMMER[hour];
            double price = shape * level / 100 + draw(day, quarter + 1) % 900 / 100.0;
            prices[quarter] = BigDecimal.valueOf(Math.round(price * 100), 2);
        }
        return prices;
    }

    /** A number from 0 that looks drawn. */
    private long draw(LocalDate day, int counter) {
        long z = seed * 0x9E3779B97F4A7C15L + day.toEpochDay() * 128 + counter;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
