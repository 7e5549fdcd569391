package org.stromlauf.metering;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.ReadingClearings.Case;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;

/** What a case worker knows of a day of a load profile that is not plausible, and can do with it. */
@Component
public class ReadingDesk {

    /** STS+Z34 and STS+Z40: not plausible. */
    private static final String IMPLAUSIBLE = "ZA1";

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
     * The suggestion takes the place of the values that differ from it.
     *
     * @throws IllegalStateException when there is none: a case worker then lets the values stand or waits for better ones
     */
    @Transactional
    public void replace(TenantId tenant, UUID id, String note) {
        var asked = clearings.get(tenant, id);
        var suggestion = asked.suggestion();
        if (suggestion == null) {
            throw new IllegalStateException("The case " + id + " of " + asked.point() + " on " + asked.day()
                    + " has no suggestion: keep the values, or send better ones");
        }
        own.add(tenant, List.of(new OwnValues.Own(asked.point(), asked.obis(), replaced(tenant, asked, suggestion))));
        clearings.close(tenant, id, "REPLACED", note);
    }

    private DayValues replaced(TenantId tenant, Case asked, long[] suggestion) {
        var result = DayValues.builder(asked.grid(), asked.day());
        var now = current(tenant, asked);
        for (int i = 0; i < suggestion.length; i++) {
            int index = i;
            var same = now.filter(d -> d.isPresent(index) && d.wattHours(index) == suggestion[index]);
            if (same.isPresent()) {
                result.set(
                        i,
                        suggestion[i],
                        same.get().status(i).orElseThrow(),
                        same.get().remarks(i));
            } else {
                var remarks = new Remarks(null, SubstituteValues.COMPARISON, IMPLAUSIBLE, IMPLAUSIBLE);
                result.set(i, suggestion[i], ValueStatus.SUBSTITUTE, remarks);
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
        facts.put("Meldepunkt", asked.point().id());
        facts.put("Zählwerk", asked.obis());
        facts.put("Tag", GermanFormat.day(asked.day()));
        facts.put("Auffällig", asked.suspicions());
        var suggestion = Optional.ofNullable(asked.suggestion());
        var now = current(tenant, asked);
        now.ifPresent(day -> facts.put("Gemessen", kwh(day.total())));
        suggestion.ifPresentOrElse(
                values -> facts.put("Vorschlag", kwh(Arrays.stream(values).sum())),
                () -> facts.put("Vorschlag", "keiner: ein vollständiger Vergleichstag fehlt"));
        facts.put(
                "Werte",
                "/api/tenants/" + tenant + "/meter-values/" + asked.point() + "?from=" + asked.day() + "&to="
                        + asked.day().plusDays(1));
        return facts;
    }

    /** The day as it was measured and as it is suggested. */
    public Optional<String> chart(TenantId tenant, UUID id) {
        var asked = clearings.get(tenant, id);
        return DayChart.of(asked.grid(), current(tenant, asked), asked.suggestion());
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3) + " kWh";
    }
}
