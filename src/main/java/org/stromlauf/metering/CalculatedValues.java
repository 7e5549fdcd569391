package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The quarter hours of market locations by their formulas and what their metering locations measured. */
@Service
public class CalculatedValues {

    /**
     * A day of a location.
     *
     * @param reasons why quarter hours have no value, in German; empty exactly when the day is complete
     */
    public record CalculatedDay(DayValues values, List<String> reasons) {}

    private final Formulas formulas;
    private final MeterValues values;
    private final Locations locations;
    private final SuppliedMeters supplied;

    CalculatedValues(Formulas formulas, MeterValues values, Locations locations, SuppliedMeters supplied) {
        this.supplied = supplied;
        this.formulas = formulas;
        this.values = values;
        this.locations = locations;
    }

    /** Every day of a range, as known at an instant. */
    @Transactional(readOnly = true)
    public List<CalculatedDay> days(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        return range.from()
                .datesUntil(range.end())
                .map(day -> day(tenant, location, day, asOf))
                .toList();
    }

    /** A day by a formula of several meters, when all its values are known. */
    Optional<DayValues> complete(TenantId tenant, MarketLocationId location, LocalDate day, Instant asOf) {
        if (!isByFormula(tenant, location, day, asOf)) return Optional.empty();
        return Optional.of(day(tenant, location, day, asOf).values()).filter(DayValues::isComplete);
    }

    /** Whether the location's energy is more than what its one meter measures. */
    boolean isByFormula(TenantId tenant, MarketLocationId location, LocalDate day, Instant asOf) {
        return formulas.at(tenant, location.value(), day, asOf)
                .filter(v -> v.formula().isPresent())
                .isPresent();
    }

    /** Energy of a market location in one direction. */
    record Flow(MarketLocationId location, boolean consumption) {}

    /** A day of those of the locations whose formula is known. */
    Map<Flow, DayValues> byFormula(
            TenantId tenant, Collection<MarketLocationId> locations, LocalDate day, Instant asOf) {
        var days = new LinkedHashMap<Flow, DayValues>();
        for (var location : formulas.told(tenant, locations, day, asOf)) {
            formula(tenant, location, day, asOf).ifPresent(formula -> {
                var values = Calculation.of(formula, day, operands(tenant, formula, day, asOf))
                        .values();
                days.put(new Flow(location, isConsumption(tenant, location, formula)), values);
            });
        }
        return days;
    }

    /** Who has no master data of it (a supplier) knows it by its formula: what feeds in is calculated of what was fed in alone. */
    private boolean isConsumption(TenantId tenant, MarketLocationId location, Formula formula) {
        return locations
                .find(tenant, location)
                .map(MarketLocation::isConsumption)
                .orElseGet(() -> formula.measured().stream().anyMatch(Operand.Measured::consumption));
    }

    private Optional<Formula> formula(TenantId tenant, MarketLocationId location, LocalDate day, Instant asOf) {
        return formulas.at(tenant, location.value(), day, asOf)
                .flatMap(v -> v.state() == Formulas.State.IDENTICAL ? identical(tenant, location, day) : v.formula());
    }

    private CalculatedDay day(TenantId tenant, MarketLocationId location, LocalDate day, Instant asOf) {
        var formula = formula(tenant, location, day, asOf);
        if (formula.isEmpty()) {
            var reason = formulas.at(tenant, location.value(), day, asOf)
                            .filter(v -> v.state() == Formulas.State.ASK_SENDER)
                            .isPresent()
                    ? "Die Berechnungsformel muss beim Netzbetreiber angefragt werden"
                    : "Für diesen Tag liegt keine Berechnungsformel vor";
            return new CalculatedDay(DayValues.builder(day).build(), List.of(reason));
        }
        var calculated = Calculation.of(formula.get(), day, operands(tenant, formula.get(), day, asOf));
        return new CalculatedDay(calculated.values(), calculated.reasons());
    }

    private Optional<Formula> identical(TenantId tenant, MarketLocationId location, LocalDate day) {
        if (locations.find(tenant, location).isEmpty()) {
            return supplied.only(tenant, location, day).map(meter -> Formula.identical(meter, true));
        }
        var bundle = locations.bundle(tenant, location, day);
        if (bundle.metering().size() != 1) return Optional.empty();
        return Optional.of(
                Formula.identical(bundle.metering().get(0).id(), bundle.market().isConsumption()));
    }

    private Map<Operand.Measured, DayValues> operands(TenantId tenant, Formula formula, LocalDate day, Instant asOf) {
        var range = DateRange.of(day, day.plusDays(1));
        var operands = new HashMap<Operand.Measured, DayValues>();
        var byMeter = formula.measured().stream().collect(Collectors.groupingBy(Operand.Measured::meter));
        byMeter.forEach((meter, measured) -> {
            var profiles = values.profiles(tenant, ReportingPoint.of(meter), range, asOf);
            for (var one : measured) {
                var obis = one.consumption() ? "1-\\d:1\\.29\\.\\d+" : "1-\\d:2\\.29\\.\\d+";
                profiles.stream()
                        .filter(p -> p.obis().matches(obis))
                        .flatMap(p -> p.day(day).stream())
                        .filter(d -> d.grid() == DayGrid.QUARTER_HOURS)
                        .findFirst()
                        .ifPresent(d -> operands.put(one, d));
            }
        });
        return operands;
    }
}
