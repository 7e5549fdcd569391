package org.stromlauf.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.process.RecordedWork;
import org.stromlauf.workflow.JobThreads.Surroundings;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.WorkQueue;

/** The engine's own job executor on a box's clock. */
@StromlaufTest
class ThreadedBoxTests {

    private static final int THREADS = 2;
    private static final String WORK = "test.recorded";

    @Autowired
    private ThreadedBox box;

    @Autowired
    private WorkQueue queue;

    @Autowired
    private MarketClock clock;

    @Autowired
    private RecordedWork recorded;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void doesAllThatIsDueThoughThereIsFarMoreThanItsQueueHolds() {
        var tenant = TenantId.of("threads-many");
        var now = clock.instant();
        IntStream.range(0, 50).forEach(i -> queue.enqueue(tenant, WORK, "job " + i, now));

        box.runUntil(now, THREADS, Surroundings::nothing);

        assertThat(recorded.done(tenant)).hasSize(50).doesNotHaveDuplicates();
        assertThat(waiting(tenant)).isZero();
        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void movesTheClockToWhatIsDueNextAndNoFurtherWhileAnythingIsDone() {
        var tenant = TenantId.of("threads-later");
        var now = clock.instant();
        queue.enqueue(tenant, WORK, "now", now);
        queue.enqueue(tenant, WORK, "later", now.plus(Duration.ofHours(2)));

        box.runUntil(now.plus(Duration.ofHours(1)), THREADS, Surroundings::nothing);
        assertThat(recorded.done(tenant)).containsExactly("threads-later now");

        box.runUntil(now.plus(Duration.ofHours(3)), THREADS, Surroundings::nothing);
        assertThat(recorded.done(tenant)).containsExactly("threads-later now", "threads-later later");
    }

    /** The database stored the locks and failed to tell of it: no thread knows of the jobs, and they stay locked. */
    @Test
    void takesJobsThatWereLockedAndForgottenWhenTheirLockHasExpired() {
        var tenant = TenantId.of("threads-forgotten");
        var now = clock.instant();
        queue.enqueue(tenant, WORK, "forgotten", now);
        var answers = new LostAnswer();

        box.runUntil(now, THREADS, answers);
        assertThat(answers.lost).hasValue(1);
        assertThat(recorded.done(tenant)).isEmpty();
        assertThat(waiting(tenant)).isOne();

        box.runUntil(now.plus(Duration.ofMinutes(6)), THREADS, answers);
        assertThat(recorded.done(tenant)).containsExactly("threads-forgotten forgotten");
    }

    @Test
    void triesAFailedJobAgainAfterItsPause() {
        var tenant = TenantId.of("threads-failing");
        var now = clock.instant();
        queue.enqueue(tenant, WORK, "broken", now);

        box.runUntil(now.plus(Duration.ofMinutes(21)), THREADS, Surroundings::nothing);

        assertThat(jdbc.sql("select retries_ from act_ru_job where tenant_id_ = :tenant")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private long waiting(TenantId tenant) {
        return jdbc.sql("select count(*) from act_ru_job where tenant_id_ = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    /** Loses the answer to the first look that found jobs. */
    private final class LostAnswer implements Surroundings {

        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public <T extends @Nullable Object> T around(String unit, Supplier<T> work) {
            var answer = work.get();
            if (unit.startsWith("acquisition/") && locked() > 0 && lost.compareAndSet(0, 1)) {
                throw new IllegalStateException("The database stored it and did not tell");
            }
            return answer;
        }

        private long locked() {
            return jdbc.sql("select count(*) from act_ru_job where lock_owner_ is not null")
                    .query(Long.class)
                    .single();
        }
    }
}
