package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/** Load profiles spread a year's energy over its quarter hours, and forecasts keep sums. */
class LoadProfilesTests {

    private static final LoadProfiles PROFILES = LoadProfiles.published();
    private static final GasProfiles GAS = GasProfiles.published();
    private static final DateRange YEAR = year(2025);

    private static DateRange year(int year) {
        return DateRange.of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H25", "P25", "S25", "H0", "L25", "L0", "G0"})
    void aYearWeighsAMillionKilowattHours(String name) {
        double kwh = PROFILES.get(name).weight(YEAR).doubleValue() / StandardProfile.ANNUAL_WEIGHT * 1_000_000;

        // Tables are normalised over several years; a single one differs by its weekdays.
        assertThat(kwh).isCloseTo(1_000_000, within(15_000.0));
    }

    @Test
    void readsWhatWasPublished() {
        // BDEW 2025: 22.152 kWh for a Saturday in January from 00:00, G25 14.832 kWh for a working day.
        long[] household = PROFILES.get("H25").weights(LocalDate.of(2025, 1, 11));
        long[] business = PROFILES.get("G25").weights(LocalDate.of(2025, 1, 9));

        assertThat(household[0]).isEqualTo(22_152 * Dynamisation.factor(LocalDate.of(2025, 1, 11)));
        assertThat(business[0]).isEqualTo(14_832 * 10_000);
    }

    @Test
    void followsTheSeasonsByTheDayOfTheYear() {
        assertThat(Dynamisation.factor(LocalDate.of(2025, 1, 1))).isEqualTo(12_420);
        assertThat(Dynamisation.factor(LocalDate.of(2025, 7, 1))).isBetween(7_500L, 8_100L);
    }

    @Test
    void takesHolidaysForSundaysAndTheLastDaysOfAYearForSaturdays() {
        var profile = PROFILES.get("G25");
        var sunday = profile.weights(LocalDate.of(2025, 12, 7));
        var saturday = profile.weights(LocalDate.of(2025, 12, 6));

        assertThat(profile.weights(LocalDate.of(2025, 12, 25))).isEqualTo(sunday);
        assertThat(profile.weights(LocalDate.of(2025, 12, 24))).isEqualTo(saturday);
        assertThat(profile.weights(LocalDate.of(2023, 12, 31))).isEqualTo(profile.weights(LocalDate.of(2023, 12, 25)));
        // Epiphany is no holiday in most states.
        assertThat(profile.weights(LocalDate.of(2025, 1, 6))).isEqualTo(profile.weights(LocalDate.of(2025, 1, 7)));
    }

    @Test
    void leavesOutAndRepeatsTheHourOfTheClockChange() {
        var profile = PROFILES.get("G0");
        var normal = profile.weights(LocalDate.of(2025, 3, 23));
        var spring = profile.weights(LocalDate.of(2025, 3, 30));
        var autumn = profile.weights(LocalDate.of(2025, 10, 26));
        var usual = profile.weights(LocalDate.of(2025, 10, 19));

        assertThat(spring).hasSize(92).startsWith(Arrays.copyOf(normal, 8));
        assertThat(Arrays.copyOfRange(spring, 8, 92)).isEqualTo(Arrays.copyOfRange(normal, 12, 96));
        assertThat(autumn).hasSize(100);
        assertThat(Arrays.copyOf(autumn, 12)).isEqualTo(Arrays.copyOf(usual, 12));
        assertThat(Arrays.copyOfRange(autumn, 12, 100)).isEqualTo(Arrays.copyOfRange(usual, 8, 96));
    }

    @Test
    void changesTheSeasonsOfOldProfilesOnTheirDays() {
        var profile = PROFILES.get("L0");

        assertThat(profile.weights(LocalDate.of(2025, 5, 14)))
                .isEqualTo(profile.weights(LocalDate.of(2025, 10, 30)))
                .isNotEqualTo(profile.weights(LocalDate.of(2025, 5, 15)));
        assertThat(profile.weights(LocalDate.of(2025, 3, 20))).isEqualTo(profile.weights(LocalDate.of(2025, 11, 3)));
    }

    @Property(tries = 200)
    void splitsWithoutLosingAWattHour(
            @ForAll @LongRange(max = 50_000_000_000L) long wattHours,
            @ForAll @IntRange(min = 1, max = 800) int days,
            @ForAll @IntRange(max = 800) int first,
            @ForAll @IntRange(max = 800) int second,
            @ForAll boolean byProfile) {
        var from = LocalDate.of(2025, 2, 10);
        var period = DateRange.of(from, from.plusDays(days));
        var forecast = byProfile ? Forecast.by(PROFILES.get("H25")) : Forecast.byDays();

        var parts = forecast.split(
                period, new Energy(wattHours), new TreeSet<>(List.of(from.plusDays(first), from.plusDays(second))));

        assertThat(parts.stream().mapToLong(p -> p.energy().wattHours()).sum()).isEqualTo(wattHours);
        assertThat(parts.get(0).period().from()).isEqualTo(period.from());
        assertThat(parts.get(parts.size() - 1).period().end()).isEqualTo(period.end());
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).period().from())
                    .isEqualTo(parts.get(i - 1).period().end());
        }
    }

    @Test
    void givesTheWinterMoreOfAHouseholdsUseThanItsDays() {
        var parts = Forecast.by(PROFILES.get("H25"))
                .split(YEAR, Energy.ofKwh("3500"), new TreeSet<>(List.of(LocalDate.of(2025, 4, 1))));

        assertThat(parts.get(0).energy().kwh())
                .isBetween(java.math.BigDecimal.valueOf(940), java.math.BigDecimal.valueOf(1000));
        assertThat(Forecast.byDays()
                        .split(YEAR, Energy.ofKwh("3650"), new TreeSet<>(List.of(LocalDate.of(2025, 4, 1))))
                        .get(0)
                        .energy())
                .isEqualTo(Energy.ofKwh("900"));
    }

    @Test
    void foretellsAYearFromAnyPartOfIt() {
        var forecast = Forecast.by(PROFILES.get("H25"));
        var winter = DateRange.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 1));
        var used = forecast.ofAnnual(Energy.ofKwh("3500"), winter);

        var annual = forecast.annual(used, winter);

        assertThat(annual.wattHours()).isCloseTo(3_500_000, within(10L));
        assertThat(forecast.extrapolate(used, winter, DateRange.of(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 1, 1)))
                        .plus(used)
                        .wattHours())
                .isCloseTo(3_500_000, within(20_000L));
    }

    @Test
    void balancesADayByQuarterHoursThatSumToIt() {
        var forecast = Forecast.by(PROFILES.get("H25"));
        var day = LocalDate.of(2026, 10, 25);

        var values = forecast.quarterHours(Energy.ofKwh("3500"), day);

        assertThat(values.size()).isEqualTo(100);
        assertThat(values.total())
                .isEqualTo(forecast.ofAnnual(Energy.ofKwh("3500"), DateRange.of(day, day.plusDays(1)))
                        .wattHours());
        assertThat(values.status(0)).contains(ValueStatus.FORECAST);
    }

    @Test
    void readsAGridOperatorsOwnTablesAndSaysWhatIsWrongInThem(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("own.txt"), table("X1", 96));
        var bad = Files.writeString(folder.resolve("bad.txt"), table("X2", 95));

        assertThat(PROFILES.with(good).get("X1").weights(LocalDate.of(2025, 5, 5)))
                .containsOnly(70_000L);
        assertThatThrownBy(() -> PROFILES.with(bad))
                .hasMessageContaining("line 2")
                .hasMessageContaining("95");
        assertThatThrownBy(() -> PROFILES.get("X1")).hasMessageContaining("No load profile X1");
    }

    private static String table(String name, int values) {
        var text = new StringBuilder("profile " + name + " static seasons\n");
        for (var season : List.of("winter", "transition", "summer")) {
            for (var type : List.of("WT", "SA", "FT")) {
                text.append(season)
                        .append(' ')
                        .append(type)
                        .append(" 7".repeat(values))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void gasFollowsTheTemperature() {
        // h is about 1 at 8 °C, to which the customer value is normalised.
        var house = GAS.get("EFH 3 0");
        var monday = LocalDate.of(2025, 2, 3);

        assertThat(house.factor(monday, 8)).isCloseTo(1, within(0.05));
        assertThat(house.factor(monday, -10)).isGreaterThan(house.factor(monday, 0));
        assertThat(house.factor(monday, 39.9)).isEqualTo(house.factor(monday, 60));
        assertThat(GasProfile.allocationTemperature(10, 8, 4, 0)).isCloseTo(8, within(1e-9));
    }

    @Test
    void gasHasWeekdaysAndSundaysOnHolidays() {
        var trade = GAS.get("GKO 0 0");

        assertThat(trade.factor(LocalDate.of(2025, 5, 1), 8) / trade.factor(LocalDate.of(2025, 5, 8), 8))
                .isCloseTo(0.944 / 1.049, within(1e-9));
    }
}
