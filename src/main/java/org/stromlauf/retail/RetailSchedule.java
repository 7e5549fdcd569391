package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantAdded;
import org.stromlauf.workflow.Processes;
import org.stromlauf.workflow.ScheduledWork;
import org.stromlauf.workflow.Schedules;

/** When a supplier demands instalments, and when it looks each morning for what to collect, which meter values are missing and which bills are late. */
final class RetailSchedule {

    private RetailSchedule() {}

    /** The month's instalments, so early that the pre-notification holds: {@link InstalmentRules#DEMAND_DAY}. */
    @Component
    static class MonthlyInstalments implements ScheduledWork {

        private static final LocalTime TIME = LocalTime.of(6, 0);
        private static final String NAME = "retail.instalments";

        private final InstalmentRun run;
        private final Processes processes;
        private final Schedules schedules;
        private final Clock clock;

        MonthlyInstalments(InstalmentRun run, Processes processes, Schedules schedules, Clock clock) {
            this.run = run;
            this.processes = processes;
            this.schedules = schedules;
            this.clock = clock;
        }

        @EventListener
        void begin(TenantAdded event) {
            if (event.tenant().role() != Role.SUPPLIER) return;
            var today = MarketCalendar.day(clock.instant());
            var first = at(today.withDayOfMonth(InstalmentRules.DEMAND_DAY));
            schedules.set(event.tenant().id(), NAME, clock.instant().isBefore(first) ? first : after(first));
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void run(TenantId tenant, Instant due) {
            var month = YearMonth.from(MarketCalendar.day(due)).plusMonths(1).toString();
            if (run.isNeeded(tenant)) processes.start(tenant, "Instalments", month, Map.of());
        }

        @Override
        public Optional<Instant> nextAfter(Instant due) {
            return Optional.of(after(due));
        }

        private static Instant after(Instant due) {
            return at(MarketCalendar.day(due).plusMonths(1));
        }

        private static Instant at(LocalDate day) {
            return MarketCalendar.at(day, TIME);
        }
    }

    /** One job a day for all that is looked for daily. */
    @Component
    static class Morning implements DailyWork {

        private static final LocalTime TIME = LocalTime.of(7, 0);
        private static final String NAME = "retail.morning";

        private final CollectionDay collection;
        private final MissingReadings readings;

        private final LateBills late;

        Morning(CollectionDay collection, MissingReadings readings, LateBills late) {
            this.late = late;
            this.collection = collection;
            this.readings = readings;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Role role() {
            return Role.SUPPLIER;
        }

        @Override
        public LocalTime time() {
            return TIME;
        }

        @Override
        public void run(TenantId tenant, LocalDate today) {
            collection.look(tenant, today);
            readings.look(tenant, today);
            late.look(tenant, today);
        }
    }
}
