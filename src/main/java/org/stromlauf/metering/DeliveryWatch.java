package org.stromlauf.metering;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageRejected;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/**
 * Looks, after the daily deliveries, whether something that is owed did not leave, and takes what partners reject. What was delivered as
 * it should needs no case.
 */
@Component
class DeliveryWatch implements DailyWork {

    static final LocalTime TIME = LocalTime.of(9, 30);

    /** Half an hour is left until 11:00 (WiM part 2, table 2.5.5). */
    private static final LocalTime CLEAR_PROFILES = LocalTime.of(10, 30);

    private static final LocalTime CLEAR_READINGS = LocalTime.of(10, 0);
    private static final Set<String> LOGGED = Set.of(MeterValueReader.READING, MeterValueReader.QUANTITY);

    private final OwedValues owed;
    private final DeliveryDesk desk;
    private final Tenants tenants;

    DeliveryWatch(OwedValues owed, DeliveryDesk desk, Tenants tenants) {
        this.owed = owed;
        this.desk = desk;
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "metering.delivery-watch";
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public LocalTime time() {
        return TIME;
    }

    @Override
    public void run(TenantId tenant, LocalDate today) {
        desk.missing(tenant, owed.missingProfiles(tenant, today), MarketCalendar.at(today, CLEAR_PROFILES));
        var readings = owed.missingReadings(tenant, today);
        if (readings.isEmpty()) return;
        desk.missing(tenant, readings, MarketCalendar.at(owed.lastDay(tenant, readings, today), CLEAR_READINGS));
    }

    /** Readings and energy by the number of their document; of a rejected load profile the number says nothing. */
    @EventListener
    void on(MessageRejected rejected) {
        var document = rejected.documentNumber();
        if (document == null || !LOGGED.contains(rejected.pid())) return;
        owed.delivered(rejected.tenant(), rejected.receiver(), document)
                .filter(d -> d.kind() != Delivery.Kind.DEVICE_CHANGE)
                .ifPresent(delivery -> {
                    var reason = new StringBuilder("Beleg ").append(document);
                    rejected.findings().forEach(f -> reason.append(", ")
                            .append(f.code())
                            .append(' ')
                            .append(f.text()));
                    desk.rejected(
                            rejected.tenant(),
                            HinderedDelivery.rejected(
                                    delivery, reason.toString().strip()));
                    rejected.take();
                });
    }

    /** Only a metering operator waits for values of its own. */
    @EventListener
    void on(LoadProfilesReceived received) {
        if (isOwn(received.tenant())) desk.stored(received.tenant(), received.locations());
    }

    @EventListener
    void on(MeterValuesReceived received) {
        if (received.pid().equals(MeterValueReader.PROFILE) || !isOwn(received.tenant())) return;
        desk.stored(received.tenant(), owed.marketLocations(received.tenant(), received.point()));
    }

    private boolean isOwn(TenantId tenant) {
        return tenants.get(tenant).role() == Role.METERING_OPERATOR;
    }
}
