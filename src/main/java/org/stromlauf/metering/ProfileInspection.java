package org.stromlauf.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.ArrivedDays.Arrived;
import org.stromlauf.metering.PlausibilityRules.CustomerGroup;
import org.stromlauf.shared.TenantId;

/**
 * Looks through the load profiles that arrived in a time (Plausibilisierung, MsbG §60 (2)): each day against the same weekdays of the
 * four weeks before it. It changes nothing.
 */
@Component
class ProfileInspection {

    /** Energy of a day from which a customer is measured by quarter hours whatever he is: 100,000 kWh a year (StromNZV §12). */
    private static final long BUSINESS_WATT_HOURS = 100_000_000L / 365;

    private static final String PRODUCTION = "1-1:2.";
    private static final int LEAST_COMPARISONS = 2;

    private final ArrivedDays arrived;
    private final PlausibilityRules rules;
    private final DayRegisters registers;

    ProfileInspection(ArrivedDays arrived, PlausibilityRules rules, DayRegisters registers) {
        this.registers = registers;
        this.arrived = arrived;
        this.rules = rules;
    }

    /**
     * A day that was looked through.
     *
     * @param suspicions why it is not plausible; none when it is
     * @param sources what substitutes may be made from
     */
    record Inspected(Arrived day, List<Suspicion> suspicions, SubstituteValues.Sources sources) {

        boolean isPlausible() {
            return suspicions.isEmpty();
        }
    }

    /** A time of arrival, its end not included. */
    record Window(Instant from, Instant to) {}

    @Transactional(readOnly = true)
    public List<Inspected> of(TenantId tenant, Window window) {
        var checks = new EnumMap<CustomerGroup, ProfileCheck>(CustomerGroup.class);
        var inspected = new ArrayList<Inspected>();
        arrived.in(
                tenant,
                window,
                day -> inspected.add(inspect(
                        tenant,
                        day,
                        group -> checks.computeIfAbsent(group, g -> new ProfileCheck(rules.limits(tenant, g))))));
        return inspected;
    }

    private Inspected inspect(TenantId tenant, Arrived day, Function<CustomerGroup, ProfileCheck> checks) {
        var comparisons = comparisons(day);
        var enough = comparisons.size() >= LEAST_COMPARISONS;
        var expected = comparisons.stream().mapToLong(DayValues::total).average();
        var known = new ProfileCheck.Known(
                enough ? OptionalLong.of(Math.round(expected.orElseThrow())) : OptionalLong.empty(),
                enough ? maximum(comparisons) : OptionalLong.empty(),
                OptionalLong.empty());
        var group = group(day.obis(), expected.orElse((double) day.values().total()));
        var suspicions = checks.apply(group).check(day.values(), known);
        // What is doubted or missing is made anew so that the day comes to what the register counted.
        var register = suspicions.isEmpty()
                ? OptionalLong.empty()
                : registers.energy(tenant, day.point(), day.obis(), day.values().day());
        return new Inspected(day, suspicions, sources(day, comparisons, register));
    }

    private static List<DayValues> comparisons(Arrived day) {
        return Stream.of(7, 14, 21, 28)
                .flatMap(back -> day.around(-back).stream())
                .filter(DayValues::isComplete)
                .toList();
    }

    private static OptionalLong maximum(List<DayValues> days) {
        long most = 0;
        for (var day : days) {
            for (int i = 0; i < day.size(); i++) most = Math.max(most, day.wattHours(i));
        }
        return most == 0 ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /** @param usual energy of a day in Wh */
    static CustomerGroup group(String obis, double usual) {
        if (obis.startsWith(PRODUCTION)) return CustomerGroup.PRODUCTION;
        return usual > BUSINESS_WATT_HOURS ? CustomerGroup.BUSINESS : CustomerGroup.HOUSEHOLD;
    }

    private static SubstituteValues.Sources sources(Arrived day, List<DayValues> comparisons, OptionalLong register) {
        var before = day.around(-1)
                .filter(d -> d.isPresent(d.size() - 1))
                .map(d -> OptionalLong.of(d.wattHours(d.size() - 1)))
                .orElse(OptionalLong.empty());
        var after = day.around(1)
                .filter(d -> d.isPresent(0))
                .map(d -> OptionalLong.of(d.wattHours(0)))
                .orElse(OptionalLong.empty());
        Optional<DayValues> alike = comparisons.stream()
                .filter(c -> c.size() == day.values().size())
                .findFirst();
        return new SubstituteValues.Sources(before, after, alike, register);
    }
}
