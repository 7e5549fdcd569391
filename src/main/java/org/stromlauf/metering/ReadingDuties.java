package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.SuppliedLocations;
import org.stromlauf.locations.SuppliedLocations.Supply;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * Who has to learn which readings (WiM part 2, table 2.5.5): at a change of supplier both suppliers and the grid operator, every
 * year, on the scheduled day of the location, supplier and grid operator. Energy is told only to who supplied it, and to the grid operator.
 */
@Component
class ReadingDuties {

    private final Locations locations;
    private final SuppliedLocations supplied;
    private final Assignments assignments;

    ReadingDuties(Locations locations, SuppliedLocations supplied, Assignments assignments) {
        this.locations = locations;
        this.supplied = supplied;
        this.assignments = assignments;
    }

    /** Those of readings on the days of a range. */
    List<Duty> in(TenantId tenant, DateRange days) {
        var duties = new ArrayList<Duty>();
        for (var supply : supplied.changedIn(tenant, days)) {
            var from = supply.period().from();
            var to = supply.period().to();
            if (days.contains(from) && isChange(tenant, supply, from.minusDays(1))) {
                duties.add(new Duty(supply.location(), from, supply.supplier(), null));
            }
            if (to != null && days.contains(to) && isChange(tenant, supply, to)) {
                addWithQuantity(duties, tenant, supply, to);
            }
        }
        for (var yearly : supplied.readYearlyIn(tenant, days)) {
            var bundle = locations.bundle(tenant, yearly.supply().location(), yearly.day());
            // Intelligent metering systems tell their values daily and monthly instead.
            if (!bundle.isMeasuredIntelligently()) addWithQuantity(duties, tenant, yearly.supply(), yearly.day());
        }
        return duties;
    }

    /** Whether another supplied on the other side of the day; the day on which a location came into being counts as well. */
    private boolean isChange(TenantId tenant, Supply supply, LocalDate otherDay) {
        return assignments
                .at(tenant, supply.location(), otherDay)
                .filter(a -> a.supplier().equals(supply.supplier()))
                .isEmpty();
    }

    private void addWithQuantity(List<Duty> duties, TenantId tenant, Supply supply, LocalDate day) {
        var grid = locations.find(tenant, supply.location()).orElseThrow().gridData();
        var from = grid.readingBefore(day, supply.period().from());
        MarketPartnerId gridOperator = locations.grid(tenant).gridOperator();
        duties.add(new Duty(supply.location(), day, supply.supplier(), from));
        duties.add(new Duty(supply.location(), day, gridOperator, from));
    }
}
