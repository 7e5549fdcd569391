package org.stromlauf.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.RegisterValues.Period;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/**
 * The meter values that a tenant knows. Every read names the instant as of which it is asked: the answer for an instant does not
 * change afterwards, whatever arrives, unless it is later than {@link SettledValues#instant}.
 */
@Service
public class MeterValues {

    private final DayVersions days;
    private final RegisterValues registers;

    MeterValues(DayVersions days, RegisterValues registers) {
        this.days = days;
        this.registers = registers;
    }

    /** The load profiles of a point, one a register (OBIS), in the order of registers. */
    @Transactional(readOnly = true)
    public List<LoadProfile> profiles(TenantId tenant, ReportingPoint point, DateRange range, Instant asOf) {
        record Key(String obis, DayGrid grid) {}
        var versions = new LinkedHashMap<Key, LinkedHashMap<java.time.LocalDate, List<DayVersion>>>();
        for (var version : days.find(tenant, point, range, asOf)) {
            versions.computeIfAbsent(new Key(version.obis(), version.values().grid()), o -> new LinkedHashMap<>())
                    .computeIfAbsent(version.values().day(), d -> new ArrayList<>())
                    .add(version);
        }
        return versions.entrySet().stream()
                .map(e -> new LoadProfile(
                        point,
                        e.getKey().obis(),
                        e.getValue().values().stream()
                                .map(v -> DayHistory.of(v).valid())
                                .toList()))
                .toList();
    }

    /** The readings for instants from the first day's midnight to that of the range's end, of gas to six o'clock, both included. */
    @Transactional(readOnly = true)
    public List<Reading> readings(TenantId tenant, MeteringLocationId location, DateRange range, Instant asOf) {
        var period = period(range);
        if (range.isOpenEnded()) {
            return RegisterHistory.ofReadings(registers.readings(tenant, location, period, asOf))
                    .valid();
        }
        var withGas = new Period(period.from(), MarketCalendar.startOfGasDay(range.end()));
        return RegisterHistory.ofReadings(registers.readings(tenant, location, withGas, asOf)).valid().stream()
                .filter(r -> !r.at().isAfter(period.to()) || DayGrid.isGas(r.obis()))
                .toList();
    }

    /** The energy quantities whose periods overlap a range, measured ones and delivery notes. */
    @Transactional(readOnly = true)
    public List<EnergyQuantity> quantities(TenantId tenant, ReportingPoint point, DateRange range, Instant asOf) {
        // What applies depends on all that overlaps, so the whole history of the point is looked at.
        var history = RegisterHistory.ofQuantities(registers.quantities(tenant, point, Period.ALWAYS, asOf));
        var period = period(range);
        return history.valid().stream()
                .filter(q -> q.from().isBefore(period.to()) && period.from().isBefore(q.to()))
                .toList();
    }

    /** Gas quality, maxima of power, allocated quantities and the like for times that overlap a range, the last told of each. */
    @Transactional(readOnly = true)
    public List<PeriodValue> others(TenantId tenant, ReportingPoint point, DateRange range, Instant asOf) {
        return RegisterHistory.ofOthers(registers.others(tenant, point, period(range), asOf))
                .valid();
    }

    private static Period period(DateRange range) {
        return new Period(
                MarketCalendar.startOfDay(range.from()),
                range.isOpenEnded() ? Period.ALWAYS.to() : MarketCalendar.startOfDay(range.end()));
    }
}
