package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.database.KilledProgram;
import org.stromlauf.metering.MeterValueIntake.Told;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;

/** A program that takes meter values is killed (SIGKILL) at a moment that nobody chose; its database server with its folder stays. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class KilledIntakeTests {

    private static final TenantId TENANT = TenantId.of("killed");
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final int BATCH = 40;
    private static final int BATCHES = 50;

    @TempDir
    private Path data;

    @Test
    void killedInTheMiddleAndStartedAgainItStoresWhatAnUndisturbedRunStores() throws Exception {
        KilledProgram.run(Intake.class, data, ThreadLocalRandom.current().nextInt(3, BATCHES - 10));

        try (var database = KilledProgram.database(data)) {
            var jdbc = JdbcClient.create(database.source());
            var left = jdbc.sql("select count(*) from metering.profile_day")
                    .query(Long.class)
                    .single();
            // Whole transactions, and not all of them.
            assertThat(left % BATCH).isZero();
            assertThat(left).isBetween(3L * BATCH, (BATCHES - 1L) * BATCH);

            take(database.source(), batch -> {});

            assertThat(jdbc.sql("select sum(total_wh) from metering.profile_day")
                            .query(Long.class)
                            .single())
                    .isEqualTo(undisturbed());
            assertThat(new StoredValues(jdbc).of(TENANT).quarterHours())
                    .isEqualTo(messages().stream()
                            .mapToLong(m -> m.values().days().get(0).values().size())
                            .sum());
        }
    }

    private static long undisturbed() {
        return messages().stream()
                .mapToLong(m -> m.values().days().get(0).values().total())
                .sum();
    }

    /** What is called when a batch stands in the database. */
    private interface Committed {
        void batch(int number);
    }

    private static void take(DataSource database, Committed committed) {
        var jdbc = JdbcClient.create(database);
        var intake = new MeterValueIntake(
                new DayVersions(jdbc),
                new DayStore(new JdbcTemplate(database)),
                new RegisterValues(jdbc),
                jdbc,
                new SettledValues(jdbc, new MovableClock(NOW)),
                event -> {},
                new MovableClock(NOW));
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        var all = messages();
        for (int i = 0; i < BATCHES; i++) {
            var batch = all.subList(i * BATCH, (i + 1) * BATCH);
            transaction.executeWithoutResult(
                    status -> assertThat(intake.takeAll(TENANT, batch)).isEmpty());
            committed.batch(i);
        }
    }

    /** Two hundred locations, ten days, in the order of the days. */
    private static List<Told> messages() {
        var messages = new ArrayList<Told>();
        for (int i = 0; i < BATCH * BATCHES; i++) {
            var point = ReportingPoint.of(
                    org.stromlauf.shared.MarketLocationId.withCheckDigit("%010d".formatted(6_000_000_000L + i % 200)));
            var day = FIRST.plusDays(i / 200);
            var wattHours = new long[MarketCalendar.quarterHours(day)];
            for (int quarter = 0; quarter < wattHours.length; quarter++) wattHours[quarter] = (i * 31L + quarter) % 900;
            var provenance =
                    new Provenance(NOW, MarketPartnerId.of("9900000000005"), "D" + i, new UUID(i, day.toEpochDay()));
            var version = new DayVersion(
                    point,
                    "1-1:1.29.0",
                    DayValues.of(day, wattHours, ValueStatus.TRUE_VALUE),
                    provenance,
                    Remarks.NONE);
            messages.add(new Told(
                    MeterValueReader.PROFILE,
                    new Contents.Values(
                            List.of(point), provenance, List.of(version), List.of(), List.of(), List.of(), null)));
        }
        return messages;
    }

    /** The program that is killed. */
    static final class Intake {

        /** However late the signal comes on a busy machine, it meets a program that has not ended. */
        public static void main(String[] args) {
            take(KilledProgram.database(Path.of(args[0])).source(), batch -> {
                System.out.println("committed");
                System.out.flush();
                if (batch == BATCHES - 5)
                    LockSupport.parkNanos(Duration.ofSeconds(60).toNanos());
            });
        }
    }
}
