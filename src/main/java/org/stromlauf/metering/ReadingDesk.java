package org.stromlauf.metering;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.ReadingClearings.Case;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What a case worker knows of a day of a load profile or of a reading that is not plausible, and can do with it. */
@Component
public class ReadingDesk {

    /** STS+Z34 and STS+Z40: not plausible. */
    private static final String IMPLAUSIBLE = "ZA1";

    /** STS+Z32 of electricity: what a case worker may name (MSCONS AHB). */
    private static final Set<String> METHODS =
            Set.of("Z88", "Z89", SubstituteValues.INTERPOLATION, SubstituteValues.COMPARISON);

    private final ReadingClearings clearings;
    private final MeterValues values;
    private final OwnValues own;
    private final Clock clock;

    ReadingDesk(ReadingClearings clearings, MeterValues values, OwnValues own, Clock clock) {
        this.clearings = clearings;
        this.values = values;
        this.own = own;
        this.clock = clock;
    }

    /** The values stand as they are. */
    @Transactional
    public void keep(TenantId tenant, UUID id, String note) {
        clearings.close(tenant, id, "KEPT", note);
    }

    /**
     * What takes the place of doubted values.
     *
     * @param typed in kWh; empty for the suggestion
     * @param method how they were found (STS+Z32), for example Z88: calibrated comparison meter
     */
    public record Replacement(String typed, String method) {

        static final Replacement SUGGESTION = new Replacement("", SubstituteValues.COMPARISON);

        boolean isSuggestion() {
            return typed.isBlank();
        }
    }

    /**
     * @throws IllegalArgumentException what is wrong with typed values, in German, or that there is no suggestion to take
     */
    @Transactional(readOnly = true)
    public void check(TenantId tenant, UUID id, Replacement replacement) {
        var unused = wattHours(clearings.get(tenant, id), replacement);
    }

    /**
     * The suggestion or what was typed takes the place of the values that differ from it.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    @Transactional
    public void replace(TenantId tenant, UUID id, Replacement replacement, String note) {
        var asked = clearings.get(tenant, id);
        var wattHours = wattHours(asked, replacement);
        var remarks = new Remarks(null, replacement.method(), IMPLAUSIBLE, IMPLAUSIBLE);
        var device = asked.device();
        if (device == null) {
            var day = replaced(tenant, asked, wattHours, remarks);
            own.add(tenant, List.of(new OwnValues.Own(asked.point(), asked.obis(), day)));
        } else {
            own.add(
                    tenant,
                    new OwnValues.OwnReading(
                            MeteringLocationId.of(asked.point().id()),
                            device,
                            asked.obis(),
                            MarketCalendar.startOfDay(asked.day()),
                            new Energy(wattHours[0]).kwh(),
                            remarks));
        }
        clearings.close(tenant, id, "REPLACED", note);
    }

    private static long[] wattHours(Case asked, Replacement replacement) {
        var grid = asked.grid();
        if (!METHODS.contains(replacement.method())) {
            throw new IllegalArgumentException("Verfahren \"" + replacement.method() + "\" gibt es nicht: eines von "
                    + String.join(", ", new TreeSet<>(METHODS)));
        }
        if (!replacement.isSuggestion()) {
            return TypedValues.wattHours(replacement.typed(), grid == null ? 1 : grid.size(asked.day()));
        }
        var suggestion = asked.suggestion();
        if (suggestion == null) {
            throw new IllegalArgumentException(
                    "Es gibt keinen Vorschlag: eigene Werte eintragen oder die Werte stehen lassen");
        }
        return suggestion;
    }

    private DayValues replaced(TenantId tenant, Case asked, long[] wattHours, Remarks remarks) {
        var result = DayValues.builder(Objects.requireNonNull(asked.grid()), asked.day());
        var now = current(tenant, asked);
        for (int i = 0; i < wattHours.length; i++) {
            int index = i;
            var same = now.filter(d -> d.isPresent(index) && d.wattHours(index) == wattHours[index]);
            if (same.isPresent()) {
                result.set(
                        i,
                        wattHours[i],
                        same.get().status(i).orElseThrow(),
                        same.get().remarks(i));
            } else {
                result.set(i, wattHours[i], ValueStatus.SUBSTITUTE, remarks);
            }
        }
        return result.build();
    }

    private Optional<DayValues> current(TenantId tenant, Case asked) {
        var days = DateRange.of(asked.day(), asked.day().plusDays(1));
        return values.profiles(tenant, asked.point(), days, clock.instant()).stream()
                .filter(p -> p.obis().equals(asked.obis()))
                .flatMap(p -> p.day(asked.day()).stream())
                .filter(d -> d.grid() == asked.grid())
                .findFirst();
    }

    /** German label → value, for the task's form. */
    public Map<String, Object> facts(TenantId tenant, UUID id) {
        var asked = clearings.get(tenant, id);
        var facts = new LinkedHashMap<String, Object>();
        var device = asked.device();
        var suggestion = Optional.ofNullable(asked.suggestion());
        facts.put(device == null ? "Meldepunkt" : "Messlokation", asked.point().id());
        if (device != null) facts.put("Gerät", device);
        facts.put("Zählwerk", asked.obis());
        facts.put("Tag", GermanFormat.day(asked.day()));
        facts.put("Auffällig", asked.suspicions());
        if (device == null) {
            current(tenant, asked).ifPresent(day -> facts.put("Gemessen", kwh(day.total())));
            suggestion.ifPresentOrElse(
                    values -> facts.put("Vorschlag", kwh(Arrays.stream(values).sum())),
                    () -> facts.put("Vorschlag", "keiner: ein vollständiger Vergleichstag fehlt"));
        } else {
            read(tenant, asked, device).ifPresent(r -> facts.put("Abgelesen", kwh(r)));
            suggestion.ifPresentOrElse(
                    values -> facts.put("Vorschlag", kwh(values[0])),
                    () -> facts.put("Vorschlag", "keiner: weder Verbrauch eines Jahres noch Prognose bekannt"));
        }
        facts.put(
                "Werte",
                "/workbench/" + tenant + "/meter-values?location=" + asked.point() + "&from=" + asked.day() + "&to="
                        + asked.day().plusDays(1));
        return facts;
    }

    private Optional<Long> read(TenantId tenant, Case asked, String device) {
        var at = MarketCalendar.startOfDay(asked.day());
        var day = DateRange.of(asked.day(), asked.day().plusDays(1));
        return values.readings(tenant, MeteringLocationId.of(asked.point().id()), day, clock.instant()).stream()
                .filter(r -> r.at().equals(at)
                        && r.obis().equals(asked.obis())
                        && r.device().equals(device))
                .map(r -> r.value().movePointRight(3).longValue())
                .findFirst();
    }

    /** The day as it was measured and as it is suggested; of a reading none. */
    public Optional<String> chart(TenantId tenant, UUID id) {
        var asked = clearings.get(tenant, id);
        var grid = asked.grid();
        return grid == null ? Optional.empty() : DayChart.of(grid, current(tenant, asked), asked.suggestion());
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3) + " kWh";
    }
}
