package org.stromlauf.metering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.metering.DayGrid;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.LoadProfile;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.metering.rest.MeterValuesController.Value;
import org.stromlauf.shared.MarketLocationId;

/** Sums of load profiles over the days on which the clock changes, of gas days and of whole years. */
class ResolutionTests {

    private static final ReportingPoint POINT = ReportingPoint.of(MarketLocationId.of("51238696781"));

    /** Every value of every day is the same. */
    private static LoadProfile profile(String obis, DayGrid grid, LocalDate from, LocalDate to, long wattHours) {
        var days = new ArrayList<DayValues>();
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var values = DayValues.builder(grid, day);
            for (int i = 0; i < grid.size(day); i++) values.set(i, wattHours, ValueStatus.TRUE_VALUE, false);
            days.add(values.build());
        }
        return new LoadProfile(POINT, obis, days);
    }

    private static List<Value> sums(Resolution resolution, LoadProfile profile) {
        return resolution.values(profile);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-10-24, 24"})
    void aDayHasAsManyHoursAsItHas(LocalDate day, int hours) {
        var profile = profile("1-1:1.29.0", DayGrid.QUARTER_HOURS, day, day.plusDays(1), 250);

        assertThat(sums(Resolution.HOUR, profile)).hasSize(hours).allSatisfy(hour -> {
            assertThat(hour.wattHours()).isEqualTo(1_000);
            assertThat(hour.complete()).isTrue();
            assertThat(Duration.between(hour.from(), hour.to())).isEqualTo(Duration.ofHours(1));
        });
        assertThat(sums(Resolution.DAY, profile)).singleElement().satisfies(d -> {
            assertThat(d.wattHours()).isEqualTo(hours * 1_000L);
            assertThat(Duration.between(d.from(), d.to())).isEqualTo(Duration.ofHours(hours));
        });
    }

    @Test
    void aGasDayGoesFromSixToSixAndItsMonthToo() {
        var october = LocalDate.of(2026, 10, 1);
        var profile = profile("7-20:99.33.17", DayGrid.GAS_HOURS, october, october.plusMonths(1), 2_000);

        var days = sums(Resolution.DAY, profile);
        assertThat(days).hasSize(31);
        assertThat(days.get(0).from()).isEqualTo(Instant.parse("2026-10-01T04:00:00Z"));
        assertThat(days.get(23).wattHours()).as("24 October has 25 hours").isEqualTo(50_000);
        assertThat(sums(Resolution.MONTH, profile)).singleElement().satisfies(month -> {
            assertThat(month.to()).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
            assertThat(month.wattHours()).isEqualTo((31 * 24 + 1) * 2_000L);
            assertThat(month.complete()).isTrue();
        });
    }

    @Test
    void aYearIsCompleteWithItsLastDay() {
        var year = LocalDate.of(2026, 1, 1);
        var whole = profile("1-1:1.29.0", DayGrid.QUARTER_HOURS, year, year.plusYears(1), 100);
        var most = profile(
                "1-1:1.29.0", DayGrid.QUARTER_HOURS, year, year.plusYears(1).minusDays(1), 100);

        assertThat(sums(Resolution.YEAR, whole)).singleElement().satisfies(sum -> {
            assertThat(sum.wattHours()).isEqualTo(365L * 96 * 100);
            assertThat(sum.complete()).isTrue();
        });
        assertThat(sums(Resolution.YEAR, most)).singleElement().matches(sum -> !sum.complete());
    }
}
