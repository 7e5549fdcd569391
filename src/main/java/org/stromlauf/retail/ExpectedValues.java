package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;

/** Whether values that were to come are there. */
@Component
class ExpectedValues {

    private final MeterValues values;
    private final LocationRecords locations;
    private final Clock clock;

    ExpectedValues(MeterValues values, LocationRecords locations, Clock clock) {
        this.values = values;
        this.locations = locations;
        this.clock = clock;
    }

    boolean isThere(Contract contract, MissingReading missing) {
        var day = missing.day();
        return switch (missing.kind()) {
            case START -> hasReading(contract, day);
            case END -> hasQuantityEnding(contract, DateRange.of(day.minusDays(1), day));
            // The meters are read on the grid's day of the year: once between two anniversaries.
            case YEARLY -> hasQuantityEnding(contract, DateRange.of(day.minusYears(1), day));
        };
    }

    private boolean hasReading(Contract contract, LocalDate day) {
        var range = DateRange.of(day, day);
        return locations.meteringPoints(contract.tenant(), contract.id()).stream()
                .flatMap(p -> values.readings(contract.tenant(), p.location(), range, clock.instant()).stream())
                .anyMatch(r -> r.day().equals(day));
    }

    /** Whether a measured quantity ends after the range's first day and not after its end. */
    private boolean hasQuantityEnding(Contract contract, DateRange range) {
        return values
                .quantities(contract.tenant(), ReportingPoint.of(contract.location()), range, clock.instant())
                .stream()
                .filter(q -> q.kind() == EnergyQuantity.Kind.MEASURED && q.isOfDays())
                .map(q -> q.days().end())
                .anyMatch(end -> end.isAfter(range.from()) && !end.isAfter(range.end()));
    }
}
