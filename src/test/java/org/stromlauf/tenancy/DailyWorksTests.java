package org.stromlauf.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.Schedules;

@StromlaufTest
class DailyWorksTests {

    private static final Tenant NEW = operator("daily-new", "9900000000806");
    private static final Tenant OLD = operator("daily-old", "9900000000807");

    @Autowired
    private Tenants tenants;

    @Autowired
    private DailyWorks daily;

    @Autowired
    private List<DailyWork> works;

    @Autowired
    private Schedules schedules;

    @Autowired
    private MarketClock clock;

    @AfterEach
    void endTheDailyWork() {
        works.forEach(work -> {
            schedules.remove(NEW.id(), work.name());
            schedules.remove(OLD.id(), work.name());
        });
    }

    @Test
    void scheduleWhatTheRoleOfANewTenantDoesDaily() {
        assertThat(works).extracting(DailyWork::role).contains(Role.METERING_OPERATOR, Role.SUPPLIER);

        tenants.add(NEW);

        assertThat(works).allSatisfy(work -> {
            var due = schedules.dueAt(NEW.id(), work.name());
            if (work.role() == NEW.role()) assertThat(due).contains(work.firstAfter(clock.instant()));
            else assertThat(due).isEmpty();
        });
    }

    @Test
    void scheduleForATenantOfAnEarlierReleaseOnlyWhatIsNewToIt() {
        tenants.add(OLD);
        var known = ofTheRole().get(0);
        var later = known.firstAfter(clock.instant()).plusSeconds(86_400 * 3L);
        schedules.set(OLD.id(), known.name(), later);

        daily.schedule(OLD);

        assertThat(schedules.dueAt(OLD.id(), known.name())).contains(later);

        schedules.remove(OLD.id(), known.name());
        daily.schedule(OLD);

        assertThat(schedules.dueAt(OLD.id(), known.name())).contains(known.firstAfter(clock.instant()));
    }

    private List<DailyWork> ofTheRole() {
        return works.stream().filter(work -> work.role() == OLD.role()).toList();
    }

    private static Tenant operator(String id, String marketPartner) {
        return new Tenant(
                TenantId.of(id),
                "Messung GmbH",
                MarketPartnerId.of(marketPartner),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true);
    }
}
