package org.stromlauf.testing.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.QueuedWork;
import org.stromlauf.workflow.ScheduledWork;

/** A daily and a queued work that tests look at afterwards. */
@Component
public class RecordedWork implements QueuedWork, ScheduledWork {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test.recorded";
    }

    @Override
    public void run(TenantId tenant, String payload) {
        if (payload.equals("broken")) throw new IllegalStateException("this payload is broken");
        done.add(tenant + " " + payload);
    }

    @Override
    public void run(TenantId tenant, Instant due) {
        done.add(tenant + " " + due);
    }

    @Override
    public Optional<Instant> nextAfter(Instant due) {
        return Optional.of(due.plus(Duration.ofDays(1)));
    }

    /** What was done for a tenant, in order. */
    public List<String> done(TenantId tenant) {
        return done.stream().filter(d -> d.startsWith(tenant + " ")).toList();
    }
}
