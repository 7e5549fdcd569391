package org.stromlauf.metering;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.postgresql.PGConnection;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Measures the store of load profiles against a table with a row for each quarter hour, on the same connection. */
@Component
@Profile("box")
public class StoreFigures {

    private static final TenantId TENANT = TenantId.of("bench-store");
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
    private static final String OBIS = "1-1:1.29.0";
    private static final MarketPartnerId SENDER = MarketPartnerId.of("9900000000005");
    private static final int LOCATIONS = 20;
    private static final int ROUNDS = 3;
    /** So often is read until the compiler has done its work; the best counts. */
    private static final int READS = 60;

    /** Values a second of the packed layout and of a row a value. */
    public record Ratio(double packed, double rows) {}

    private final DayStore days;
    private final PricedProfiles priced;
    private final MeterValues values;
    private final JdbcTemplate template;
    private final TransactionOperations transaction;
    private final Clock clock;

    StoreFigures(
            DayStore days,
            PricedProfiles priced,
            MeterValues values,
            JdbcTemplate template,
            TransactionOperations transaction,
            Clock clock) {
        this.days = days;
        this.priced = priced;
        this.values = values;
        this.template = template;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of all that is stored: table and index, not the names that stand once. */
    public double bytesPerValue() {
        template.execute("vacuum analyze metering.profile_day");
        var bytes = template.queryForObject("select pg_total_relation_size('metering.profile_day')", Long.class);
        var count = template.queryForObject("select sum(n) from metering.profile_day", Long.class);
        if (bytes == null || count == null) throw new IllegalStateException("Nothing is stored that could be measured");
        return (double) bytes / count;
    }

    /** How fast both layouts take a year of some locations, by the CPU time of the server's process. */
    public Ratio layouts() {
        var versions = versions(0);
        var count = versions.stream().mapToLong(v -> v.values().size()).sum();
        var ratio = transaction.execute(status -> {
            var unused = days.add(TENANT, versions, clock.instant());
            long packed = 0;
            for (int i = 1; i <= ROUNDS; i++) {
                var again = versions(i);
                packed += serverTime(
                        () -> days.add(TENANT, again, clock.instant()).count());
            }
            template.execute(
                    """
                    create table if not exists metering.bench_row (tenant_id text not null, point text not null,
                        obis text not null, at timestamptz not null, wh bigint not null, status smallint not null,
                        primary key (tenant_id, point, obis, at))""");
            long rows = 0;
            for (int i = 0; i < LOCATIONS; i++) {
                var lines = rows(versions.subList(i * 365, (i + 1) * 365));
                rows += serverTime(() -> copy(lines));
            }
            return new Ratio(ROUNDS * count * 1e9 / packed, count * 1e9 / rows);
        });
        if (ratio == null) throw new IllegalStateException("The transaction gave nothing back");
        return ratio;
    }

    private List<DayVersion> versions(int round) {
        var versions = new ArrayList<DayVersion>();
        for (int i = 0; i < LOCATIONS; i++) versions.addAll(year(round * LOCATIONS + i));
        return versions;
    }

    private List<DayVersion> year(int location) {
        var random = new Random(location);
        var point = ReportingPoint.of(
                org.stromlauf.shared.MarketLocationId.withCheckDigit("%010d".formatted(6_000_000_000L + location)));
        var versions = new ArrayList<DayVersion>();
        for (var day = YEAR.from(); day.isBefore(YEAR.end()); day = day.plusDays(1)) {
            var wattHours = new long[DayGrid.QUARTER_HOURS.size(day)];
            for (int i = 0; i < wattHours.length; i++) wattHours[i] = 40L + random.nextInt(300);
            var provenance =
                    new Provenance(clock.instant(), SENDER, "B" + location, new UUID(location, day.toEpochDay()));
            versions.add(new DayVersion(
                    point, OBIS, DayValues.of(day, wattHours, ValueStatus.TRUE_VALUE), provenance, Remarks.NONE));
        }
        return versions;
    }

    private static String rows(List<DayVersion> versions) {
        var lines = new StringBuilder();
        for (var version : versions) {
            for (int i = 0; i < version.values().size(); i++) {
                lines.append(TENANT)
                        .append('\t')
                        .append(version.point())
                        .append('\t')
                        .append(OBIS)
                        .append('\t');
                lines.append(version.values().from(i))
                        .append('\t')
                        .append(version.values().wattHours(i));
                lines.append("\t1\n");
            }
        }
        return lines.toString();
    }

    private long copy(String lines) {
        var rows = template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy metering.bench_row from stdin", new StringReader(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows == null ? 0 : rows;
    }

    /** Nanoseconds of the connection's server process; where it cannot be looked at, of the clock on the wall. */
    private long serverTime(LongSupplier work) {
        var process = template.queryForObject("select pg_backend_pid()", Integer.class);
        var statistics = Path.of("/proc/" + process + "/stat");
        long before = cpu(statistics);
        long begun = System.nanoTime();
        long unused = work.getAsLong();
        long wall = System.nanoTime() - begun;
        long after = cpu(statistics);
        return before < 0 || after <= before ? wall : after - before;
    }

    private static long cpu(Path statistics) {
        if (!Files.isReadable(statistics)) return -1;
        try {
            var text = Files.readString(statistics);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return ticks * 10_000_000L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How fast a year's use is priced by the exchange: read and summed here, or joined and summed by the database. */
    public Ratio yearSums() {
        template.execute(
                """
                create table if not exists metering.bench_price (at timestamptz primary key, price bigint not null)""");
        template.execute(
                """
                insert into metering.bench_price
                select distinct at, 5000 + extract(epoch from at)::bigint % 9000 from metering.bench_row on conflict do nothing""");
        template.execute("analyze metering.bench_row");
        template.execute("analyze metering.bench_price");
        var prices = prices();
        var point = year(0).get(0).point();
        long ours = Long.MAX_VALUE;
        long theirs = Long.MAX_VALUE;
        for (int i = 0; i < READS; i++) {
            ours = Math.min(ours, time(() -> packedSum(point, prices)));
            if (i < ROUNDS) theirs = Math.min(theirs, time(() -> joinedSum(point)));
        }
        if (packedSum(point, prices) != joinedSum(point)) throw new IllegalStateException("The sums differ");
        long count = YEAR.from()
                .datesUntil(YEAR.end())
                .mapToLong(DayGrid.QUARTER_HOURS::size)
                .sum();
        return new Ratio(count * 1e9 / ours, count * 1e9 / theirs);
    }

    private PricedProfiles.QuarterPrices prices() {
        var prices = template.queryForList("select price from metering.bench_price order by at", Long.class).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return new PricedProfiles.QuarterPrices(YEAR, prices);
    }

    private long packedSum(ReportingPoint point, PricedProfiles.QuarterPrices prices) {
        return priced.sum(new PricedProfiles.Register(TENANT, point, OBIS), prices, clock.instant());
    }

    private long joinedSum(ReportingPoint point) {
        var sum = template.queryForObject(
                """
                select sum(r.wh * p.price)::bigint from metering.bench_row r join metering.bench_price p on p.at = r.at
                 where r.tenant_id = ? and r.point = ? and r.obis = ?""",
                Long.class,
                TENANT.value(),
                point.id(),
                OBIS);
        return sum == null ? 0 : sum;
    }

    /** Milliseconds in which a location's year is read, valid versions chosen; the best of some rounds. */
    public double yearMillis() {
        var point = year(0).get(0).point();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < READS; i++) {
            best = Math.min(best, time(() -> values.profiles(TENANT, point, YEAR, clock.instant())
                    .get(0)
                    .days()
                    .size()));
        }
        return best / 1e6;
    }

    private static long time(LongSupplier work) {
        long begun = System.nanoTime();
        long unused = work.getAsLong();
        return System.nanoTime() - begun;
    }
}
