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
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;

/**
 * Who has to learn which readings (WiM part 2, table 2.5.5): at a change of supplier both suppliers and the grid operator, every
 * year, on the scheduled day of the location, supplier and grid operator. Energy is told only to who supplied it, and to the grid operator.
 */
@Component
class ReadingDuties {

    /**
     * Whether readings (13017) and energy (13019) of intelligent metering systems are told at the change of each month (WiM part 2, table
     * 2.5.5). Set it at a change of year: a year's energy that was told once would overlap the months'.
     */
    static final Setting<Boolean> MONTHLY = Setting.flag("metering.monthly-delivery", false);

    private static final ValueLimits LIMITS = ValueLimits.published();

    private final Locations locations;
    private final SuppliedLocations supplied;
    private final Assignments assignments;
    private final OrderedReadings ordered;
    private final TenantSettings settings;

    ReadingDuties(
            Locations locations,
            SuppliedLocations supplied,
            Assignments assignments,
            OrderedReadings ordered,
            TenantSettings settings) {
        this.ordered = ordered;
        this.locations = locations;
        this.supplied = supplied;
        this.assignments = assignments;
        this.settings = settings;
    }

    /** What is told today unless it left before: readings after a tenant's delay, those of a month's change and those that were ordered at once. */
    List<Duty> toDeliver(TenantId tenant, LocalDate since, LocalDate today) {
        var duties = both(tenant, since, today, today.plusDays(1));
        duties.addAll(ordered.in(tenant, DateRange.of(since, today.plusDays(1))));
        return duties;
    }

    /** What should have left by now; of a month on the last day of its limit. */
    List<Duty> overdue(TenantId tenant, LocalDate since, LocalDate today) {
        var change = today.withDayOfMonth(1);
        var lastDay = LIMITS.on(ValueLimits.Duty.MONTH, today).lastDay(change);
        var duties = both(tenant, since, today, lastDay.isAfter(today) ? change : change.plusDays(1));
        duties.addAll(ordered.in(tenant, DateRange.of(since, delayed(tenant, today))));
        return duties;
    }

    /** The first day of which a reading still has time. */
    private LocalDate delayed(TenantId tenant, LocalDate today) {
        return today.minusDays(settings.get(tenant, ReadingDeliveries.DELAY)).plusDays(1);
    }

    private List<Duty> both(TenantId tenant, LocalDate since, LocalDate today, LocalDate monthsUntil) {
        var duties = new ArrayList<>(in(tenant, DateRange.of(since, delayed(tenant, today))));
        if (settings.get(tenant, MONTHLY)) duties.addAll(monthly(tenant, DateRange.of(since, monthsUntil)));
        return duties;
    }

    /** Reading and energy at the change of a month, of intelligent metering systems whose supply goes on. */
    private List<Duty> monthly(TenantId tenant, DateRange days) {
        var duties = new ArrayList<Duty>();
        var first = days.from().withDayOfMonth(1);
        for (; first.isBefore(days.end()); first = first.plusMonths(1)) {
            if (first.isBefore(days.from())) continue;
            for (var supply : supplied.measuredIntelligentlyOn(tenant, first.minusDays(1))) {
                if (supply.period().contains(first)) addWithQuantity(duties, tenant, supply, first);
            }
        }
        return duties;
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
        var from = quantityFrom(tenant, supply, day);
        MarketPartnerId gridOperator = locations.grid(tenant).gridOperator();
        duties.add(new Duty(supply.location(), day, supply.supplier(), from));
        duties.add(new Duty(supply.location(), day, gridOperator, from));
    }

    /** Since the last energy that was told: of a month, or of a year. */
    private LocalDate quantityFrom(TenantId tenant, Supply supply, LocalDate day) {
        var begin = supply.period().from();
        var bundle = locations.bundle(tenant, supply.location(), day);
        if (!settings.get(tenant, MONTHLY) || !bundle.isMeasuredIntelligently()) {
            return bundle.market().gridData().readingBefore(day, begin);
        }
        var month = day.minusDays(1).withDayOfMonth(1);
        return month.isAfter(begin) ? month : begin;
    }
}
