package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.RegisterValues.Period;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Keeps what messages tell, and says where it does not fit what is known already. */
@Service
class MeterValueIntake {

    private final DayVersions days;
    private final RegisterValues registers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeterValueIntake(
            DayVersions days,
            RegisterValues registers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.days = days;
        this.registers = registers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the values; the same message again adds nothing.
     *
     * @return why a case worker has to look at it, in German: kept, but without effect on what is valid
     */
    @Transactional
    Optional<String> take(TenantId tenant, String pid, Contents.Values values) {
        var now = clock.instant();
        var added = days.add(tenant, values.days(), now);
        for (var reading : values.readings()) added += registers.add(tenant, reading, now);
        for (var quantity : values.quantities()) added += registers.add(tenant, quantity, now);
        var cancelled = values.cancelledReference();
        if (cancelled != null) added += registers.cancel(tenant, values.provenance(), cancelled, now);
        var refusal = refusal(tenant, values, now);
        if (refusal.isPresent()) return refuse(tenant, values.provenance().message(), refusal.get());
        if (added > 0) {
            events.publishEvent(new MeterValuesReceived(tenant, values.point(), pid, values.provenance()));
        }
        return Optional.empty();
    }

    Optional<String> refuse(TenantId tenant, UUID message, String reason) {
        jdbc.sql(
                        """
                        insert into metering.refusal (tenant_id, message, reason, recorded_at)
                        values (:tenant, :message, :reason, :now) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("message", message)
                .param("reason", reason)
                .param("now", Rows.utc(clock.instant()))
                .update();
        return Optional.of(reason);
    }

    private Optional<String> refusal(TenantId tenant, Contents.Values values, Instant now) {
        var message = values.provenance().message();
        if (daysRefused(tenant, values, now)) {
            return Optional.of("Der Lastgang ändert einen Messwertstatus, wie es nicht erlaubt ist");
        }
        for (var reading : values.readings()) {
            var standing = registers.readings(tenant, reading.location(), new Period(reading.at(), reading.at()), now);
            if (RegisterHistory.ofReadings(standing).refused().contains(message)) {
                return Optional.of("Der Zählerstand zum " + reading.day()
                        + " ersetzt einen anderen ohne Stornierung oder Korrekturgrund");
            }
        }
        if (values.quantities().isEmpty()) return Optional.empty();
        var standing = registers.quantities(tenant, values.point(), Period.ALWAYS, now);
        return RegisterHistory.ofQuantities(standing).refused().contains(message)
                ? Optional.of(
                        "Die Energiemenge überschneidet sich mit einer anderen oder ersetzt sie ohne Korrekturgrund")
                : Optional.empty();
    }

    private boolean daysRefused(TenantId tenant, Contents.Values values, Instant now) {
        if (values.days().isEmpty()) return false;
        var first = values.days().stream().map(d -> d.values().day()).min(java.time.LocalDate::compareTo);
        var last = values.days().stream().map(d -> d.values().day()).max(java.time.LocalDate::compareTo);
        var range = DateRange.of(first.orElseThrow(), last.orElseThrow().plusDays(1));
        var same = new ArrayList<DayVersion>();
        for (var version : days.find(tenant, values.point(), range, now)) {
            if (!same.isEmpty() && !isSameDay(same.get(0), version)) {
                if (isRefused(same, values)) return true;
                same.clear();
            }
            same.add(version);
        }
        return isRefused(same, values);
    }

    private static boolean isRefused(List<DayVersion> same, Contents.Values values) {
        return !same.isEmpty()
                && DayHistory.of(same).refused().contains(values.provenance().message());
    }

    private static boolean isSameDay(DayVersion a, DayVersion b) {
        return a.obis().equals(b.obis()) && a.values().day().equals(b.values().day());
    }
}
