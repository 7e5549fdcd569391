package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * What a load profile is worth where each quarter hour has a price of its own (dynamic tariff, EnWG §41a): days are summed as they
 * come from the store, without a value being taken into memory by itself.
 */
@Service
public class PricedProfiles {

    private static final DayGrid GRID = DayGrid.QUARTER_HOURS;

    private final JdbcTemplate jdbc;
    private final DayVersions days;

    PricedProfiles(JdbcTemplate jdbc, DayVersions days) {
        this.jdbc = jdbc;
        this.days = days;
    }

    /**
     * Whose energy is asked for.
     *
     * @param obis for example {@code 1-1:1.29.0}
     */
    public record Register(TenantId tenant, ReportingPoint point, String obis) {}

    /**
     * Prices of the quarter hours of some days, one after the other.
     *
     * @param prices for each quarter hour from the first day's midnight, in a unit of the caller's choice for a watt-hour
     */
    @SuppressWarnings("ArrayRecordComponent") // A year has 35,040; they are only read.
    public record QuarterPrices(DateRange days, long[] prices) {

        public QuarterPrices {
            int n = days.from().datesUntil(days.end()).mapToInt(GRID::size).sum();
            if (prices.length != n) {
                throw new IllegalArgumentException(days + " have " + n + " quarter hours, given were " + prices.length);
            }
        }
    }

    /**
     * The sum of each valid quarter hour's energy in watt-hours times its price; what is missing counts as nothing.
     *
     * @throws ArithmeticException when the sum leaves the range of long
     */
    @Transactional(readOnly = true)
    public long sum(Register register, QuarterPrices prices, Instant asOf) {
        var sum = new Sum(prices);
        for (var series : series(register)) read(series, prices.days(), asOf, sum);
        for (var day : sum.several) sum.add(valid(register, day, asOf));
        return sum.total;
    }

    /** The short numbers under which the table of days knows a register; at most one. */
    private record Series(int tenant, int id) {}

    private List<Series> series(Register register) {
        return jdbc.query(
                """
                select s.tenant, s.id from metering.tenant_key t
                  join metering.series s on s.tenant = t.id
                 where t.tenant_id = ? and s.point = ? and s.obis = ? and s.grid = ?""",
                (row, n) -> new Series(row.getInt(1), row.getInt(2)),
                register.tenant().value(),
                register.point().id(),
                register.obis(),
                GRID.code());
    }

    /** By numbers that are known beforehand, so that the days are looked up by their key whatever the table holds. */
    private void read(Series series, DateRange days, Instant asOf, Sum sum) {
        jdbc.query(
                """
                select p.day, p.quarter_hours from metering.profile_day p
                 where p.tenant = ? and p.series = ? and p.day >= ? and p.day < ? and p.recorded_at <= ?
                   and not exists (
                        select 1 from metering.cancellation c
                          join metering.sender_key k on k.sender = c.sender
                          join metering.tenant_key t on t.tenant_id = c.tenant_id
                         where t.id = p.tenant and k.id = p.sender and c.reference = p.reference and c.recorded_at <= ?)
                 order by p.day""",
                (RowCallbackHandler) sum::take,
                series.tenant(),
                series.id(),
                days.from(),
                days.end(),
                Rows.utc(asOf),
                Rows.utc(asOf));
    }

    /** Of several versions of a day what is valid, as every read of values chooses it. */
    private DayValues valid(Register register, LocalDate day, Instant asOf) {
        return DayHistory.of(
                        days
                                .find(register.tenant(), register.point(), DateRange.of(day, day.plusDays(1)), asOf)
                                .stream()
                                .filter(v -> v.obis().equals(register.obis())
                                        && v.values().grid() == GRID)
                                .toList())
                .valid();
    }

    /** Days in their order; one that comes more than once is left to the end. */
    private static final class Sum {

        private final long[] prices;
        private final LocalDate first;
        private final TreeSet<LocalDate> several = new TreeSet<>();
        private LocalDate day;
        private int offset;
        private LocalDate last = LocalDate.MIN;
        private long ofLast;
        private long total;

        Sum(QuarterPrices prices) {
            this.prices = prices.prices();
            this.first = prices.days().from();
            this.day = first;
        }

        private void take(ResultSet row) throws SQLException {
            var next = row.getObject(1, LocalDate.class);
            if (next.equals(last)) {
                if (several.add(next)) total = Math.subtractExact(total, ofLast);
                return;
            }
            seek(next);
            last = next;
            ofLast = DayCodec.sumOfProducts(row.getBytes(2), prices, offset, GRID.size(next));
            total = Math.addExact(total, ofLast);
        }

        private void add(DayValues values) {
            if (values.day().isBefore(day)) {
                day = first;
                offset = 0;
            }
            seek(values.day());
            for (int i = 0; i < values.size(); i++) {
                total = Math.addExact(total, Math.multiplyExact(values.wattHours(i), prices[offset + i]));
            }
        }

        private void seek(LocalDate wanted) {
            for (; day.isBefore(wanted); day = day.plusDays(1)) offset += GRID.size(day);
        }
    }
}
