package org.stromlauf.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.shared.TenantId;

class DailyWorkTests {

    private final NineOClock work = new NineOClock();

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T06:59:59Z, 2026-10-05T07:00:00Z", // still to come today
        "2026-10-05T07:00:00Z, 2026-10-06T07:00:00Z", // it is nine: the day's work may have been done
        "2026-10-05T22:30:00Z, 2026-10-06T07:00:00Z", // after midnight in Germany
        "2026-10-24T12:00:00Z, 2026-10-25T08:00:00Z", // summer time ends in the night between
    })
    void beginsAtTheNextOfItsTimes(Instant now, Instant first) {
        assertThat(work.firstAfter(now)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-24T07:00:00Z, 2026-10-25T08:00:00Z", "2027-03-27T08:00:00Z, 2027-03-28T07:00:00Z"})
    void keepsTheHourOfTheClockOnTheWallOverAChangeOfTime(Instant due, Instant next) {
        assertThat(work.nextAfter(due)).contains(next);
    }

    @Test
    void isTheWorkOfTheGermanDay() {
        work.run(TenantId.of("netz"), Instant.parse("2026-10-05T22:00:00Z"));

        assertThat(work.days).containsExactly(LocalDate.of(2026, 10, 6));
    }

    private static final class NineOClock implements DailyWork {

        private final List<LocalDate> days = new ArrayList<>();

        @Override
        public String name() {
            return "test.nine";
        }

        @Override
        public Role role() {
            return Role.GRID_OPERATOR;
        }

        @Override
        public LocalTime time() {
            return LocalTime.of(9, 0);
        }

        @Override
        public void run(TenantId tenant, LocalDate day) {
            days.add(day);
        }
    }
}
