package org.stromlauf.tenancy;

import java.time.Clock;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.Schedules;

/** Schedules the daily works of a tenant when it is added, and those that came with a new release when the application starts. */
@Component
class DailyWorks {

    private final ObjectProvider<DailyWork> works;
    private final Tenants tenants;
    private final Schedules schedules;
    private final Clock clock;

    DailyWorks(ObjectProvider<DailyWork> works, Tenants tenants, Schedules schedules, Clock clock) {
        this.works = works;
        this.tenants = tenants;
        this.schedules = schedules;
        this.clock = clock;
    }

    @EventListener
    void begin(TenantAdded event) {
        schedule(event.tenant());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        tenants.all().forEach(tenant -> UnitOfWork.run("daily-works/" + tenant.id(), () -> schedule(tenant)));
    }

    void schedule(Tenant tenant) {
        works.stream()
                .filter(work -> work.role() == tenant.role())
                .filter(work -> schedules.dueAt(tenant.id(), work.name()).isEmpty())
                .sorted(Comparator.comparing(DailyWork::name))
                .forEach(work -> schedules.set(tenant.id(), work.name(), work.firstAfter(clock.instant())));
    }
}
