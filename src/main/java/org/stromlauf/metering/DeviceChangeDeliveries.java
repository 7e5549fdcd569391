package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MeterSource.Round;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Tells supplier and grid operator what the meter that was taken away showed last and what the new one showed first (13017; WiM part 2,
 * table 2.5.5: reading at a change of the device).
 */
@Component
class DeviceChangeDeliveries {

    private static final int LOOK_BACK_DAYS = 60;
    private static final int DOCUMENT_LENGTH = 16;

    private final MountedMeters mounted;
    private final RegisterMessages messages;
    private final DeliveryLog log;
    private final Supplies supplies;
    private final ReadingDeliveries.Sending sending;

    DeviceChangeDeliveries(
            MountedMeters mounted,
            RegisterMessages messages,
            DeliveryLog log,
            Supplies supplies,
            ReadingDeliveries.Sending sending) {
        this.mounted = mounted;
        this.messages = messages;
        this.log = log;
        this.supplies = supplies;
        this.sending = sending;
    }

    /** Whom values of a location are told. */
    @Component
    record Supplies(Locations locations, Assignments assignments) {}

    private record Change(TenantId tenant, MeteringLocationId location, LocalDate day, LocalDate today) {}

    private record Key(String location, LocalDate day, String receiver) {}

    /** @return how many messages left */
    int deliver(Round round) {
        var parcels = new Parcels();
        redeliver(parcels, round);
        deliver(parcels, round.tenant(), round.today());
        return parcels.send(round.tenant(), sending.deliveries());
    }

    private void deliver(Parcels parcels, TenantId tenant, LocalDate today) {
        var days = DateRange.of(today.minusDays(LOOK_BACK_DAYS), today.plusDays(1));
        var changed = mounted.changedIn(tenant, days);
        if (changed.isEmpty()) return;
        var told = new HashSet<Key>();
        for (var delivered : log.since(tenant, days.from())) {
            if (delivered.kind() == Delivery.Kind.DEVICE_CHANGE) {
                told.add(new Key(
                        delivered.point().id(),
                        delivered.duty().day(),
                        delivered.duty().receiver().value()));
            }
        }
        changed.forEach((location, dates) ->
                dates.forEach(day -> deliver(parcels, new Change(tenant, location, day, today), told)));
    }

    private record Told(ReportingPoint point, Duty duty) {}

    /** A reading of a change that was put right withdraws what was told of both meters, and both are told anew. */
    private void redeliver(Parcels parcels, Round round) {
        var told = new LinkedHashMap<Told, List<String>>();
        for (var delivery : log.touching(round.tenant(), messages.revisions(round, List.of()))) {
            if (delivery.kind() != Delivery.Kind.DEVICE_CHANGE
                    || delivery.sentOn().equals(round.today())) continue;
            told.computeIfAbsent(new Told(delivery.point(), delivery.duty()), t -> new ArrayList<>())
                    .add(delivery.document());
        }
        told.forEach((key, documents) -> replace(parcels, round, key, documents));
    }

    private void replace(Parcels parcels, Round round, Told told, List<String> documents) {
        var duty = told.duty();
        var location = MeteringLocationId.of(told.point().id());
        var change = new Change(round.tenant(), location, duty.day(), round.today());
        var readings = readings(change, supplies.locations().bundle(change.tenant(), duty.location(), duty.day()));
        if (readings.size() != documents.size()) return;
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            parcels.addCancellation(
                    duty.receiver(),
                    Delivery.Kind.DEVICE_CHANGE,
                    DeliveryMessages.cancellation(told.point().id(), document));
            add(parcels, change, duty, readings.get(i), document);
        }
    }

    private void deliver(Parcels parcels, Change change, Set<Key> told) {
        for (var market : supplies.locations().measuredBy(change.tenant(), change.location(), change.day())) {
            var bundle = supplies.locations().bundle(change.tenant(), market, change.day());
            var readings = readings(change, bundle);
            if (readings.isEmpty() || !bundle.market().takesPartInMarketCommunication()) continue;
            for (var receiver : receivers(change, market)) {
                if (!told.add(new Key(change.location().value(), change.day(), receiver.value()))) continue;
                var duty = new Duty(market, change.day(), receiver, null);
                for (var reading : readings) add(parcels, change, duty, reading, null);
            }
        }
    }

    private List<Fields> readings(Change change, LocationBundle bundle) {
        var meters = mounted.recorded(change.tenant(), change.location());
        var location = bundle.metering().stream()
                .filter(m -> m.id().equals(change.location()))
                .findFirst();
        for (int i = 1; i < meters.size(); i++) {
            if (!meters.get(i).mountedOn().equals(change.day()) || location.isEmpty()) continue;
            var changed = new Changed(change, bundle, location.get(), meters.get(i));
            var last = reading(changed, meters.get(i - 1));
            var first = reading(changed, meters.get(i));
            // What is missing is looked for again tomorrow, the whole of it.
            return last.isEmpty() || first.isEmpty() ? List.of() : List.of(last.get(), first.get());
        }
        return List.of();
    }

    private record Changed(Change change, LocationBundle bundle, MeteringLocation location, MountedMeter successor) {}

    private Optional<Fields> reading(Changed changed, MountedMeter meter) {
        var change = changed.change();
        var question = new Question(change.tenant(), changed.bundle(), change.day(), change.today());
        return messages.reading(
                question, meter.at(changed.location()), changed.successor().changedAt());
    }

    /** Who supplied until that day and who does from then on. */
    private Set<MarketPartnerId> receivers(Change change, MarketLocationId market) {
        var receivers = new LinkedHashSet<MarketPartnerId>();
        for (var day : List.of(change.day().minusDays(1), change.day())) {
            supplies.assignments().at(change.tenant(), market, day).ifPresent(a -> receivers.add(a.supplier()));
        }
        receivers.add(supplies.locations().grid(change.tenant()).gridOperator());
        return receivers;
    }

    private void add(Parcels parcels, Change change, Duty duty, Fields message, @Nullable String replaces) {
        var document = sending.ids().nextReference(DOCUMENT_LENGTH);
        var numbered = Fields.builder().put("documentNumber", document).put("documentCode", "7");
        message.groups("locations").forEach(l -> numbered.add("locations", l));
        parcels.add(duty.receiver(), MeterValueReader.READING, numbered.build());
        var point = ReportingPoint.of(change.location());
        log.add(
                change.tenant(),
                new Delivery(duty, Delivery.Kind.DEVICE_CHANGE, document, point, null, change.today(), replaces));
    }
}
