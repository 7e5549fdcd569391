package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The energy that a market location consumed, as rating asks for it; what is missing is missing in the answer. */
@Service
public class LocationUsage {

    private final MeterValues values;

    LocationUsage(MeterValues values) {
        this.values = values;
    }

    /** By the measured quantities (13019) that overlap a range; preliminary ones do not count. */
    @Transactional(readOnly = true)
    public Usage.Metered metered(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        var obis = DeliveryMessages.quantityObis(true);
        var sections = values.quantities(tenant, ReportingPoint.of(location), range, asOf).stream()
                .filter(q -> q.kind() == Kind.MEASURED && q.obis().equals(obis))
                .filter(q -> q.status().isFinal())
                .map(q -> Usage.Metered.evenly(q.days(), q.energy().wattHours(), source(q)))
                .toList();
        return new Usage.Metered(sections);
    }

    private static String source(EnergyQuantity quantity) {
        return "Energiemenge " + GermanFormat.number(quantity.energy().kwh(), 3) + " kWh vom "
                + GermanFormat.period(quantity.days()) + " ("
                + quantity.status().german() + ", Beleg "
                + quantity.provenance().reference() + ")";
    }

    /** By the load profile, from the range's first day to the day before the first that is not complete. */
    @Transactional(readOnly = true)
    public Usage.Profile profile(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        var obis = DeliveryMessages.profileObis(true);
        var days = new ArrayList<long[]>();
        LocalDate next = range.from();
        var known = values.profiles(tenant, ReportingPoint.of(location), range, asOf).stream()
                .filter(p -> p.obis().equals(obis))
                .flatMap(p -> p.days().stream())
                .toList();
        for (var day : known) {
            if (!day.day().equals(next) || !isFinal(day)) break;
            days.add(day.wattHours());
            next = next.plusDays(1);
        }
        return new Usage.Profile(range.from(), days, "Lastgang der Marktlokation " + location);
    }

    /** A preliminary value is not billed. */
    private static boolean isFinal(DayValues day) {
        for (int i = 0; i < day.size(); i++) {
            if (day.status(i).filter(ValueStatus::isFinal).isEmpty()) return false;
        }
        return true;
    }
}
