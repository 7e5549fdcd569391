package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.RegisterValues.Period;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Keeps what messages tell, and says where it does not fit what is known already. */
@Service
class MeterValueIntake {

    /** What a message of a PID tells. */
    record Told(String pid, Contents.Values values) {

        private UUID message() {
            return values.provenance().message();
        }

        private boolean tells(DayStore.Told day) {
            return values.days().stream()
                    .anyMatch(d ->
                            d.point().equals(day.point()) && d.values().day().equals(day.day()));
        }

        /** Of several values some may apply although others do not. */
        boolean hasSeveral() {
            return values.days().size()
                            + values.readings().size()
                            + values.quantities().size()
                    > 1;
        }
    }

    private static final String FURTHER = " und an weiteren Tagen";
    private static final String OLDER_CAME_LATER =
            "Ein früher erstelltes Dokument kam nach einem später erstellten und nimmt ihm die Gültigkeit, denn dieses"
                    + " nennt keinen Korrekturgrund: klären, welches gilt";

    private final DayVersions days;
    private final DayStore store;
    private final RegisterValues registers;
    private final JdbcClient jdbc;
    private final SettledValues settled;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeterValueIntake(
            DayVersions days,
            DayStore store,
            RegisterValues registers,
            JdbcClient jdbc,
            SettledValues settled,
            ApplicationEventPublisher events,
            Clock clock) {
        this.days = days;
        this.store = store;
        this.registers = registers;
        this.jdbc = jdbc;
        this.settled = settled;
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
        return Optional.ofNullable(takeAll(tenant, List.of(new Told(pid, values)))
                .get(values.provenance().message()));
    }

    /** The same for several messages at once; the reasons by message, none where there is nothing to look at. */
    @Transactional
    Map<UUID, String> takeAll(TenantId tenant, List<Told> messages) {
        var now = settled.announce();
        var reasons = new HashMap<UUID, String>();
        var addedDays = addDays(tenant, messages, now, reasons);
        var added = new ArrayList<Told>();
        for (var told : messages) {
            int rows = addRows(tenant, told.values(), now);
            if (rows > 0 || (addedDays && !told.values().days().isEmpty())) added.add(told);
        }
        for (var told : messages) {
            if (!reasons.containsKey(told.message())) {
                registersRefused(tenant, told.values(), now).ifPresent(r -> reasons.put(told.message(), r));
            }
        }
        reasons.forEach((message, reason) -> {
            var unused = refuse(tenant, message, reason);
        });
        added.removeIf(told -> reasons.containsKey(told.message()) && !told.hasSeveral());
        for (var told : added) publish(tenant, told);
        publishProfiles(tenant, added);
        return reasons;
    }

    private boolean addDays(TenantId tenant, List<Told> messages, Instant now, Map<UUID, String> reasons) {
        var versions =
                messages.stream().flatMap(m -> m.values().days().stream()).toList();
        if (versions.isEmpty()) return false;
        var added = store.add(tenant, versions, now);
        for (var day : added.alsoToldByOthers()) {
            for (var message : refusedOn(tenant, day, now)) {
                if (messages.stream().anyMatch(m -> m.message().equals(message))) {
                    reasons.merge(
                            message,
                            "Der Lastgang ändert einen Messwertstatus, wie es nicht erlaubt ist, am "
                                    + GermanFormat.day(day.day()),
                            (first, next) -> first.endsWith(FURTHER) ? first : first + FURTHER);
                } else if (isNewlyRefused(tenant, message)) {
                    messages.stream()
                            .filter(m -> m.tells(day))
                            .forEach(m -> reasons.put(m.message(), OLDER_CAME_LATER));
                }
            }
        }
        return added.count() > 0;
    }

    /** Of earlier messages it was said when they came, unless they were valid until now. */
    private boolean isNewlyRefused(TenantId tenant, UUID message) {
        return store(tenant, message, OLDER_CAME_LATER) > 0;
    }

    private List<UUID> refusedOn(TenantId tenant, DayStore.Told told, Instant now) {
        var day = DateRange.of(told.day(), told.day().plusDays(1));
        record Key(String obis, DayGrid grid) {}
        var versions = new HashMap<Key, List<DayVersion>>();
        for (var version : days.find(tenant, told.point(), day, now)) {
            versions.computeIfAbsent(new Key(version.obis(), version.values().grid()), k -> new ArrayList<>())
                    .add(version);
        }
        return versions.values().stream()
                .flatMap(v -> DayHistory.of(v).refused().stream())
                .toList();
    }

    private int addRows(TenantId tenant, Contents.Values values, Instant now) {
        int added = 0;
        for (var reading : values.readings()) added += registers.add(tenant, reading, now);
        for (var quantity : values.quantities()) added += registers.add(tenant, quantity, now);
        for (var other : values.others()) added += registers.add(tenant, other, now);
        var cancelled = values.cancelledReference();
        if (cancelled != null) added += registers.cancel(tenant, values.provenance(), cancelled, now);
        return added;
    }

    private void publish(TenantId tenant, Told told) {
        for (var point : told.values().points()) {
            events.publishEvent(new MeterValuesReceived(
                    tenant,
                    point,
                    told.pid(),
                    told.values().provenance(),
                    told.values().span()));
        }
    }

    private void publishProfiles(TenantId tenant, List<Told> messages) {
        var days = new HashMap<MarketLocationId, DateRange>();
        for (var told : messages) {
            var span = told.values().span();
            if (!told.pid().equals(MeterValueReader.PROFILE) || span == null) continue;
            for (var point : told.values().points()) {
                if (point.isMarketLocation()) days.merge(MarketLocationId.of(point.id()), span, DateRange::hull);
            }
        }
        if (!days.isEmpty()) events.publishEvent(new LoadProfilesReceived(tenant, days));
    }

    Optional<String> refuse(TenantId tenant, UUID message, String reason) {
        var unused = store(tenant, message, reason);
        return Optional.of(reason);
    }

    private int store(TenantId tenant, UUID message, String reason) {
        return jdbc.sql(
                        """
                        insert into metering.refusal (tenant_id, message, reason, recorded_at)
                        values (:tenant, :message, :reason, :now) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("message", message)
                .param("reason", reason)
                .param("now", Rows.utc(clock.instant()))
                .update();
    }

    private Optional<String> registersRefused(TenantId tenant, Contents.Values values, Instant now) {
        var message = values.provenance().message();
        for (var reading : values.readings()) {
            var standing = registers.readings(tenant, reading.location(), new Period(reading.at(), reading.at()), now);
            var refused = RegisterHistory.ofReadings(standing).refused();
            if (refused.stream().anyMatch(m -> !m.equals(message) && isNewlyRefused(tenant, m))) {
                return Optional.of(OLDER_CAME_LATER);
            }
            if (refused.contains(message)) {
                return Optional.of("Der Zählerstand zum " + reading.day()
                        + " ersetzt einen anderen ohne Stornierung oder Korrekturgrund");
            }
        }
        for (var other : values.others()) {
            if (other.status() != ValueStatus.PRELIMINARY && !other.isGasQuality()) continue;
            var standing = registers.others(
                    tenant, other.point(), new Period(other.from(), other.to().plusMillis(1)), now);
            var refused = RegisterHistory.ofOthers(standing).refused();
            if (refused.stream().anyMatch(m -> !m.equals(message) && isNewlyRefused(tenant, m))) {
                return Optional.of(OLDER_CAME_LATER);
            }
            if (refused.contains(message)) {
                return Optional.of(
                        other.status() == ValueStatus.PRELIMINARY
                                ? "Ein endgültiger Wert wird wieder vorläufig, wie es nicht erlaubt ist"
                                : "Die Gasbeschaffenheit überschneidet sich mit einer anderen Zeit");
            }
        }
        if (values.quantities().isEmpty()) return Optional.empty();
        var standing = registers.quantities(tenant, values.point(), Period.ALWAYS, now);
        var refused = RegisterHistory.ofQuantities(standing).refused();
        if (refused.stream().anyMatch(m -> !m.equals(message) && isNewlyRefused(tenant, m))) {
            return Optional.of(OLDER_CAME_LATER);
        }
        return refused.contains(message)
                ? Optional.of(
                        "Die Energiemenge überschneidet sich mit einer anderen oder ersetzt sie ohne Korrekturgrund")
                : Optional.empty();
    }
}
