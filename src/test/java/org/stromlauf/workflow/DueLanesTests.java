package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stromlauf.workflow.DueItems.Found;
import org.stromlauf.workflow.DueWork.Item;

@Timeout(30)
class DueLanesTests {

    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final DueLanes lanes = new DueLanes(threads);
    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void twoTenantsAreServedBesideEachOther() {
        var together = new CyclicBarrier(2);
        var source = source(item -> meet(together));

        lanes.run(List.of(found(source, "neustrom/1"), found(source, "netz/1")));

        assertThat(done).containsExactlyInAnyOrder("neustrom/1", "netz/1");
    }

    @Test
    void theItemsOfOneTenantAreDoneInTheirOrder() {
        var source = source(item -> {});

        lanes.run(List.of(found(source, "netz/2"), found(source, "netz/1"), found(source, "netz/3")));

        assertThat(done).containsExactly("netz/2", "netz/1", "netz/3");
    }

    @Test
    void whatEndsTheLaneOfOneTenantIsToldWhenThoseOfOthersAreDone() {
        var source = source(item -> {
            if (item.tenant().equals("netz")) throw new IllegalStateException("The database is gone");
        });

        assertThatThrownBy(() -> lanes.run(
                        List.of(found(source, "netz/1"), found(source, "netz/2"), found(source, "neustrom/1"))))
                .hasRootCauseMessage("The database is gone");

        assertThat(done).containsExactly("neustrom/1");
    }

    @Test
    void anIdWithoutSlashNamesNoTenant() {
        assertThat(new Item("4711", NOW).tenant()).isEmpty();
    }

    private static Found found(DueWork source, String id) {
        return new Found(source, new Item(id, NOW));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("The other tenant was not served meanwhile", e);
        }
    }

    private DueWork source(Consumer<Item> work) {
        return new DueWork() {

            @Override
            public String kind() {
                return "row";
            }

            @Override
            public String waiting() {
                throw new UnsupportedOperationException("What is due is given");
            }

            @Override
            public void run(Item item) {
                work.accept(item);
                done.add(item.id());
            }
        };
    }
}
