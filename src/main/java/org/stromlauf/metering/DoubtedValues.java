package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.Complaint.Grounds;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** A case worker of a supplier or grid operator doubts values that were told: they are complained of by their document (17113). */
@Service
public class DoubtedValues {

    /** So many days of a load profile are complained of at once, a message a day. */
    public static final int MAX_DAYS = 31;

    /**
     * What is doubted.
     *
     * @param days the day at whose beginning a reading was shown, alone; else the period, day by day of a load profile
     * @param tooHigh else too low
     */
    public record Doubt(
            ReportingPoint point,
            AskedValues asked,
            String obis,
            DateRange days,
            boolean tooHigh,
            @Nullable String remark) {}

    /** What became of it. */
    public sealed interface Outcome {

        /** The case; the metering operator answers within three working days. */
        record Raised(UUID complaint) implements Outcome {}

        /** Nothing is complained of; why, in German. */
        record Refused(String german) implements Outcome {}
    }

    private final MeterValues values;
    private final DayVersions days;
    private final ComplaintDesk desk;
    private final Tenants tenants;
    private final Clock clock;

    DoubtedValues(MeterValues values, DayVersions days, ComplaintDesk desk, Tenants tenants, Clock clock) {
        this.values = values;
        this.days = days;
        this.desk = desk;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional
    public Outcome raise(TenantId tenant, Doubt doubt) {
        var self = tenants.get(tenant);
        // ORDERS AHB, 17113: both partners are of electricity, condition 61.
        if (self.commodity() != Commodity.ELECTRICITY || self.role() == Role.METERING_OPERATOR) {
            return new Outcome.Refused("Werte reklamieren Lieferanten und Netzbetreiber der Sparte Strom");
        }
        var told = told(tenant, doubt);
        if (told.isEmpty()) {
            return new Outcome.Refused(
                    "Für diesen Zeitraum und diese OBIS-Kennzahl liegt nicht jeder Wert vor; fehlende"
                            + " Werte werden von selbst reklamiert, wenn ihre Frist abgelaufen ist");
        }
        var sender = told.get(0).sender();
        if (told.stream().anyMatch(p -> !p.sender().equals(sender)) || sender.equals(self.marketPartnerId())) {
            return new Outcome.Refused("Die Werte kommen nicht alle von einem Messstellenbetreiber");
        }
        var group = new ComplaintDesk.Group(ComplaintDesk.DOUBTED, sender, doubt.asked(), complaints(doubt, told));
        return desk.open(tenant, group)
                .<Outcome>map(Outcome.Raised::new)
                .orElseGet(() -> new Outcome.Refused("Diese Werte sind bereits reklamiert"));
    }

    private static List<Complaint> complaints(Doubt doubt, List<Provenance> told) {
        var grounds = doubt.tooHigh() ? Grounds.TOO_HIGH : Grounds.TOO_LOW;
        var complaints = new ArrayList<Complaint>();
        for (int i = 0; i < told.size(); i++) {
            var isProfile = doubt.asked() == AskedValues.PROFILE;
            var first =
                    isProfile ? doubt.days().from().plusDays(i) : doubt.days().from();
            var end = isProfile ? first.plusDays(1) : doubt.days().end();
            complaints.add(new Complaint(
                    doubt.point(),
                    doubt.obis(),
                    MarketCalendar.startOfDay(first),
                    MarketCalendar.startOfDay(doubt.asked() == AskedValues.READING ? first : end),
                    grounds,
                    doubt.remark(),
                    told.get(i).reference()));
        }
        return complaints;
    }

    /** By which documents the values were told: of a load profile one a day. Empty unless all were told. */
    private List<Provenance> told(TenantId tenant, Doubt doubt) {
        return switch (doubt.asked()) {
            case READING -> reading(tenant, doubt);
            case QUANTITY -> quantity(tenant, doubt);
            case PROFILE -> profile(tenant, doubt);
        };
    }

    private List<Provenance> reading(TenantId tenant, Doubt doubt) {
        if (!doubt.point().isMeteringLocation()) return List.of();
        var day = doubt.days().from();
        var meter = MeteringLocationId.of(doubt.point().id());
        return values.readings(tenant, meter, DateRange.of(day, day), clock.instant()).stream()
                .filter(r -> r.obis().equals(doubt.obis()) && r.at().equals(MarketCalendar.startOfDay(day)))
                .map(Reading::provenance)
                .limit(1)
                .toList();
    }

    private List<Provenance> quantity(TenantId tenant, Doubt doubt) {
        return values.quantities(tenant, doubt.point(), doubt.days(), clock.instant()).stream()
                .filter(q -> q.obis().equals(doubt.obis())
                        && q.isOfDays()
                        && q.days().equals(doubt.days()))
                .map(EnergyQuantity::provenance)
                .limit(1)
                .toList();
    }

    private List<Provenance> profile(TenantId tenant, Doubt doubt) {
        var versions = days.find(tenant, doubt.point(), doubt.days(), clock.instant()).stream()
                .filter(v -> v.obis().equals(doubt.obis()))
                .toList();
        var told = doubt.days()
                .from()
                .datesUntil(doubt.days().end())
                .flatMap(day -> last(versions, day).stream())
                .toList();
        return told.size() == doubt.days().days() ? told : List.of();
    }

    private static List<Provenance> last(List<DayVersion> versions, LocalDate day) {
        return versions.stream()
                .filter(v -> v.values().day().equals(day))
                .map(DayVersion::provenance)
                .max(Comparator.naturalOrder())
                .stream()
                .toList();
    }
}
