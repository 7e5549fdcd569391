package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.HinderedDeliveries.Case;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Sees to it that a metering operator delivers what it owes although something hindered it. */
@Component
public class DeliveryDesk {

    static final String PROCESS = "MeterDataDelivery";
    private static final String VALUES_STORED = "Msg_OwnValuesStored";
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int SHOWN = 25;

    private final HinderedDeliveries hindered;
    private final OwedValues owed;
    private final Processes processes;
    private final IdGenerator ids;
    private final Clock clock;

    DeliveryDesk(HinderedDeliveries hindered, OwedValues owed, Processes processes, IdGenerator ids, Clock clock) {
        this.hindered = hindered;
        this.owed = owed;
        this.processes = processes;
        this.ids = ids;
        this.clock = clock;
    }

    /** One case for values that are missing, until an instant waited for before a case worker sees to it. */
    void missing(TenantId tenant, List<HinderedDelivery> deliveries, Instant clearAt) {
        var open = hindered.open(tenant);
        var fresh = deliveries.stream()
                .filter(d -> open.stream().noneMatch(o -> isSame(o, d)))
                .toList();
        if (!fresh.isEmpty()) start(tenant, fresh, false, clearAt);
    }

    private static boolean isSame(HinderedDelivery one, HinderedDelivery other) {
        return one.location().equals(other.location())
                && one.day().equals(other.day())
                && one.kind() == other.kind()
                && Objects.equals(one.receiver(), other.receiver());
    }

    void rejected(TenantId tenant, HinderedDelivery delivery) {
        start(tenant, List.of(delivery), true, clock.instant());
    }

    private void start(TenantId tenant, List<HinderedDelivery> deliveries, boolean rejected, Instant clearAt) {
        var id = ids.next();
        hindered.open(tenant, new Case(id, rejected, clearAt, now()), deliveries);
        processes.start(tenant, PROCESS, id.toString(), Map.of("rejected", rejected, "clearAt", Date.from(clearAt)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Cases that wait for values of these locations look whether they are there. */
    void stored(TenantId tenant, Collection<MarketLocationId> locations) {
        for (var id : hindered.waitingFor(tenant, locations)) {
            // A case that delivers just now looks by itself.
            var unused = processes.correlate(tenant, VALUES_STORED, id.toString(), Map.of());
        }
    }

    /** What became of an attempt: all of it, or when the rest is looked at again by a case worker. */
    public record Attempt(boolean complete, Instant clearAt) {}

    /**
     * Delivers what is there.
     *
     * @param substitute whether values that are missing are made first: quarter hours by a comparison day, readings by the load profile
     */
    @Transactional
    public Attempt deliver(TenantId tenant, UUID caseId, boolean substitute) {
        var today = today();
        var rejected = hindered.get(tenant, caseId).rejected();
        boolean complete = true;
        for (var position : hindered.open(tenant, caseId)) {
            var delivery = position.delivery();
            if (substitute && !rejected) owed.substitute(tenant, delivery);
            var left = rejected ? owed.tellAgain(tenant, delivery, today) : owed.tell(tenant, delivery, today);
            if (left) hindered.settle(tenant, caseId, position.number(), now());
            else complete = false;
        }
        if (complete) hindered.close(tenant, caseId, "DELIVERED", "", now());
        var next = MarketCalendar.at(MarketCalendar.workingDayAfter(today, 1), MORNING);
        return new Attempt(complete, next);
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    /** It is not delivered any more. */
    @Transactional
    public void giveUp(TenantId tenant, UUID caseId, String note) {
        hindered.close(tenant, caseId, "GIVEN_UP", note, now());
    }

    /** German label → value, for the task's form. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(TenantId tenant, UUID caseId) {
        var open = hindered.open(tenant, caseId);
        var asked = hindered.get(tenant, caseId);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Grund", asked.rejected() ? "Vom Empfänger abgelehnt" : "Eigene Werte fehlen");
        facts.put("Offen seit", GermanFormat.day(MarketCalendar.day(asked.openedAt())));
        facts.put("Offen", open.size());
        open.stream()
                .limit(SHOWN)
                .forEach(p -> facts.put("Nr. " + p.number(), p.delivery().german()));
        if (open.size() > SHOWN) facts.put("Weitere", open.size() - SHOWN);
        return facts;
    }
}
