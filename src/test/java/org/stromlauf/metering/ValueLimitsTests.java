package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.metering.ValueLimits.Duty;
import org.stromlauf.metering.ValueLimits.Limit;
import org.stromlauf.metering.ValueLimits.Unit;

class ValueLimitsTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 16);

    @Test
    void countsDaysAndWorkingDays() {
        var limits = ValueLimits.published();

        assertThat(limits.on(Duty.READING, FRIDAY).lastDay(FRIDAY)).isEqualTo(FRIDAY.plusDays(28));
        assertThat(limits.on(Duty.READING_OF_INTELLIGENT_SYSTEM, FRIDAY).lastDay(FRIDAY))
                .isEqualTo(FRIDAY.plusDays(5));
        assertThat(limits.on(Duty.ANSWER_TO_COMPLAINT, FRIDAY).lastDay(FRIDAY)).isEqualTo(LocalDate.of(2026, 10, 21));
        assertThat(limits.on(Duty.ANSWER_TO_INQUIRY, FRIDAY).lastDay(FRIDAY)).isEqualTo(LocalDate.of(2026, 10, 20));
        var october = LocalDate.of(2026, 10, 1);
        assertThat(limits.on(Duty.MONTH, october).lastDay(october)).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(limits.missedOn(Duty.READING, FRIDAY.plusDays(29))).isEqualTo(FRIDAY);
    }

    @Test
    void changesOnADay() {
        var old = new Limit(3, Unit.DAYS, LocalDate.of(2020, 1, 1), FRIDAY, "old", null);
        var next = new Limit(2, Unit.DAYS, FRIDAY, null, "next", null);
        var limits = new ValueLimits(Map.of(
                Duty.READING, List.of(old, next),
                Duty.READING_OF_INTELLIGENT_SYSTEM, List.of(next),
                Duty.MONTH, List.of(next),
                Duty.ANSWER_TO_COMPLAINT, List.of(next),
                Duty.ANSWER_TO_INQUIRY, List.of(next)));

        assertThat(limits.on(Duty.READING, FRIDAY.minusDays(1))).isEqualTo(old);
        assertThat(limits.on(Duty.READING, FRIDAY)).isEqualTo(next);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.on(Duty.ANSWER_TO_COMPLAINT, FRIDAY.minusDays(1)))
                .withMessageContaining("metering/limits.yaml");
    }

    @Test
    void refusesADutyWithoutLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueLimits(Map.of()))
                .withMessageContaining("READING");
    }
}
