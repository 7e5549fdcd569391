package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.ReceivedComplaints.Received;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Tells stored values anew to a partner who complains: 13025 as they are, 13017 and 13019 after the withdrawal of what was told. */
@Component
class Redelivery {

    private final Locations locations;
    private final Assignments assignments;
    private final ProfileDeliveries profiles;
    private final ReadingDeliveries readings;

    Redelivery(Locations locations, Assignments assignments, ProfileDeliveries profiles, ReadingDeliveries readings) {
        this.locations = locations;
        this.assignments = assignments;
        this.profiles = profiles;
        this.readings = readings;
    }

    /** All of it or nothing. @return whether it left */
    boolean deliver(TenantId tenant, Received received, LocalDate today) {
        if (hindrance(tenant, received).isPresent()) return false;
        for (var complaint : received.complaints()) {
            var location = location(tenant, complaint).orElseThrow();
            if (received.asked() == AskedValues.PROFILE) {
                for (var day : days(complaint)) profiles.tell(tenant, location, day, to(received, today));
            } else {
                readings.tell(tenant, again(received, location, complaint), today);
            }
        }
        return true;
    }

    /** Who is told on which day. */
    record To(MarketPartnerId receiver, LocalDate today) {}

    private static To to(Received received, LocalDate today) {
        return new To(received.sender(), today);
    }

    /** Why they cannot be told, in German; empty when they can. */
    Optional<String> hindrance(TenantId tenant, Received received) {
        var today = MarketCalendar.day(received.receivedAt());
        for (var complaint : received.complaints()) {
            var location = location(tenant, complaint);
            if (location.isEmpty()) return Optional.of("Meldepunkt " + complaint.point() + " ist nicht bekannt");
            if (!isEntitled(tenant, location.get(), complaint, received.sender())) {
                return Optional.of(received.sender() + " ist der Lokation im Zeitraum nicht zugeordnet");
            }
            var there = received.asked() == AskedValues.PROFILE
                    ? days(complaint).stream().allMatch(d -> profiles.isThere(tenant, location.get(), d, today))
                    : readings.isThere(tenant, again(received, location.get(), complaint), today);
            if (!there) return Optional.of("nicht vollständig vorhanden: " + complaint.german());
        }
        return Optional.empty();
    }

    private static List<LocalDate> days(Complaint complaint) {
        return MarketCalendar.day(complaint.from()).datesUntil(end(complaint)).toList();
    }

    private static LocalDate end(Complaint complaint) {
        return MarketCalendar.day(complaint.to());
    }

    private static ReadingDeliveries.Again again(Received received, MarketLocationId location, Complaint complaint) {
        var isReading = received.asked() == AskedValues.READING;
        var from = isReading ? null : MarketCalendar.day(complaint.from());
        return new ReadingDeliveries.Again(
                new Duty(location, end(complaint), received.sender(), from),
                isReading ? Delivery.Kind.READING : Delivery.Kind.QUANTITY,
                isReading ? complaint.point() : ReportingPoint.of(location));
    }

    private Optional<MarketLocationId> location(TenantId tenant, Complaint complaint) {
        var point = complaint.point();
        if (point.isMarketLocation()) {
            return locations.find(tenant, MarketLocationId.of(point.id())).map(m -> m.id());
        }
        if (!point.isMeteringLocation()) return Optional.empty();
        var day = MarketCalendar.day(complaint.from());
        return locations.measuredBy(tenant, MeteringLocationId.of(point.id()), day).stream()
                .findFirst();
    }

    /** The grid operator, and who supplies on a day of the period; a reading belongs to the day before, too. */
    private boolean isEntitled(
            TenantId tenant, MarketLocationId location, Complaint complaint, MarketPartnerId sender) {
        if (locations.grid(tenant).gridOperator().equals(sender)) return true;
        var from = MarketCalendar.day(complaint.from());
        var first = complaint.from().equals(complaint.to()) ? from.minusDays(1) : from;
        var last =
                complaint.from().equals(complaint.to()) ? from : end(complaint).minusDays(1);
        return first.datesUntil(last.plusDays(1)).anyMatch(day -> assignments
                .at(tenant, location, day)
                .filter(a -> a.supplier().equals(sender))
                .isPresent());
    }
}
