package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stromlauf.metering.ProfileCheck.Known;
import org.stromlauf.metering.SubstituteValues.Sources;
import org.stromlauf.metering.Suspicion.Kind;

/** What is not plausible is found, and what is missing is completed with method and reason. */
class ProfileCheckTests {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final PlausibilityLimits LIMITS = new PlausibilityLimits(5, 6, 10, 500, 1, false);
    private static final Known KNOWN = new Known(OptionalLong.of(9_600), OptionalLong.of(200), OptionalLong.empty());

    private final ProfileCheck check = new ProfileCheck(LIMITS);

    @Test
    void findsNothingInAUsualDay() {
        assertThat(check.check(day(100), KNOWN)).isEmpty();
        assertThat(check.check(day(0), Known.NOTHING)).isEmpty();
    }

    @Test
    void findsGapsNegativesSpikesAndHoursWithoutUse() {
        var builder = DayValues.builder(DAY);
        for (int i = 0; i < 96; i++) {
            if (i >= 4 && i < 8) continue;
            long value = i == 10 ? -1 : i == 12 ? 1_001 : i >= 40 && i < 64 ? 0 : 100;
            builder.set(i, value, ValueStatus.TRUE_VALUE, false);
        }

        assertThat(check.check(builder.build(), KNOWN))
                .extracting(Suspicion::kind, Suspicion::from, Suspicion::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.GAP, 4, 8),
                        org.assertj.core.groups.Tuple.tuple(Kind.NEGATIVE, 10, 11),
                        org.assertj.core.groups.Tuple.tuple(Kind.ZERO_RUN, 40, 64),
                        org.assertj.core.groups.Tuple.tuple(Kind.SPIKE, 12, 13));
    }

    @Test
    void comparesADaysEnergyWithWhatWasExpectedAndWithTheRegister() {
        var register = new Known(OptionalLong.of(9_600), OptionalLong.empty(), OptionalLong.of(9_700));

        assertThat(check.check(day(9), KNOWN)).extracting(Suspicion::kind).containsExactly(Kind.OUT_OF_BAND);
        assertThat(check.check(day(100), register)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(Kind.REGISTER_DIFFERENCE);
            assertThat(s.german()).isEqualTo("Lastgang 9,6 kWh, Zählwerk 9,7 kWh");
        });
    }

    @Test
    void interpolatesTwoHoursAndNotMore() {
        var two = without(40, 48, day(100));
        var more = without(40, 49, day(100));
        var sources = new Sources(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty());

        var completed = new SubstituteValues(sources, "Z75").complete(two);

        assertThat(completed.isComplete()).isTrue();
        assertThat(completed.wattHours(44)).isEqualTo(100);
        assertThat(completed.status(44)).contains(ValueStatus.SUBSTITUTE);
        assertThat(completed.remarks(44)).isEqualTo(Remarks.substitute("Z92", "Z75"));
        assertThat(completed.remarks(30)).isEqualTo(Remarks.NONE);
        assertThat(new SubstituteValues(sources, "Z75").complete(more)).isEqualTo(more);
    }

    @Test
    void scalesAComparisonDayToTheRegister() {
        var comparison = DayValues.of(
                DAY.minusDays(7), IntStream.range(0, 96).mapToLong(i -> i).toArray(), ValueStatus.TRUE_VALUE);
        var sources = new Sources(
                OptionalLong.empty(), OptionalLong.empty(), Optional.of(comparison), OptionalLong.of(9_601));

        var completed = new SubstituteValues(sources, "Z81").complete(without(0, 48, day(100)));

        assertThat(completed.isComplete()).isTrue();
        assertThat(completed.total()).isEqualTo(9_601);
        assertThat(completed.wattHours(47)).isGreaterThan(completed.wattHours(1));
        assertThat(completed.remarks(0)).isEqualTo(Remarks.substitute("ZJ2", "Z81"));
    }

    @Test
    void leavesToAPersonWhatTheRegisterContradicts() {
        var sources =
                new Sources(OptionalLong.empty(), OptionalLong.empty(), Optional.of(day(50)), OptionalLong.of(4_000));
        var gap = without(0, 48, day(100));

        assertThat(new SubstituteValues(sources, "Z81").complete(gap)).isEqualTo(gap);
    }

    private static DayValues day(long each) {
        var values = new long[96];
        Arrays.fill(values, each);
        return DayValues.of(DAY, values, ValueStatus.TRUE_VALUE);
    }

    private static DayValues without(int from, int to, DayValues day) {
        var builder = DayValues.builder(day.day());
        for (int i = 0; i < day.size(); i++) {
            if (i < from || i >= to) builder.set(i, day.wattHours(i), ValueStatus.TRUE_VALUE, false);
        }
        return builder.build();
    }
}
