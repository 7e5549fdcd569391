package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.metering.DeviceChange.Outcome;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/** A metering operator's meters: which stood where, and one in the place of another. */
@Service
public class DeviceChanges {

    private static final int REFERENCE_LENGTH = 16;

    private final MountedMeters mounted;
    private final Locations locations;
    private final DeviceChangeCheck check;
    private final MeterValueIntake intake;
    private final Origin origin;

    DeviceChanges(
            MountedMeters mounted,
            Locations locations,
            DeviceChangeCheck check,
            MeterValueIntake intake,
            Origin origin) {
        this.mounted = mounted;
        this.locations = locations;
        this.check = check;
        this.intake = intake;
        this.origin = origin;
    }

    /** Who states a reading, and when. */
    @Component
    record Origin(Tenants tenants, IdGenerator ids, Clock clock) {

        Provenance next(TenantId tenant) {
            return new Provenance(
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    tenants.get(tenant).marketPartnerId(),
                    ids.nextReference(REFERENCE_LENGTH),
                    ids.next());
        }
    }

    /** The meters of a location, the first one first; none where nothing is known. */
    @Transactional(readOnly = true)
    public List<MountedMeter> meters(TenantId tenant, MeteringLocationId location) {
        var today = MarketCalendar.day(origin.clock().instant());
        var recorded = mounted.recorded(tenant, location);
        if (!recorded.isEmpty()) return recorded;
        return bundle(tenant, location, today)
                .map(b -> List.of(MountedMeter.of(meter(b, location))))
                .orElse(List.of());
    }

    /**
     * States the registers and factors of a meter that stands there or, of a supplier, is read there; energy is counted by them from
     * then on, for its whole time.
     *
     * @return why not, in German
     */
    @Transactional
    public Optional<String> describe(
            TenantId tenant, MeteringLocationId location, String device, List<MountedRegister> registers) {
        var meter = meters(tenant, location).stream()
                .filter(m -> m.device().equals(device))
                .reduce((one, later) -> later)
                .or(() -> mounted.readSince(tenant, location, device)
                        .map(since -> new MountedMeter(device, since, List.of(), null)));
        if (meter.isEmpty()) {
            return Optional.of("Der Zähler " + device + " steht nicht an der Messlokation " + location);
        }
        var described = new MountedMeter(
                device, meter.get().mountedOn(), registers, meter.get().changedAt());
        mounted.add(tenant, location, described, now());
        return Optional.empty();
    }

    private Instant now() {
        return origin.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Both meters' readings are kept, the new one stands there from that day on, and its partners learn it with the next delivery. */
    @Transactional
    public Outcome change(TenantId tenant, DeviceChange change) {
        var bundle = bundle(tenant, change.location(), change.day());
        if (bundle.isEmpty()) {
            return new Outcome.Refused("Die Messlokation " + change.location() + " ist am " + change.day()
                    + " nicht bekannt: zuerst anlegen");
        }
        var location = meter(bundle.get(), change.location());
        var old = mounted.of(tenant, location).stream()
                .max(Comparator.comparing(MountedMeter::mountedOn))
                .orElseThrow();
        var reason = check.hindrance(tenant, change, old);
        if (reason.isPresent()) return new Outcome.Refused(reason.get());
        var refused = intake.take(tenant, MeterValueReader.READING, contents(tenant, change, old));
        if (refused.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused(refused.get());
        }
        if (mounted.recorded(tenant, change.location()).isEmpty()) {
            mounted.add(tenant, change.location(), old, now());
        }
        var meter = change.meter();
        mounted.add(tenant, change.location(), meter, now());
        locations.register(tenant, changed(bundle.get(), change.location(), meter), change.day());
        return new Outcome.Changed(meter);
    }

    private Optional<LocationBundle> bundle(TenantId tenant, MeteringLocationId location, LocalDate day) {
        return locations.measuredBy(tenant, location, day).stream()
                .findFirst()
                .map(market -> locations.bundle(tenant, market, day));
    }

    private static MeteringLocation meter(LocationBundle bundle, MeteringLocationId id) {
        return bundle.metering().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LocationBundle changed(LocationBundle bundle, MeteringLocationId id, MountedMeter meter) {
        var metering = bundle.metering().stream()
                .map(m -> m.id().equals(id) ? meter.at(m) : m)
                .toList();
        return new LocationBundle(bundle.market(), metering, bundle.objects());
    }

    private Contents.Values contents(TenantId tenant, DeviceChange change, MountedMeter old) {
        var provenance = origin.next(tenant);
        var told = new ArrayList<Reading>();
        for (var register : old.registers()) {
            var obis = register.register().obis();
            var last = Objects.requireNonNull(change.lastReadings().get(obis), obis);
            told.add(reading(change, old.device(), obis, last, provenance));
        }
        for (var register : change.registers()) {
            told.add(reading(change, change.device(), register.obis(), register.firstReading(), provenance));
        }
        return new Contents.Values(
                List.of(ReportingPoint.of(change.location())), provenance, List.of(), told, List.of(), List.of(), null);
    }

    private static Reading reading(
            DeviceChange change, String device, String obis, BigDecimal value, Provenance provenance) {
        return new Reading(
                change.location(),
                device,
                obis,
                MarketCalendar.startOfDay(change.day()),
                value,
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
    }
}
