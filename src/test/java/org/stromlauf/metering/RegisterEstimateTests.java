package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;

/** Substitutes of meters without load profile (MARKET 3.3): the year before, spread by the profile. */
class RegisterEstimateTests {

    private static final Forecast HOUSEHOLD =
            Forecast.by(LoadProfiles.published().get("H25"));
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private static RegisterEstimate estimate(String factor, Optional<Energy> annual) {
        var register = new MountedRegister(new Register("1-0:1.8.0", 6, 1), new BigDecimal(factor));
        return new RegisterEstimate(register, HOUSEHOLD, annual);
    }

    private static List<Reading> readings(String... dayAndValue) {
        return Stream.of(dayAndValue)
                .map(text -> text.split(" "))
                .map(part -> new Reading(
                        MeteringLocationId.of("DE00012345678ABCDEFGHIJ0123456789"),
                        "1EMH001",
                        "1-0:1.8.0",
                        MarketCalendar.startOfDay(LocalDate.parse(part[0])),
                        new BigDecimal(part[1]),
                        ValueStatus.TRUE_VALUE,
                        Remarks.NONE,
                        new Provenance(Instant.EPOCH, MarketPartnerId.of("9900000000005"), part[0], new UUID(0, 1))))
                .toList();
    }

    /** What the profile says of the half year when the year before had 3,650 kWh. */
    private static BigDecimal halfYear() {
        return HOUSEHOLD
                .extrapolate(Energy.ofKwh("3650"), DateRange.of(FIRST, LAST), DateRange.of(LAST, DAY))
                .kwh();
    }

    @Test
    void goesOnAsTheYearBeforeByTheLoadProfile() {
        var shown = estimate("1", Optional.of(Energy.ofKwh("9999")))
                .at(DAY, readings("2024-01-01 100", "2025-01-01 1000", "2026-01-01 4650"));

        assertThat(shown.orElseThrow().doubleValue())
                .isCloseTo(4650 + halfYear().doubleValue(), org.assertj.core.data.Offset.offset(0.2));
        assertThat(shown.orElseThrow()).isBetween(new BigDecimal("6200"), new BigDecimal("6700"));
        assertThat(shown.orElseThrow().scale()).isEqualTo(1);
    }

    @Test
    void showsWhatTheRegisterCountsAndNotTheEnergy() {
        var shown = estimate("40", Optional.empty()).at(DAY, readings("2025-01-01 0", "2026-01-01 91.25"));

        assertThat(shown.orElseThrow().doubleValue())
                .isCloseTo(91.25 + halfYear().doubleValue() / 40, org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void beginsAgainAtZeroWhereTheRegisterDoes() {
        var shown = estimate("1", Optional.empty()).at(DAY, readings("2025-01-01 996000", "2026-01-01 999650"));

        assertThat(shown.orElseThrow()).isLessThan(new BigDecimal("2000"));
    }

    @Test
    void takesTheAnnualForecastWhereNoYearIsKnown() {
        var open = DateRange.of(LAST, DAY);
        var year = Energy.ofKwh("3650");

        assertThat(estimate("1", Optional.of(year))
                        .at(DAY, readings("2026-01-01 10"))
                        .orElseThrow()
                        .doubleValue())
                .isCloseTo(
                        10 + HOUSEHOLD.ofAnnual(year, open).kwh().doubleValue(),
                        org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void saysNothingOfARegisterThatNobodyEverRead() {
        assertThat(estimate("1", Optional.of(Energy.ofKwh("3650"))).at(DAY, List.of()))
                .isEmpty();
        assertThat(estimate("1", Optional.empty()).at(DAY, readings("2026-01-01 10")))
                .isEmpty();
    }
}
