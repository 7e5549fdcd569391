package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.MeteredSupplies;
import org.stromlauf.metering.CalculatedValues.Flow;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** What the locations of a supplier's balancing group used and fed in, quarter hour by quarter hour, as told or by their formulas. */
@Service
public class BalancingGroupSums {

    /**
     * @param consumed in watt-hours by quarter hour, of the locations that have a value
     * @param fedIn likewise
     * @param locations how many are supplied in the group on that day
     * @param incomplete those of which a quarter hour is missing, or all of them: the sums are short of their energy
     */
    public record GroupDay(
            LocalDate day, List<Long> consumed, List<Long> fedIn, int locations, List<MarketLocationId> incomplete) {}

    private final MeteredSupplies supplies;
    private final DayVersions days;
    private final CalculatedValues calculated;

    BalancingGroupSums(MeteredSupplies supplies, DayVersions days, CalculatedValues calculated) {
        this.supplies = supplies;
        this.days = days;
        this.calculated = calculated;
    }

    /** Quarter hours that no load profile told are those by the location's formula, where there is one. */
    @Transactional(readOnly = true)
    public GroupDay of(TenantId tenant, String group, LocalDate day, Instant asOf) {
        var locations = supplies.inBalancingGroup(tenant, group, day);
        var sums = new Sums(day);
        var incomplete = new ArrayList<MarketLocationId>();
        var told = told(tenant, locations, day, asOf);
        told.forEach((flow, values) -> sums.add(flow, values));
        for (var location : locations) {
            if (!isComplete(told, location)) incomplete.add(location);
        }
        calculated.byFormula(tenant, incomplete, day, asOf).forEach((flow, values) -> {
            var profile = Objects.requireNonNull(
                    told.getOrDefault(flow, DayValues.builder(day).build()));
            sums.add(flow, values.without(profile));
            if (values.or(profile).isComplete()) incomplete.remove(flow.location());
        });
        return new GroupDay(day, boxed(sums.consumed), boxed(sums.fedIn), locations.size(), List.copyOf(incomplete));
    }

    private static boolean isComplete(Map<Flow, DayValues> told, MarketLocationId location) {
        return Stream.of(true, false)
                .map(consumption -> told.get(new Flow(location, consumption)))
                .anyMatch(values -> values != null && values.isComplete());
    }

    /** What load profiles of market locations tell. */
    private Map<Flow, DayValues> told(TenantId tenant, List<MarketLocationId> locations, LocalDate day, Instant asOf) {
        var points = locations.stream().map(ReportingPoint::of).toList();
        var versions = new LinkedHashMap<Flow, List<DayVersion>>();
        for (var version : days.find(tenant, points, day, asOf)) {
            if (version.values().grid() != DayGrid.QUARTER_HOURS) continue;
            var consumption = version.obis().equals(DeliveryMessages.profileObis(true));
            if (!consumption && !version.obis().equals(DeliveryMessages.profileObis(false))) continue;
            var flow = new Flow(MarketLocationId.of(version.point().id()), consumption);
            versions.computeIfAbsent(flow, f -> new ArrayList<>()).add(version);
        }
        var valid = new LinkedHashMap<Flow, DayValues>();
        versions.forEach((flow, all) -> valid.put(flow, DayHistory.of(all).valid()));
        return valid;
    }

    private static final class Sums {

        private final long[] consumed;
        private final long[] fedIn;

        Sums(LocalDate day) {
            int size = DayGrid.QUARTER_HOURS.size(day);
            consumed = new long[size];
            fedIn = new long[size];
        }

        void add(Flow flow, DayValues values) {
            var sum = flow.consumption() ? consumed : fedIn;
            for (int i = 0; i < sum.length; i++) sum[i] += values.wattHours(i);
        }
    }

    private static List<Long> boxed(long[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
