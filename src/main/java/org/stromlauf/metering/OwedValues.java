package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What a metering operator owes today and has no values for, and its delivery once it has. */
@Component
class OwedValues {

    /** STS+Z40: no values came from the meter (Kommunikationsstörung). */
    private static final String NOT_REACHED = "Z75";

    /** STS+Z40: nobody could read the meter (kein Zugang). */
    private static final String NOT_READ = "Z74";

    private static final ValueLimits LIMITS = ValueLimits.published();

    private final ProfileDeliveries profiles;
    private final ReadingDeliveries readings;
    private final Locations locations;
    private final Stored stored;
    private final Clock clock;

    OwedValues(
            ProfileDeliveries profiles, ReadingDeliveries readings, Locations locations, Stored stored, Clock clock) {
        this.profiles = profiles;
        this.readings = readings;
        this.locations = locations;
        this.stored = stored;
        this.clock = clock;
    }

    /** What is known, and what is added to it. */
    @Component
    record Stored(MeterValues values, OwnValues own, EstimatedReadings estimated, DayRegisters registers) {}

    /** Quarter hours of yesterday. */
    List<HinderedDelivery> missingProfiles(TenantId tenant, LocalDate today) {
        return profiles.missing(tenant, today).stream()
                .map(l -> HinderedDelivery.profile(l, today.minusDays(1), "der Tag ist nicht vollständig gespeichert"))
                .toList();
    }

    /** Readings and energy that should have left by now. */
    List<HinderedDelivery> missingReadings(TenantId tenant, LocalDate today) {
        return readings.missing(tenant, today).stream()
                .map(d -> HinderedDelivery.of(d, "ein Zählerstand fehlt, ist vorläufig oder widerspricht dem anderen"))
                .toList();
    }

    /** The morning of the last day of the limit of the one that is due first. */
    LocalDate lastDay(TenantId tenant, List<HinderedDelivery> missing, LocalDate today) {
        var last = new ArrayList<LocalDate>();
        for (var delivery : missing) {
            var bundle = locations.bundle(tenant, delivery.location(), delivery.day());
            var duty = bundle.isMeasuredIntelligently()
                    ? ValueLimits.Duty.READING_OF_INTELLIGENT_SYSTEM
                    : ValueLimits.Duty.READING;
            last.add(LIMITS.on(duty, today).lastDay(delivery.day()));
        }
        return last.stream()
                .min(LocalDate::compareTo)
                .filter(d -> d.isAfter(today))
                .orElse(today);
    }

    /** @return whether it left, or had left meanwhile */
    boolean tell(TenantId tenant, HinderedDelivery delivery, LocalDate today) {
        return delivery.kind() == HinderedDelivery.Kind.PROFILE
                ? profiles.tell(tenant, delivery.location(), delivery.day(), today)
                : readings.tell(tenant, delivery.duty(), today);
    }

    /** What was rejected counts as not received: it is told anew without being withdrawn. */
    boolean tellAgain(TenantId tenant, HinderedDelivery delivery, LocalDate today) {
        var kind = delivery.kind() == HinderedDelivery.Kind.QUANTITY ? Delivery.Kind.QUANTITY : Delivery.Kind.READING;
        return readings.tellRejected(
                tenant, new ReadingDeliveries.Again(delivery.duty(), kind, delivery.point()), today);
    }

    /** Makes what is missing, marked as substitute with method and reason: quarter hours, or the readings at both ends of a quantity. */
    void substitute(TenantId tenant, HinderedDelivery delivery) {
        if (delivery.kind() == HinderedDelivery.Kind.PROFILE) {
            substituteDay(tenant, delivery);
            return;
        }
        var bundle = locations.bundle(tenant, delivery.location(), delivery.day());
        var from = delivery.quantityFrom();
        if (from != null) stored.estimated().add(tenant, bundle, from, NOT_READ);
        stored.estimated().add(tenant, bundle, delivery.day(), NOT_READ);
    }

    /** From the same weekday of one of four weeks. */
    private void substituteDay(TenantId tenant, HinderedDelivery delivery) {
        var consumption =
                locations.find(tenant, delivery.location()).orElseThrow().isConsumption();
        var obis = DeliveryMessages.profileObis(consumption);
        var days = DateRange.of(delivery.day().minusDays(28), delivery.day().plusDays(1));
        var known = stored.values().profiles(tenant, delivery.point(), days, clock.instant()).stream()
                .filter(p -> p.obis().equals(obis))
                .findFirst();
        var comparison = Stream.of(7, 14, 21, 28)
                .flatMap(back -> known.flatMap(p -> p.day(delivery.day().minusDays(back))).stream())
                .filter(d -> d.isComplete() && d.size() == MarketCalendar.quarterHours(delivery.day()))
                .findFirst();
        var told = known.flatMap(p -> p.day(delivery.day()))
                .orElseGet(() -> DayValues.builder(delivery.day()).build());
        var sources = new SubstituteValues.Sources(
                OptionalLong.empty(),
                OptionalLong.empty(),
                comparison,
                stored.registers().energy(tenant, delivery.point(), obis, delivery.day()));
        var complete = new SubstituteValues(sources, NOT_REACHED).complete(told);
        if (complete.isComplete() && !told.isComplete()) {
            stored.own().add(tenant, List.of(new OwnValues.Own(delivery.point(), obis, complete)));
        }
    }

    /** For a rejected document. */
    Optional<Delivery> delivered(TenantId tenant, MarketPartnerId receiver, String document) {
        return readings.delivered(tenant, receiver, document);
    }

    /** The market locations to which a value of a point belongs today. */
    List<MarketLocationId> marketLocations(TenantId tenant, ReportingPoint point) {
        if (point.isMarketLocation()) return List.of(MarketLocationId.of(point.id()));
        if (!point.isMeteringLocation()) return List.of();
        var today = MarketCalendar.day(clock.instant());
        return locations.measuredBy(tenant, MeteringLocationId.of(point.id()), today);
    }
}
