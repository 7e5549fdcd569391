package org.stromlauf.metering;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ProfileInspection.Inspected;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;

/**
 * What a metering operator does every morning with the load profiles and readings that arrived since the last one, before he delivers them (MsbG
 * §60 (2): he checks them and makes substitutes): gaps are closed where that can be done without a person; what is not plausible
 * is a case.
 */
@Component
class DailyInspections implements DailyWork {

    static final LocalTime TIME = LocalTime.of(7, 0);

    private static final Logger LOG = LoggerFactory.getLogger(DailyInspections.class);
    /** STS+Z40: the meter was not reached. */
    private static final String NOT_REACHED = "Z75";

    private final ProfileInspection inspection;
    private final RegisterInspection registers;
    private final ReadingInspection readings;
    private final ReadingClearings clearings;
    private final OwnValues own;
    private final ArrivalWindows arrivals;

    DailyInspections(
            ProfileInspection inspection,
            RegisterInspection registers,
            ReadingInspection readings,
            ReadingClearings clearings,
            OwnValues own,
            ArrivalWindows arrivals) {
        this.arrivals = arrivals;
        this.registers = registers;
        this.readings = readings;
        this.inspection = inspection;
        this.clearings = clearings;
        this.own = own;
    }

    @Override
    public String name() {
        return "metering.daily-inspections";
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public LocalTime time() {
        return TIME;
    }

    @Override
    public void run(TenantId tenant, LocalDate today) {
        var window = arrivals.next(tenant, name(), MarketCalendar.at(today.minusDays(1), TIME));
        var inspected = inspection.of(tenant, window);
        var substitutes = new ArrayList<OwnValues.Own>();
        int cases = 0;
        var settles = clearings.anyOpen(tenant);
        for (var one : inspected) {
            if (one.isPlausible()) {
                if (settles) clearings.settle(tenant, one.day());
                continue;
            }
            if (decide(tenant, one, substitutes)) cases++;
        }
        for (var one : registers.of(tenant, window)) {
            clearings.open(tenant, one.day(), one.suspicions(), Optional.empty());
            cases++;
        }
        var read = readings.of(tenant, window);
        if (settles) read.plausible().forEach(reading -> clearings.settle(tenant, reading));
        for (var doubted : read.doubted()) {
            clearings.open(tenant, doubted);
            cases++;
        }
        own.add(tenant, substitutes);
        if (!inspected.isEmpty() || !read.doubted().isEmpty()) {
            LOG.info(
                    "Tenant {}: {} days of load profiles checked, {} completed, {} to be cleared",
                    tenant,
                    inspected.size(),
                    substitutes.size(),
                    cases);
        }
    }

    /** @return whether a person has to decide */
    private boolean decide(TenantId tenant, Inspected one, List<OwnValues.Own> substitutes) {
        var day = one.day();
        var doubts = one.suspicions().stream()
                .filter(s -> s.kind() != Suspicion.Kind.GAP)
                .toList();
        if (doubts.isEmpty()) {
            var complete = new SubstituteValues(one.sources(), NOT_REACHED).complete(day.values());
            if (complete.isComplete()) {
                substitutes.add(new OwnValues.Own(day.point(), day.obis(), complete));
                return false;
            }
        }
        clearings.open(tenant, day, one.suspicions(), suggestion(one));
        return true;
    }

    /** The day without what is doubted, completed as a gap would be. */
    private static Optional<DayValues> suggestion(Inspected one) {
        var values = one.day().values();
        var rest = DayValues.builder(values.grid(), values.day());
        for (int i = 0; i < values.size(); i++) {
            int index = i;
            var doubted = one.suspicions().stream().anyMatch(s -> s.from() <= index && index < s.to());
            if (!doubted && values.isPresent(i)) {
                rest.set(i, values.wattHours(i), values.status(i).orElseThrow(), values.remarks(i));
            }
        }
        return Optional.of(new SubstituteValues(one.sources(), NOT_REACHED).complete(rest.build()))
                .filter(DayValues::isComplete);
    }
}
