package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** What is known at an instant is settled once nobody is taking values of it any more. */
class SettledValuesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final MovableClock clock = new MovableClock(TEN);
    private final SettledValues settled = new SettledValues(JdbcClient.create(DATABASE), clock);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    @Test
    void nowIsSettledWhileNobodyTakesValues() {
        assertThat(settled.instant()).isEqualTo(TEN);
    }

    /** An interchange of some seconds: what is asked meanwhile is answered as of the instant before it began. */
    @Test
    void theInstantBeforeAnInterchangeIsSettledUntilItIsDone() {
        transaction.executeWithoutResult(t -> {
            assertThat(settled.announce()).isEqualTo(TEN);
            clock.advance(Duration.ofSeconds(5));
            assertThat(settled.announce()).isEqualTo(TEN.plusSeconds(5));

            assertThat(askedElsewhere()).isBefore(TEN).isAfter(TEN.minusSeconds(1));
            assertThat(settled.instant()).as("who takes them sees them").isEqualTo(TEN.plusSeconds(5));
        });
        assertThat(askedElsewhere()).isEqualTo(TEN.plusSeconds(5));
    }

    /** What an interchange brings that was begun before a daily work and ends after it is seen by the next one. */
    @Test
    void nothingFallsBetweenTwoDailyWorks() throws Exception {
        var arrivals = new ArrivalWindows(JdbcClient.create(DATABASE), settled);
        var yesterday = TEN.minus(Duration.ofDays(1));
        assertThat(next(arrivals, yesterday)).isEqualTo(new Window(yesterday, TEN));

        clock.advance(Duration.ofSeconds(10));
        var begun = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var intake = CompletableFuture.supplyAsync(() -> transaction.execute(t -> {
            var recordedAt = settled.announce();
            begun.countDown();
            await(done);
            return recordedAt;
        }));
        await(begun);
        clock.advance(Duration.ofSeconds(5));
        var during = next(arrivals, yesterday);
        done.countDown();
        var recordedAt = intake.get(20, TimeUnit.SECONDS);
        clock.advance(Duration.ofSeconds(5));
        var after = next(arrivals, yesterday);

        assertThat(during.from()).isEqualTo(TEN);
        assertThat(during.to()).isBefore(recordedAt);
        assertThat(after.from()).isEqualTo(during.to());
        assertThat(after.to()).isAfter(recordedAt);
    }

    private Window next(ArrivalWindows arrivals, Instant first) {
        return transaction.execute(t -> arrivals.next(TenantId.of("windows"), "daily", first));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant askedElsewhere() {
        return CompletableFuture.supplyAsync(settled::instant)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
