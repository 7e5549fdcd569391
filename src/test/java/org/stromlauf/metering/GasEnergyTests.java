package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.DateRange;

/** Cubic metres become kilowatt-hours as DVGW G 685 says. */
class GasEnergyTests {

    private static final DateRange HALF_YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));

    @Test
    void multipliesVolumeConditionAndCalorificValueAndRoundsOnce() {
        // MARKET 7.5: 1,250 m³ × 0.9632 × 11.452 = 13,788 kWh.
        var energy = GasEnergy.of(
                HALF_YEAR, new BigDecimal("1250"), List.of(quality(HALF_YEAR, "0.9632", "11.452")), Forecast.byDays());

        assertThat(energy.kwh()).isEqualTo(BigInteger.valueOf(13_788));
        assertThat(energy.conditionNumber()).isEqualTo("0.9632");
        assertThat(energy.calorificValue()).isEqualTo("11.452");
    }

    @Test
    void weighsTheCalorificValuesOfMonthsByTheirVolumes() {
        var first = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));
        var second = DateRange.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 8, 1));

        var energy = GasEnergy.of(
                HALF_YEAR,
                new BigDecimal("181"),
                List.of(quality(second, "0.9632", "11.500"), quality(first, "0.9632", "11.000")),
                Forecast.byDays());

        // 90 and 91 of 181 days, so 90 and 91 m³: (90 × 11.000 + 91 × 11.500) / 181 = 11.251.
        assertThat(energy.parts())
                .extracting(GasEnergy.Part::cubicMetres)
                .containsExactly(new BigDecimal("90.000"), new BigDecimal("91.000"));
        assertThat(energy.calorificValue()).isEqualTo("11.251");
        assertThat(energy.kwh()).isEqualTo(BigInteger.valueOf(1961));
    }

    @Test
    void refusesAPeriodWhoseQualityIsNotKnownOrKnownTwice() {
        var january = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        var volume = BigDecimal.TEN;

        assertThatThrownBy(() ->
                        GasEnergy.of(HALF_YEAR, volume, List.of(quality(january, "0.95", "11.2")), Forecast.byDays()))
                .hasMessageContaining("2026-02-01");
        assertThatThrownBy(() -> GasEnergy.of(
                        HALF_YEAR,
                        volume,
                        List.of(quality(HALF_YEAR, "0.95", "11.2"), quality(january, "0.95", "11.3")),
                        Forecast.byDays()))
                .hasMessageContaining("twice");
    }

    @Test
    void computesTheConditionNumberOfAMeter() {
        // 15 °C, 980 hPa air pressure, 22 hPa effective: 273.15/288.15 × 1002/1013.25.
        assertThat(GasQuality.conditionNumber(
                        new BigDecimal("15"), new BigDecimal("980"), new BigDecimal("22"), BigDecimal.ONE))
                .isEqualTo("0.9374");
    }

    @Test
    void refusesFiguresFinerThanTheRule() {
        assertThatThrownBy(() -> quality(HALF_YEAR, "0.96321", "11.452")).hasMessageContaining("4 decimals");
        assertThatThrownBy(() -> quality(HALF_YEAR, "0.9632", "11.4521")).hasMessageContaining("3 decimals");
    }

    private static GasQuality quality(DateRange period, String condition, String calorific) {
        return new GasQuality(period, new BigDecimal(condition), new BigDecimal(calorific));
    }
}
