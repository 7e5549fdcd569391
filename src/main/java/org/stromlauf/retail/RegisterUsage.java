package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.metering.LocationUsage;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.Reading;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.Usage;
import org.stromlauf.rating.Usage.Metered;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/**
 * What a product's registers counted: high tariff, low tariff, what was fed in. By the quantities that were told of each (13019); where
 * none were, by the readings of the meter's registers (13017).
 */
@Component
class RegisterUsage {

    /** By what market partners call it (Codeliste der OBIS-Kennzahlen: tariff 1 is HT, tariff 2 NT). */
    private enum Register {
        HT("1-[01]:1\\.9\\.1", "1-[01]:1\\.8\\.1"),
        NT("1-[01]:1\\.9\\.2", "1-[01]:1\\.8\\.2"),
        FEED_IN("1-[01]:2\\.9\\.0", "1-[01]:2\\.8\\.0");

        private final Pattern quantity;
        private final Pattern reading;

        Register(String quantity, String reading) {
            this.quantity = Pattern.compile(quantity);
            this.reading = Pattern.compile(reading);
        }
    }

    static final String FED_IN = "feed-in";

    /** By the names that components give them. */
    private static final Map<String, Register> BY_NAME =
            Map.of("HT", Register.HT, "NT", Register.NT, FED_IN, Register.FEED_IN);

    private final LocationUsage usage;
    private final LocationRecords locations;
    private final MeterValues values;

    RegisterUsage(LocationUsage usage, LocationRecords locations, MeterValues values) {
        this.usage = usage;
        this.locations = locations;
        this.values = values;
    }

    /** Of those registers that a product counts and that a meter has; what is missing is missing in the answer. */
    Map<String, Usage> of(Contract contract, Product product, DateRange period, Instant asOf) {
        var registers = new TreeMap<String, Usage>();
        boolean smart = contract.terms().metering() == MeteringKind.SMART;
        for (var component : product.sheet().components()) {
            var name = name(component, smart);
            var register = name == null ? null : BY_NAME.get(name);
            if (name == null || register == null || registers.containsKey(name)) continue;
            registers.put(name, counted(contract, register, smart, period, asOf));
        }
        return registers;
    }

    /** A load profile is divided by the clock, not by registers. */
    private static @org.jspecify.annotations.Nullable String name(PriceComponent component, boolean smart) {
        var register = component.register();
        if (register != null || smart) return register;
        var zone = component.zone();
        return zone == null ? null : zone.substring(zone.lastIndexOf('/') + 1);
    }

    private Usage counted(Contract contract, Register register, boolean smart, DateRange period, Instant asOf) {
        var tenant = contract.tenant();
        if (smart && register == Register.FEED_IN) return usage.fedIn(tenant, contract.location(), period, asOf);
        var told = usage.register(tenant, contract.location(), register.quantity, period, asOf);
        return told.sections().isEmpty() ? read(contract, register, period, asOf) : told;
    }

    /** The differences of each meter's readings one after the other. Several meters at once are not added up here. */
    private Metered read(Contract contract, Register register, DateRange period, Instant asOf) {
        var byDevice = new HashMap<String, List<Reading>>();
        for (var point : locations.meteringPoints(contract.tenant(), contract.id())) {
            for (var reading : values.readings(contract.tenant(), point.location(), period, asOf)) {
                if (!register.reading.matcher(reading.obis()).matches()
                        || !reading.status().isFinal()) continue;
                byDevice.computeIfAbsent(point.location() + "/" + reading.device(), d -> new ArrayList<>())
                        .add(reading);
            }
        }
        var sections = new ArrayList<Metered.Section>();
        for (var readings : byDevice.values()) sections.addAll(between(contract.tenant(), readings, asOf));
        sections.sort(Comparator.comparing(s -> s.period().from()));
        for (int i = 1; i < sections.size(); i++) {
            if (sections.get(i)
                    .period()
                    .from()
                    .isBefore(sections.get(i - 1).period().end())) return new Metered(List.of());
        }
        return new Metered(sections);
    }

    /** With the factor that was stated of the meter; what a register that began again at zero counted is believed where it can be. */
    private List<Metered.Section> between(TenantId tenant, List<Reading> readings, Instant asOf) {
        var sorted = readings.stream()
                .filter(r -> MarketCalendar.startOfDay(r.day()).equals(r.at()))
                .sorted(Comparator.comparing(Reading::at))
                .toList();
        var sections = new ArrayList<Metered.Section>();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var after = sorted.get(i);
            var used = usage.counted(tenant, before, after, asOf);
            if (used.isEmpty()) continue;
            var source = "Zählerstand " + after.obis() + " " + number(before.value()) + " am "
                    + GermanFormat.day(before.day()) + " und " + number(after.value()) + " am "
                    + GermanFormat.day(after.day()) + " (Zähler " + after.device()
                    + factor(after.value().subtract(before.value()), used.get()) + ")";
            sections.add(Metered.evenly(
                    DateRange.of(before.day(), after.day()),
                    used.get()
                            .movePointRight(3)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact(),
                    source));
        }
        return sections;
    }

    /** Named where the energy is not the difference of the readings. */
    private static String factor(BigDecimal difference, BigDecimal used) {
        if (difference.compareTo(used) == 0) return "";
        return difference.signum() <= 0
                ? ", Überlauf des Zählwerks"
                : ", Faktor "
                        + number(
                                used.divide(difference, 4, RoundingMode.HALF_UP).stripTrailingZeros());
    }

    private static String number(BigDecimal value) {
        return GermanFormat.number(value, 3);
    }
}
