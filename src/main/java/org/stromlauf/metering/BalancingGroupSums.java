package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.MeteredSupplies;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** What the locations of a supplier's balancing group used and fed in, quarter hour by quarter hour, by their load profiles. */
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

    BalancingGroupSums(MeteredSupplies supplies, DayVersions days) {
        this.supplies = supplies;
        this.days = days;
    }

    @Transactional(readOnly = true)
    public GroupDay of(TenantId tenant, String group, LocalDate day, Instant asOf) {
        var locations = supplies.inBalancingGroup(tenant, group, day);
        var points = locations.stream().map(ReportingPoint::of).toList();
        record Series(ReportingPoint point, String obis) {}
        var versions = new LinkedHashMap<Series, List<DayVersion>>();
        for (var version : days.find(tenant, points, day, asOf)) {
            if (version.values().grid() != DayGrid.QUARTER_HOURS) continue;
            versions.computeIfAbsent(new Series(version.point(), version.obis()), s -> new ArrayList<>())
                    .add(version);
        }
        int size = DayGrid.QUARTER_HOURS.size(day);
        var consumed = new long[size];
        var fedIn = new long[size];
        var incomplete = new ArrayList<>(locations);
        versions.forEach((series, told) -> {
            var isConsumed = series.obis().equals(DeliveryMessages.profileObis(true));
            if (!isConsumed && !series.obis().equals(DeliveryMessages.profileObis(false))) return;
            var valid = DayHistory.of(told).valid();
            var sum = isConsumed ? consumed : fedIn;
            for (int i = 0; i < size; i++) if (valid.isPresent(i)) sum[i] += valid.wattHours(i);
            if (valid.isComplete())
                incomplete.remove(MarketLocationId.of(series.point().id()));
        });
        return new GroupDay(day, boxed(consumed), boxed(fedIn), locations.size(), List.copyOf(incomplete));
    }

    private static List<Long> boxed(long[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
