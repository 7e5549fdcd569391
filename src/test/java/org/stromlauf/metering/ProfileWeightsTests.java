package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/** Energy between two readings is divided by the load profile where a price changes. */
class ProfileWeightsTests {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final DateRange YEAR = DateRange.of(NEW_YEAR, NEW_YEAR.plusYears(1));
    private static final Usage.Metered METERED =
            new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, 3_500_000, "Zählerstand")));

    @Test
    void aHouseholdUsesMoreInTheFirstQuarterThanDaysAloneSay() {
        var quarter = DateRange.of(NEW_YEAR, APRIL);

        long evenly = METERED.wattHours(quarter).orElseThrow();
        long byProfile =
                ProfileWeights.spread(METERED, "H25").wattHours(quarter).orElseThrow();

        assertThat(evenly).isEqualTo(863_014); // 3,500 kWh × 90 / 365
        var expected = Forecast.by(LoadProfiles.published().get("H25"))
                .split(YEAR, new Energy(3_500_000), new TreeSet<>(List.of(APRIL)))
                .get(0)
                .energy()
                .wattHours();
        assertThat(byProfile).isEqualTo(expected).isBetween(940_000L, 1_000_000L);
    }

    @Test
    void thePartsAreTheWholeOverTheTurnOfAYearAndALeapDay() {
        var period = DateRange.of(LocalDate.of(2027, 10, 7), LocalDate.of(2028, 10, 7));
        var metered = ProfileWeights.spread(
                new Usage.Metered(List.of(Usage.Metered.evenly(period, 4_321_987, "Zählerstand"))), "H25");

        long sum = 0;
        for (var day = period.from(); day.isBefore(period.end()); day = day.plusDays(1)) {
            sum += metered.wattHours(DateRange.of(day, day.plusDays(1))).orElseThrow();
        }
        assertThat(sum).isEqualTo(4_321_987);
    }

    @Test
    void onlyAPartSaysHowItWasDivided() {
        var spread = ProfileWeights.spread(METERED, "H25");

        assertThat(spread.sources(YEAR)).containsExactly("Zählerstand");
        assertThat(spread.sources(DateRange.of(NEW_YEAR, APRIL)))
                .containsExactly("Zählerstand, anteilig nach Lastprofil H25");
    }

    /** A house that is heated with gas uses some 40 % in the first quarter and hardly any in July. */
    @Test
    void gasFollowsTheTemperaturesOfAUsualYear() {
        var spread = ProfileWeights.spread(METERED, "EFH 3 0");
        var july = DateRange.of(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));

        long quarter = spread.wattHours(DateRange.of(NEW_YEAR, APRIL)).orElseThrow();
        assertThat(quarter).isBetween(3_500_000L * 38 / 100, 3_500_000L * 50 / 100);
        assertThat(spread.wattHours(july).orElseThrow()).isLessThan(3_500_000L * 3 / 100);
        assertThat(spread.wattHours(YEAR)).hasValue(3_500_000);
        assertThat(spread.sources(july))
                .containsExactly("Zählerstand, anteilig nach Gas-Lastprofil EFH 3 0 bei üblichen Temperaturen");
        assertThat(Forecast.by(GasProfiles.published().get("EFH 3 0"))
                        .annual(new Energy(quarter), DateRange.of(NEW_YEAR, APRIL))
                        .wattHours())
                .isCloseTo(3_500_000, within(20_000L));
    }

    @Test
    void aUsualYearIsColdestInJanuaryAndWarmestInJuly() {
        assertThat(NormalYear.temperature(LocalDate.of(2026, 1, 15))).isEqualTo(0.9);
        assertThat(NormalYear.temperature(LocalDate.of(2026, 7, 15))).isEqualTo(18.3);
        assertThat(NormalYear.temperature(LocalDate.of(2026, 1, 1))).isBetween(0.9, 1.9);
        assertThat(NormalYear.temperature(LocalDate.of(2028, 2, 29))).isBetween(1.5, 4.6);
    }

    @Test
    void withoutAKnownProfileDaysAreAlike() {
        assertThat(ProfileWeights.spread(METERED, null)).isEqualTo(METERED);
        assertThat(ProfileWeights.spread(METERED, "ZZ9")).isEqualTo(METERED);
    }
}
