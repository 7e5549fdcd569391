package org.stromlauf.billing;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Day-ahead prices of power exchanges, as a tenant got them: a day of a bidding zone once, never changed. */
@Repository
public class ExchangePrices {

    /** The finest price that the kernel computes with: 1e-5 €/MWh. */
    private static final int DECIMALS = 5;

    private final JdbcClient jdbc;

    ExchangePrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The prices of a German day.
     *
     * @param area bidding zone, for example {@code DE-LU}
     * @param eurosPerMwh one an hour or one a quarter hour: 24 or 96, on the days of the clock changes 23 or 92, 25 or 100
     */
    public record Day(String area, LocalDate day, List<BigDecimal> eurosPerMwh, String source) {

        public Day {
            eurosPerMwh = List.copyOf(eurosPerMwh);
            if (!area.matches("[A-Z][A-Z0-9-]{1,15}")) {
                throw new IllegalArgumentException("A bidding zone reads like DE-LU, was '" + area + "'");
            }
            if (source.isBlank()) throw new IllegalArgumentException("Prices name their source");
            int quarters = MarketCalendar.quarterHours(day);
            if (eurosPerMwh.size() != quarters && eurosPerMwh.size() * 4 != quarters) {
                throw new IllegalArgumentException(day + " has " + quarters + " quarter hours, so " + quarters + " or "
                        + quarters / 4 + " prices are needed; given are " + eurosPerMwh.size());
            }
            if (eurosPerMwh.stream().anyMatch(p -> p.stripTrailingZeros().scale() > DECIMALS)) {
                throw new IllegalArgumentException("A price in €/MWh has at most " + DECIMALS + " decimals");
            }
        }
    }

    /** What became of prices that were handed in. */
    public enum Taken {
        STORED,
        /** The same prices are there already. */
        KNOWN,
        /** Other prices are there for that day; they stay. */
        REFUSED
    }

    @Transactional
    @CanIgnoreReturnValue
    public Taken store(TenantId tenant, Day day) {
        var prices = day.eurosPerMwh().toArray(BigDecimal[]::new);
        var stored = jdbc.sql(
                        """
                        insert into billing.exchange_day (tenant, area, day, prices, source)
                        values (:tenant, :area, :day, :prices, :source)
                        on conflict (tenant, area, day) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("area", day.area())
                .param("day", day.day())
                .param("prices", prices)
                .param("source", day.source())
                .update();
        if (stored == 1) return Taken.STORED;
        var range = DateRange.of(day.day(), day.day().plusDays(1));
        var known = days(tenant, day.area(), range).get(0).eurosPerMwh();
        var same = known.size() == prices.length;
        for (int i = 0; same && i < prices.length; i++) same = known.get(i).compareTo(prices[i]) == 0;
        return same ? Taken.KNOWN : Taken.REFUSED;
    }

    /** The days of a range that are known, in order. */
    public List<Day> days(TenantId tenant, String area, DateRange range) {
        return jdbc.sql(
                        """
                        select day, prices, source from billing.exchange_day
                        where tenant = :tenant and area = :area and day >= :from and day < :to order by day
                        """)
                .param("tenant", tenant.value())
                .param("area", area)
                .param("from", range.from())
                .param("to", range.end())
                .query((row, n) -> new Day(
                        area,
                        row.getObject("day", LocalDate.class),
                        prices(row.getArray("prices")),
                        row.getString("source")))
                .list();
    }

    /** What is known of a range as a curve; a day that is missing is missing in it. */
    public PriceCurve curve(TenantId tenant, String area, DateRange range) {
        var days = days(tenant, area, range);
        var sources = new TreeSet<String>();
        for (var day : days) sources.add(day.source());
        var curve = PriceCurve.named(
                "Day-Ahead-Preise " + area + (sources.isEmpty() ? "" : " (" + String.join("; ", sources) + ")"));
        for (var day : days) {
            curve.day(day.day(), day.eurosPerMwh().toArray(BigDecimal[]::new));
        }
        return curve.build();
    }

    private static List<BigDecimal> prices(Array array) throws SQLException {
        return List.of((BigDecimal[]) array.getArray());
    }
}
