package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The energy that a market location consumed, as rating asks for it; what is missing is missing in the answer. */
@Service
public class LocationUsage {

    /** Energy of a period: consumption of electricity by any tariff, gross calorific value of gas (Codeliste der OBIS-Kennzahlen). */
    private static final Pattern CONSUMED = Pattern.compile("1-[01]:1\\.9\\.\\d|7-\\d+:33\\.86\\.0");

    private static final Pattern TARIFF = Pattern.compile("1-[01]:1\\.9\\.[1-9]");

    private final MeterValues values;
    private final MountedMeters mounted;

    LocationUsage(MeterValues values, MountedMeters mounted) {
        this.values = values;
        this.mounted = mounted;
    }

    /**
     * What a register counted between two of its readings, in kWh: its factor included, and over a roll-over where its digits are known.
     * What nobody stated of a meter until then has a factor of 1.
     *
     * @return empty when the later reading is less and that is no roll-over to be believed
     */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> counted(TenantId tenant, Reading before, Reading after, Instant asOf) {
        var register = mounted.recorded(tenant, after.location(), asOf).stream()
                .filter(m -> m.device().equals(after.device()))
                .flatMap(m -> m.register(after.obis()).stream())
                .findFirst();
        if (register.isPresent()) {
            return RegisterDifference.counted(register.get(), before.value(), after.value(), after.remarks());
        }
        return Optional.of(after.value().subtract(before.value())).filter(d -> d.signum() >= 0);
    }

    /**
     * By the measured quantities (13019, of gas 13009) that overlap a range; preliminary ones do not count. Where only the
     * quantities of tariffs were told, they are added up.
     */
    @Transactional(readOnly = true)
    public Usage.Metered metered(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        var told = measured(tenant, location, CONSUMED, range, asOf);
        var totals =
                told.stream().filter(q -> !TARIFF.matcher(q.obis()).matches()).toList();
        var sections = new ArrayList<Usage.Metered.Section>();
        for (var total : totals) sections.add(section(List.of(total)));
        var byPeriod = new LinkedHashMap<DateRange, List<EnergyQuantity>>();
        for (var quantity : told) {
            if (!TARIFF.matcher(quantity.obis()).matches()) continue;
            if (totals.stream().anyMatch(t -> t.days().overlaps(quantity.days()))) continue;
            byPeriod.computeIfAbsent(quantity.days(), d -> new ArrayList<>()).add(quantity);
        }
        byPeriod.values().forEach(tariffs -> sections.add(section(tariffs)));
        return new Usage.Metered(sections);
    }

    /**
     * What one register counted, by the measured quantities that were told of it.
     *
     * @param obis matches the register: {@code 1-[01]:1\.9\.2} for low tariff
     */
    @Transactional(readOnly = true)
    public Usage.Metered register(
            TenantId tenant, MarketLocationId location, Pattern obis, DateRange range, Instant asOf) {
        return new Usage.Metered(measured(tenant, location, obis, range, asOf).stream()
                .map(q -> section(List.of(q)))
                .toList());
    }

    private List<EnergyQuantity> measured(
            TenantId tenant, MarketLocationId location, Pattern obis, DateRange range, Instant asOf) {
        return values.quantities(tenant, ReportingPoint.of(location), range, asOf).stream()
                .filter(q -> q.kind() == Kind.MEASURED && q.status().isFinal() && q.isOfDays())
                .filter(q -> obis.matcher(q.obis()).matches())
                .toList();
    }

    private static Usage.Metered.Section section(List<EnergyQuantity> sameDays) {
        var energy = sameDays.stream().map(EnergyQuantity::energy).reduce(Energy.ZERO, Energy::plus);
        var sources = sameDays.stream().map(LocationUsage::source).collect(Collectors.joining(", "));
        return Usage.Metered.evenly(sameDays.get(0).days(), energy.wattHours(), sources);
    }

    private static String source(EnergyQuantity quantity) {
        return "Energiemenge " + GermanFormat.number(quantity.energy().kwh(), 3) + " kWh vom "
                + GermanFormat.period(quantity.days()) + " ("
                + quantity.status().german() + ", Beleg "
                + quantity.provenance().reference() + ")";
    }

    /** Which values of a load profile count; a day with another is not complete. */
    public enum Counting {
        FINAL,
        /** Where it is agreed that a bill is made of them and corrected by the final ones. */
        PRELIMINARY_TOO
    }

    /** By the load profile, from the range's first day to the day before the first that is not complete. */
    @Transactional(readOnly = true)
    public Usage.Profile profile(
            TenantId tenant, MarketLocationId location, Counting counting, DateRange range, Instant asOf) {
        return profile(tenant, location, DeliveryMessages.profileObis(true), counting, range, asOf);
    }

    /** What is fed in, by final values. */
    @Transactional(readOnly = true)
    public Usage.Profile fedIn(TenantId tenant, MarketLocationId location, DateRange range, Instant asOf) {
        return profile(tenant, location, DeliveryMessages.profileObis(false), Counting.FINAL, range, asOf);
    }

    private Usage.Profile profile(
            TenantId tenant, MarketLocationId location, String obis, Counting counting, DateRange range, Instant asOf) {
        var days = new ArrayList<long[]>();
        var preliminary = new HashSet<LocalDate>();
        LocalDate next = range.from();
        var known = values.profiles(tenant, ReportingPoint.of(location), range, asOf).stream()
                .filter(p -> p.obis().equals(obis))
                .flatMap(p -> p.days().stream())
                // Prices and peaks are those of quarter hours.
                .filter(d -> d.grid() == DayGrid.QUARTER_HOURS)
                .toList();
        for (var day : known) {
            if (!day.day().equals(next)) break;
            if (!has(day, ValueStatus::isFinal)) {
                if (counting == Counting.FINAL || !has(day, s -> s.isFinal() || s == ValueStatus.PRELIMINARY)) break;
                preliminary.add(next);
            }
            days.add(day.wattHours());
            next = next.plusDays(1);
        }
        return new Usage.Profile(range.from(), days, "Lastgang der Marktlokation " + location, preliminary);
    }

    /** Whether all values of a day are there and of statuses that count. */
    private static boolean has(DayValues day, Predicate<ValueStatus> counts) {
        for (int i = 0; i < day.size(); i++) {
            if (day.status(i).filter(counts).isEmpty()) return false;
        }
        return true;
    }
}
