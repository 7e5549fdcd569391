package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.MeteredSupplies;
import org.stromlauf.contracts.MeteredSupplies.RegisterReading;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.SuppliedLocations;
import org.stromlauf.metering.ValueLimits.Duty;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;

/**
 * What metering operators owe a supplier or grid operator, by the day on which its limit has passed (WiM part 2, table 2.5.5): the
 * quarter hours of a day until 11:00 of the next, readings at start and end of supply and the yearly one, with the
 * energy until then, within their {@link ValueLimits}.
 */
@Component
class DueValues {

    /**
     * Whether energy of intelligent metering systems is expected at the change of each month (WiM part 2, table 2.5.5), and missed when it
     * does not come; metering operators tell it where {@link ReadingDuties#MONTHLY} is set.
     */
    static final Setting<Boolean> MONTHLY = Setting.flag("metering.monthly-values-expected", false);

    private static final ValueLimits LIMITS = ValueLimits.published();
    private static final String INTELLIGENT = "Z52";
    private static final String OTHER = "Z53";

    private final MeteredSupplies supplies;
    private final SuppliedLocations supplied;
    private final ReadingDuties duties;
    private final Locations locations;
    private final TenantSettings settings;

    DueValues(
            MeteredSupplies supplies,
            SuppliedLocations supplied,
            ReadingDuties duties,
            Locations locations,
            TenantSettings settings) {
        this.settings = settings;
        this.supplies = supplies;
        this.supplied = supplied;
        this.duties = duties;
        this.locations = locations;
    }

    List<DueValue> profilesOfSupplier(TenantId tenant, LocalDate today) {
        var day = today.minusDays(1);
        return supplies.measuredIntelligentlyOn(tenant, day).stream()
                .map(s -> profile(s.location(), day, s.operator(), true))
                .toList();
    }

    List<DueValue> readingsOfSupplier(TenantId tenant, LocalDate today) {
        var all = new ArrayList<RegisterReading>();
        var day = LIMITS.missedOn(Duty.READING, today);
        all.addAll(supplies.changedOn(tenant, LIMITS.missedOn(Duty.READING_OF_INTELLIGENT_SYSTEM, today), INTELLIGENT));
        all.addAll(supplies.changedOn(tenant, day, OTHER));
        all.addAll(supplies.readYearlyOn(tenant, day));
        return all.stream()
                .map(r -> reading(ReportingPoint.of(r.meter()), r.obis(), r.day(), r.operator()))
                .distinct()
                .toList();
    }

    /** The energy (13019) until the day of a reading, where supply ended or it is the yearly one. */
    List<DueValue> quantitiesOfSupplier(TenantId tenant, LocalDate today) {
        var due = new ArrayList<DueValue>();
        addEnergy(due, tenant, LIMITS.missedOn(Duty.READING_OF_INTELLIGENT_SYSTEM, today), INTELLIGENT);
        addEnergy(due, tenant, LIMITS.missedOn(Duty.READING, today), OTHER);
        month(tenant, today).ifPresent(first -> {
            for (var supply : supplies.intelligentlyMeasuredOver(tenant, first)) {
                due.add(monthly(supply.location(), supply.operator(), supply.from(), first, true));
            }
        });
        return due.stream().distinct().toList();
    }

    /** The first of the month of whose last one the energy should have been told by now. */
    private Optional<LocalDate> month(TenantId tenant, LocalDate today) {
        var first = LIMITS.missedOn(Duty.MONTH, today);
        return Optional.of(first).filter(day -> day.getDayOfMonth() == 1 && settings.get(tenant, MONTHLY));
    }

    /** @param since first day of the supply */
    private static DueValue monthly(
            MarketLocationId location,
            MarketPartnerId operator,
            LocalDate since,
            LocalDate first,
            boolean consumption) {
        var start = first.minusMonths(1);
        return new DueValue(
                ReportingPoint.of(location),
                DeliveryMessages.quantityObis(consumption),
                MarketCalendar.startOfDay(since.isAfter(start) ? since : start),
                MarketCalendar.startOfDay(first),
                operator);
    }

    private void addEnergy(List<DueValue> due, TenantId tenant, LocalDate day, String meteringClass) {
        for (var energy : supplies.energyUntil(tenant, day, meteringClass)) {
            due.add(new DueValue(
                    ReportingPoint.of(energy.location()),
                    DeliveryMessages.quantityObis(true),
                    MarketCalendar.startOfDay(energy.lastReadingBefore(day)),
                    MarketCalendar.startOfDay(day),
                    energy.operator()));
        }
    }

    List<DueValue> profilesOfGridOperator(TenantId tenant, LocalDate today) {
        var day = today.minusDays(1);
        var measured = supplied.measuredIntelligentlyOn(tenant, day).stream()
                .map(SuppliedLocations.Supply::location)
                .distinct()
                .toList();
        var operators = locations.meteringOperators(tenant, measured);
        return measured.stream()
                .flatMap(l -> Optional.ofNullable(operators.get(l)).map(o -> profile(l, day, o, true)).stream())
                .toList();
    }

    List<DueValue> readingsOfGridOperator(TenantId tenant, LocalDate today) {
        var due = new ArrayList<DueValue>();
        for (var told : toldToGridOperator(tenant, today)) {
            for (var meter : told.bundle().metering()) {
                for (var register : meter.registers()) {
                    due.add(reading(
                            ReportingPoint.of(meter.id()),
                            register.obis(),
                            told.duty().day(),
                            meter.meteringOperator()));
                }
            }
        }
        return due.stream().distinct().toList();
    }

    /** The energy (13019) until the day of a reading, where supply ended or it is the yearly one. */
    List<DueValue> quantitiesOfGridOperator(TenantId tenant, LocalDate today) {
        var due = new ArrayList<DueValue>();
        for (var told : toldToGridOperator(tenant, today)) {
            var from = told.duty().quantityFrom();
            if (from == null) continue;
            var market = told.bundle().market();
            due.add(new DueValue(
                    ReportingPoint.of(market.id()),
                    DeliveryMessages.quantityObis(market.isConsumption()),
                    MarketCalendar.startOfDay(from),
                    MarketCalendar.startOfDay(told.duty().day()),
                    market.meteringOperator()));
        }
        month(tenant, today).ifPresent(first -> {
            for (var supply : supplied.measuredIntelligentlyOn(tenant, first)) {
                if (!supply.period().from().isBefore(first)) continue;
                var market = locations.find(tenant, supply.location()).orElseThrow();
                due.add(monthly(
                        market.id(), market.meteringOperator(), supply.period().from(), first, market.isConsumption()));
            }
        });
        return due.stream().distinct().toList();
    }

    private record Told(Delivery.Duty duty, LocationBundle bundle) {}

    /** What the grid operator should have learned by now, by the limits of both kinds of meters. */
    private List<Told> toldToGridOperator(TenantId tenant, LocalDate today) {
        var told = new ArrayList<Told>();
        addTold(told, tenant, LIMITS.missedOn(Duty.READING_OF_INTELLIGENT_SYSTEM, today), true);
        addTold(told, tenant, LIMITS.missedOn(Duty.READING, today), false);
        return told;
    }

    private void addTold(List<Told> told, TenantId tenant, LocalDate day, boolean intelligent) {
        var owed = duties.in(tenant, DateRange.of(day, day.plusDays(1)));
        if (owed.isEmpty()) return;
        var gridOperator = locations.grid(tenant).gridOperator();
        for (var duty : owed) {
            if (!duty.receiver().equals(gridOperator)) continue;
            var bundle = locations.bundle(tenant, duty.location(), day);
            if (bundle.isMeasuredIntelligently() != intelligent) continue;
            if (bundle.market().takesPartInMarketCommunication()) told.add(new Told(duty, bundle));
        }
    }

    private static DueValue profile(
            MarketLocationId location, LocalDate day, MarketPartnerId operator, boolean consumption) {
        return new DueValue(
                ReportingPoint.of(location),
                DeliveryMessages.profileObis(consumption),
                MarketCalendar.startOfDay(day),
                MarketCalendar.startOfDay(day.plusDays(1)),
                operator);
    }

    private static DueValue reading(ReportingPoint meter, String obis, LocalDate day, MarketPartnerId operator) {
        var midnight = MarketCalendar.startOfDay(day);
        return new DueValue(meter, obis, midnight, midnight, operator);
    }
}
