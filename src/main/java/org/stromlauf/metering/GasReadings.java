package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/**
 * The energy of a gas meter by its readings in cubic metres (13002) and the gas quality of their time (13007), where nobody has told
 * energy (13009): m³ × Zustandszahl × Abrechnungsbrennwert (DVGW G 685).
 */
@Service
public class GasReadings {

    /** Operating volume. */
    private static final Pattern VOLUME = Pattern.compile("7-\\d+:3\\.0\\.0");

    /** As gas meters count. */
    private static final int VOLUME_DECIMALS = 3;

    private static final String CONDITION = "7-0:52.";

    private final MeterValues values;
    private final LocationUsage usage;

    GasReadings(MeterValues values, LocationUsage usage) {
        this.values = values;
        this.usage = usage;
    }

    /**
     * A section between two readings one after the other; none where the quality of a day is not known or told finer than the rule, or
     * where several meters count.
     *
     * @param location of which the quality was told
     * @param meters of which the readings were told
     */
    @Transactional(readOnly = true)
    public Usage.Metered metered(
            TenantId tenant,
            MarketLocationId location,
            Collection<MeteringLocationId> meters,
            DateRange range,
            Instant asOf) {
        var byDevice = new LinkedHashMap<String, List<Reading>>();
        for (var meter : meters) {
            for (var reading : values.readings(tenant, meter, range, asOf)) {
                if (!VOLUME.matcher(reading.obis()).matches()
                        || !reading.status().isFinal()
                        || !isBeginOfDay(reading)) continue;
                byDevice.computeIfAbsent(meter + "/" + reading.device(), d -> new ArrayList<>())
                        .add(reading);
            }
        }
        if (byDevice.values().stream().allMatch(r -> r.size() < 2)) return new Usage.Metered(List.of());
        var qualities = qualities(tenant, location, range, asOf);
        var sections = new ArrayList<Usage.Metered.Section>();
        for (var readings : byDevice.values()) sections.addAll(sections(tenant, readings, qualities, asOf));
        sections.sort(Comparator.comparing(s -> s.period().from()));
        for (int i = 1; i < sections.size(); i++) {
            var before = sections.get(i - 1).period();
            if (sections.get(i).period().from().isBefore(before.end())) return new Usage.Metered(List.of());
        }
        return new Usage.Metered(sections);
    }

    /** At six, or at midnight where a person read the meter. */
    private static boolean isBeginOfDay(Reading reading) {
        return reading.at().equals(MarketCalendar.startOfGasDay(reading.day()))
                || reading.at().equals(MarketCalendar.startOfDay(reading.day()));
    }

    private List<GasQuality> qualities(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        var conditions = new LinkedHashMap<DateRange, BigDecimal>();
        var calorific = new LinkedHashMap<DateRange, BigDecimal>();
        for (var value : values.others(tenant, ReportingPoint.of(location), range, asOf)) {
            var days = DateRange.of(MarketCalendar.day(value.from()), MarketCalendar.day(value.to()));
            if (!value.status().isFinal()) continue;
            if (value.obis().startsWith(CONDITION)) conditions.put(days, value.value());
            if (value.unit() == MeasuredUnit.KWH_PER_CUBIC_METRE) calorific.put(days, value.value());
        }
        return calorific.entrySet().stream()
                .flatMap(c -> quality(c, conditions).stream())
                .toList();
    }

    private static Optional<GasQuality> quality(
            Map.Entry<DateRange, BigDecimal> calorific, Map<DateRange, BigDecimal> conditions) {
        var days = calorific.getKey();
        return conditions.entrySet().stream()
                .filter(c -> GasQuality.isUsable(c.getValue(), calorific.getValue()))
                .filter(c -> c.getKey().intersection(days).equals(Optional.of(days)))
                .findFirst()
                .map(c -> new GasQuality(days, c.getValue(), calorific.getValue()));
    }

    private List<Usage.Metered.Section> sections(
            TenantId tenant, List<Reading> readings, List<GasQuality> qualities, Instant asOf) {
        var sorted = readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
        var sections = new ArrayList<Usage.Metered.Section>();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var after = sorted.get(i);
            var days = DateRange.of(before.day(), after.day());
            var volume = usage.counted(tenant, before, after, asOf);
            if (days.days() == 0
                    || volume.isEmpty()
                    || volume.get().stripTrailingZeros().scale() > VOLUME_DECIMALS
                    || !isCovered(days, qualities)) continue;
            var energy = GasEnergy.of(days, volume.get(), qualities, Forecast.byDays());
            sections.add(Usage.Metered.evenly(
                    days,
                    energy.kwh().multiply(BigInteger.valueOf(1_000)).longValueExact(),
                    source(before, after, energy)));
        }
        return sections;
    }

    /** Each day once. */
    private static boolean isCovered(DateRange days, List<GasQuality> qualities) {
        var next = days.from();
        for (var quality : qualities.stream()
                .filter(q -> q.period().overlaps(days))
                .sorted(Comparator.comparing(q -> q.period().from()))
                .toList()) {
            var from = quality.period().from();
            if (from.isAfter(next) || (from.isBefore(next) && !next.equals(days.from()))) return false;
            next = quality.period().end();
        }
        return !next.isBefore(days.end());
    }

    private static String source(Reading before, Reading after, GasEnergy energy) {
        return "Zählerstand " + GermanFormat.number(before.value(), 3) + " m³ am " + GermanFormat.day(before.day())
                + " und " + GermanFormat.number(after.value(), 3) + " m³ am " + GermanFormat.day(after.day())
                + " (Zähler " + after.device() + "): " + GermanFormat.number(energy.cubicMetres(), 3)
                + " m³ × Zustandszahl " + GermanFormat.number(energy.conditionNumber(), 4) + " × Brennwert "
                + GermanFormat.number(energy.calorificValue(), 3) + " kWh/m³";
    }
}
