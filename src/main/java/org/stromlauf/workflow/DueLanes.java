package org.stromlauf.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.stromlauf.workflow.DueItems.Found;

/**
 * Does due items on threads: those of one source and tenant in their order, one after the other, and beside them those of others.
 * Two tenants share no reference number and no chain of the archive, so none waits for the other's commit.
 */
public final class DueLanes {

    /** Enough for the sources of a few tenants that work at once, and what the pool of connections can spare beside the jobs. */
    public static final int THREADS = 8;

    private final Executor threads;

    public DueLanes(Executor threads) {
        this.threads = threads;
    }

    private record Lane(String kind, String tenant) {

        private static Lane of(Found found) {
            return new Lane(found.source().kind(), found.item().tenant());
        }
    }

    /** Returns when all are done. What ends a lane early is thrown then, and the others have gone on. */
    public void run(List<Found> found) {
        var lanes = found.stream().collect(groupingBy(Lane::of, LinkedHashMap::new, toList()));
        var running = lanes.values().stream()
                .map(lane -> CompletableFuture.runAsync(() -> lane.forEach(Found::run), threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
    }
}
