package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MeterSource.Round;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;

/** Tells readings (13017) and quantities (13019) where they are due, and tells them anew when they changed (13006 before). */
@Component
class ReadingDeliveries {

    /** Days from the reading to its delivery; WiM part 2 allows 28, for intelligent metering systems 5. */
    static final Setting<Integer> DELAY = Setting.number("metering.reading-delivery-days", 5);

    /** So long a duty is looked after when its values were missing, and a delivery when they changed. */
    private static final int LOOK_BACK_DAYS = 60;

    private static final int DOCUMENT_LENGTH = 16;

    private final ReadingDuties duties;
    private final DeliveryLog log;
    private final Locations locations;
    private final RegisterMessages messages;
    private final Sending sending;

    ReadingDeliveries(
            ReadingDuties duties, DeliveryLog log, Locations locations, RegisterMessages messages, Sending sending) {
        this.duties = duties;
        this.log = log;
        this.locations = locations;
        this.messages = messages;
        this.sending = sending;
    }

    /** How messages leave and what they are called. */
    @Component
    record Sending(RoutineDeliveries deliveries, IdGenerator ids) {}

    /** @return how many messages left */
    int deliver(Round round) {
        var tenant = round.tenant();
        var today = round.today();
        var parcels = new Parcels();
        var lookBack = today.minusDays(LOOK_BACK_DAYS);
        var delivered = log.since(tenant, lookBack);
        redeliver(parcels, round, delivered);
        var known = known(delivered);
        for (var duty : duties.toDeliver(tenant, lookBack, today)) {
            if (known.add(Key.of(duty))) deliver(parcels, tenant, duty, today);
        }
        return parcels.send(tenant, sending.deliveries());
    }

    /** Duties of the time that is looked after that did not leave because a value is not there. */
    List<Duty> missing(TenantId tenant, LocalDate today) {
        var lookBack = today.minusDays(LOOK_BACK_DAYS);
        var known = known(log.since(tenant, lookBack));
        return duties.overdue(tenant, lookBack, today).stream()
                .filter(d -> known.add(Key.of(d)) && !isComplete(tenant, d, today))
                .toList();
    }

    private boolean isComplete(TenantId tenant, Duty duty, LocalDate today) {
        var bundle = locations.bundle(tenant, duty.location(), duty.day());
        if (!bundle.market().takesPartInMarketCommunication()
                || bundle.metering().isEmpty()) return true;
        if (duty.quantityFrom() != null) {
            return messages.quantity(tenant, bundle, duty, today).isPresent();
        }
        var question = new Question(tenant, bundle, duty.day(), today);
        return bundle.metering().stream()
                .allMatch(m -> messages.reading(question, m).isPresent());
    }

    /**
     * Tells what a duty is of.
     *
     * @return false while a value is not there
     */
    boolean tell(TenantId tenant, Duty duty, LocalDate today) {
        if (known(log.standing(tenant, duty.location(), duty.day())).contains(Key.of(duty))) return true;
        if (!isComplete(tenant, duty, today)) return false;
        var parcels = new Parcels();
        deliver(parcels, tenant, duty, today);
        int unused = parcels.send(tenant, sending.deliveries());
        return true;
    }

    private static Set<Key> known(List<Delivery> delivered) {
        var known = new HashSet<Key>();
        delivered.stream()
                .filter(d -> d.kind() != Delivery.Kind.DEVICE_CHANGE)
                .forEach(d -> known.add(Key.of(d.duty())));
        return known;
    }

    private record Key(String location, LocalDate day, String receiver) {

        static Key of(Duty duty) {
            return new Key(duty.location().value(), duty.day(), duty.receiver().value());
        }
    }

    private void redeliver(Parcels parcels, Round round, List<Delivery> delivered) {
        var tenant = round.tenant();
        var today = round.today();
        var touched =
                delivered.stream().map(d -> d.duty().location()).distinct().toList();
        // A reading may be put right long after it was told.
        log.touching(tenant, messages.revisions(round, touched)).stream()
                .filter(d ->
                        d.kind() != Delivery.Kind.DEVICE_CHANGE && !d.sentOn().equals(today))
                .forEach(d -> replace(parcels, tenant, d, today));
    }

    private void replace(Parcels parcels, TenantId tenant, Delivery old, LocalDate today) {
        var bundle = locations.bundle(tenant, old.duty().location(), old.duty().day());
        var fields = old.kind() == Delivery.Kind.READING
                ? meter(bundle, old.point())
                        .flatMap(m -> messages.reading(
                                new Question(tenant, bundle, old.duty().day(), today), m))
                : messages.quantity(tenant, bundle, old.duty(), today);
        if (fields.isEmpty()) return;
        parcels.addCancellation(
                old.duty().receiver(),
                old.kind(),
                DeliveryMessages.cancellation(old.point().id(), old.document()));
        add(parcels, tenant, new Told(old.duty(), old.kind(), old.point(), old.document()), fields.get(), today);
    }

    private static Optional<MeteringLocation> meter(LocationBundle bundle, ReportingPoint point) {
        return bundle.metering().stream()
                .filter(m -> m.id().value().equals(point.id()))
                .findFirst();
    }

    private void deliver(Parcels parcels, TenantId tenant, Duty duty, LocalDate today) {
        var bundle = locations.bundle(tenant, duty.location(), duty.day());
        if (!bundle.market().takesPartInMarketCommunication()) return;
        var question = new Question(tenant, bundle, duty.day(), today);
        var quantity =
                duty.quantityFrom() == null ? Optional.<Fields>empty() : messages.quantity(tenant, bundle, duty, today);
        // What is missing is looked for again tomorrow, the whole of it.
        if (duty.quantityFrom() != null && quantity.isEmpty()) return;
        if (duty.quantityFrom() == null && !isComplete(tenant, duty, today)) return;
        for (var meter : bundle.metering()) {
            messages.reading(question, meter)
                    .ifPresent(fields -> add(
                            parcels,
                            tenant,
                            new Told(duty, Delivery.Kind.READING, ReportingPoint.of(meter.id()), null),
                            fields,
                            today));
        }
        quantity.ifPresent(fields -> add(
                parcels,
                tenant,
                new Told(duty, Delivery.Kind.QUANTITY, ReportingPoint.of(duty.location()), null),
                fields,
                today));
    }

    private record Told(Duty duty, Delivery.Kind kind, ReportingPoint point, @Nullable String replaces) {}

    private void add(Parcels parcels, TenantId tenant, Told told, Fields message, LocalDate today) {
        var document = sending.ids().nextReference(DOCUMENT_LENGTH);
        var isReading = told.kind() == Delivery.Kind.READING;
        var numbered = Fields.builder().put("documentNumber", document).put("documentCode", "7");
        message.groups("locations").forEach(l -> numbered.add("locations", l));
        parcels.add(
                told.duty().receiver(),
                isReading ? MeterValueReader.READING : MeterValueReader.QUANTITY,
                numbered.build());
        var from = isReading ? null : told.duty().quantityFrom();
        log.add(tenant, new Delivery(told.duty(), told.kind(), document, told.point(), from, today, told.replaces()));
    }

    /** A reading or quantity that is told again because a partner asked for it. */
    record Again(Duty duty, Delivery.Kind kind, ReportingPoint point) {}

    /** Whether a duty of a reading's day is still looked after every day. */
    boolean isLookedAfter(LocalDate day, LocalDate today) {
        return !day.isBefore(today.minusDays(LOOK_BACK_DAYS));
    }

    boolean isThere(TenantId tenant, Again again, LocalDate today) {
        return fields(tenant, again, today).isPresent();
    }

    /** Tells it anew; what that partner was told of it before is withdrawn. */
    void tell(TenantId tenant, Again again, LocalDate today) {
        var parcels = new Parcels();
        var old = standing(tenant, again);
        old.ifPresent(d -> parcels.addCancellation(
                d.duty().receiver(),
                d.kind(),
                DeliveryMessages.cancellation(d.point().id(), d.document())));
        tell(parcels, tenant, again, old, today);
    }

    /**
     * Tells anew what a partner rejected: it is not withdrawn, for it counts as not received.
     *
     * @return false while a value is not there
     */
    boolean tellRejected(TenantId tenant, Again again, LocalDate today) {
        if (!isThere(tenant, again, today)) return false;
        tell(new Parcels(), tenant, again, standing(tenant, again), today);
        return true;
    }

    private void tell(Parcels parcels, TenantId tenant, Again again, Optional<Delivery> old, LocalDate today) {
        var replaces = old.map(Delivery::document).orElse(null);
        var message = fields(tenant, again, today).orElseThrow();
        add(parcels, tenant, new Told(again.duty(), again.kind(), again.point(), replaces), message, today);
        int unused = parcels.send(tenant, sending.deliveries());
    }

    private Optional<Fields> fields(TenantId tenant, Again again, LocalDate today) {
        var bundle =
                locations.bundle(tenant, again.duty().location(), again.duty().day());
        if (again.kind() == Delivery.Kind.QUANTITY) return messages.quantity(tenant, bundle, again.duty(), today);
        var question = new Question(tenant, bundle, again.duty().day(), today);
        return meter(bundle, again.point()).flatMap(m -> messages.reading(question, m));
    }

    private Optional<Delivery> standing(TenantId tenant, Again again) {
        return log.standing(tenant, again.duty().location(), again.duty().day()).stream()
                .filter(d -> d.kind() == again.kind() && d.point().equals(again.point()))
                .filter(d -> d.duty().receiver().equals(again.duty().receiver()))
                .findFirst();
    }

    /** What a document told that partner; empty for what is not in the log. */
    Optional<Delivery> delivered(TenantId tenant, MarketPartnerId receiver, String document) {
        return log.find(tenant, receiver, document);
    }
}
