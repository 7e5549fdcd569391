package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The annual forecast (Jahresverbrauchsprognose) of a market location by the last energy that was measured there (MARKET 7.4). */
@Service
public class AnnualForecasts {

    private static final Pattern CONSUMED = Pattern.compile("1-[01]:1\\.9\\.0|7-\\d+:33\\.86\\.0");

    private static final LoadProfiles PROFILES = LoadProfiles.published();
    private static final GasProfiles GAS = GasProfiles.published();

    /** Of less than a month nothing is concluded for a year. */
    private static final int LEAST_DAYS = 28;

    private static final int YEARS = 3;

    private final MeterValues values;
    private final Clock clock;

    AnnualForecasts(MeterValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /**
     * A year's use.
     *
     * @param used in the time by which it is foretold
     * @param days that time: the last energy of at least four weeks
     * @param method how, in German
     */
    public record AnnualForecast(Energy annual, Energy used, DateRange days, String method) {}

    /** Whether a profile is one by which can be foretold. */
    public boolean isKnown(String profile) {
        return PROFILES.names().contains(profile) || GAS.names().contains(profile);
    }

    private static Forecast by(String profile) {
        return GAS.names().contains(profile) ? Forecast.by(GAS.get(profile)) : Forecast.by(PROFILES.get(profile));
    }

    /**
     * @param profile the location's standard load profile; null = each day alike
     * @return empty while no energy of four weeks was measured
     */
    @Transactional(readOnly = true)
    public Optional<AnnualForecast> of(
            TenantId tenant, MarketLocationId location, @Nullable String profile, LocalDate today) {
        var range = DateRange.of(today.minusYears(YEARS), today.plusDays(1));
        var forecast = profile == null ? Forecast.byDays() : by(profile);
        return values.quantities(tenant, ReportingPoint.of(location), range, clock.instant()).stream()
                .filter(q -> q.kind() == EnergyQuantity.Kind.MEASURED
                        && q.status().isFinal()
                        && q.isOfDays()
                        && CONSUMED.matcher(q.obis()).matches())
                .filter(q -> q.days().days() >= LEAST_DAYS && q.energy().wattHours() >= 0)
                .max(Comparator.comparing(EnergyQuantity::to))
                .map(q -> new AnnualForecast(
                        forecast.annual(q.energy(), q.days()), q.energy(), q.days(), forecast.method()));
    }
}
