package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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

    private Instant askedElsewhere() {
        return CompletableFuture.supplyAsync(settled::instant)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
