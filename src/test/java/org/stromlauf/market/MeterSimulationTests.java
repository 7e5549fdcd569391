package org.stromlauf.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MeterSource.Revision;
import org.stromlauf.metering.MeterSource.Round;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.BoxSettings;

/** Simulated meters are pure functions of seed, location and time, and all they say can be told in the market. */
class MeterSimulationTests {

    private static final TenantId TENANT = TenantId.of("messung");
    private static final MarketLocationId LOCATION = LocationFixtures.MARKET_LOCATION;
    private static final Energy YEARLY = Energy.ofKwh("3500");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocationBundle BUNDLE = LocationFixtures.bundle();

    private final SimulatedUse use = new SimulatedUse(1);
    private final MeterSimulation meters = new MeterSimulation(new BoxSettings(1, Instant.EPOCH));

    @Test
    void quarterHoursOfEveryDayAddUpToTheDay() {
        for (var day = START; day.isBefore(START.plusYears(1)); day = day.plusDays(1)) {
            var hours = use.quarterHours(LOCATION, YEARLY, day);

            assertThat(hours).hasSize(MarketCalendar.quarterHours(day));
            assertThat(Arrays.stream(hours).filter(v -> v < 0)).isEmpty();
            assertThat(Arrays.stream(hours).sum()).isEqualTo(use.wattHours(LOCATION, YEARLY, day));
        }
    }

    @Test
    void aYearComesToAboutTheForecast() {
        var first = use.readingAt(LOCATION, YEARLY, START);
        var last = use.readingAt(LOCATION, YEARLY, START.plusYears(1));

        assertThat(last.subtract(first)).isBetween(new BigDecimal(3150), new BigDecimal(3850));
    }

    @Test
    void metersCountWhatTheProfileSays() {
        var before = use.readingAt(LOCATION, YEARLY, START);
        var after = use.readingAt(LOCATION, YEARLY, START.plusDays(1));

        assertThat(after.subtract(before)).isEqualTo(new Energy(use.wattHours(LOCATION, YEARLY, START)).kwh());
    }

    @Test
    void theSameSeedMeasuresTheSameAndAnotherSomethingElse() {
        assertThat(new SimulatedUse(1).quarterHours(LOCATION, YEARLY, START))
                .isEqualTo(use.quarterHours(LOCATION, YEARLY, START))
                .isNotEqualTo(new SimulatedUse(2).quarterHours(LOCATION, YEARLY, START));
    }

    @Test
    void everyRevisionIsAChangeThatTheRulesAllow() {
        int changed = 0;
        for (var today = START; today.isBefore(START.plusYears(1)); today = today.plusDays(1)) {
            for (var revision :
                    meters.revisions(new Round(TENANT, today, Instant.MIN, Instant.MAX), List.of(LOCATION))) {
                changed += legalChanges(revision, today);
            }
        }

        assertThat(changed).isEqualTo(8);
    }

    private int legalChanges(Revision revision, LocalDate today) {
        var before = told(revision.day(), revision.day().plusDays(1));
        var after = told(revision.day(), today);
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.wattHours(i) == after.wattHours(i) && before.status(i).equals(after.status(i))) continue;
            changed++;
            var status = before.status(i).orElseThrow();
            assertThat(status.mayBecome(after.status(i).orElseThrow(), after.isCorrected(i)))
                    .isTrue();
        }
        return changed;
    }

    @Test
    void anHourOfTheTenthOfMarchStaysSubstituted() {
        var day = told(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 12, 1));

        assertThat(IntStream.range(0, 96).filter(i -> day.status(i).orElseThrow() == ValueStatus.SUBSTITUTE))
                .containsExactly(40, 41, 42, 43);
    }

    private DayValues told(LocalDate day, LocalDate today) {
        return meters.quarterHours(new Question(TENANT, BUNDLE, day, today))
                .orElseThrow()
                .values();
    }
}
