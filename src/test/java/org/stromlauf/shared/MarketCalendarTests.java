package org.stromlauf.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketCalendarTests {

    @ParameterizedTest(name = "received {0}: answers due on {1}, earliest start {2}")
    @CsvSource({
        "2026-11-20, 2026-11-23, 2026-11-24",
        "2026-11-19, 2026-11-20, 2026-11-21",
        "2026-11-21, 2026-11-23, 2026-11-24",
        "2026-11-17, 2026-11-19, 2026-11-20",
        "2026-12-22, 2026-12-23, 2026-12-24",
        "2026-12-23, 2026-12-28, 2026-12-29",
        "2026-12-30, 2027-01-04, 2027-01-05"
    })
    void countsWorkingDaysAsTheMarketDoes(LocalDate received, LocalDate firstWorkingDay, LocalDate earliestStart) {
        var instant = MarketCalendar.at(received, LocalTime.of(14, 0));

        assertThat(MarketCalendar.firstWorkingDayAfter(instant, LocalTime.of(11, 0)))
                .isEqualTo(MarketCalendar.at(firstWorkingDay, LocalTime.of(11, 0)));
        assertThat(MarketCalendar.earliestSupplyStart(instant)).isEqualTo(earliestStart);
    }

    @Test
    void countsBackwards() {
        assertThat(MarketCalendar.workingDayBefore(LocalDate.of(2027, 1, 1), 15))
                .isEqualTo("2026-12-08");
        assertThat(MarketCalendar.workingDayBefore(LocalDate.of(2027, 1, 1), 7)).isEqualTo("2026-12-18");
        assertThat(MarketCalendar.workingDayAfter(LocalDate.of(2026, 11, 23), 10))
                .isEqualTo("2026-12-07");
        assertThat(MarketCalendar.workingDayBefore(LocalDate.of(2026, 12, 7), 4))
                .isEqualTo("2026-12-01");
    }

    @Test
    void knowsThatBothClockChangesMakeDaysOfOtherLength() {
        assertThat(MarketCalendar.quarterHours(LocalDate.of(2027, 3, 28))).isEqualTo(92);
        assertThat(MarketCalendar.quarterHours(LocalDate.of(2026, 10, 25))).isEqualTo(100);
        assertThat(MarketCalendar.quarterHours(LocalDate.of(2026, 10, 26))).isEqualTo(96);
    }

    @Test
    void beginsDaysInGermanTime() {
        assertThat(MarketCalendar.startOfDay(LocalDate.of(2026, 11, 24)))
                .isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
        assertThat(MarketCalendar.startOfDay(LocalDate.of(2026, 7, 1)))
                .isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(MarketCalendar.startOfGasDay(LocalDate.of(2026, 11, 24)))
                .isEqualTo(Instant.parse("2026-11-24T05:00:00Z"));
    }

    @Test
    void knowsHolidaysOfEveryStateAndTheTwoEves() {
        assertThat(LocalDate.of(2026, 11, 18)).satisfies(MarketCalendarTests::noWorkingDay);
        assertThat(LocalDate.of(2027, 3, 26)).satisfies(MarketCalendarTests::noWorkingDay);
        assertThat(LocalDate.of(2027, 5, 27)).satisfies(MarketCalendarTests::noWorkingDay);
        assertThat(LocalDate.of(2026, 12, 24)).satisfies(MarketCalendarTests::noWorkingDay);
        assertThat(LocalDate.of(2026, 12, 31)).satisfies(MarketCalendarTests::noWorkingDay);
        assertThat(MarketCalendar.isWorkingDay(LocalDate.of(2026, 12, 28))).isTrue();
    }

    private static void noWorkingDay(LocalDate day) {
        assertThat(MarketCalendar.isWorkingDay(day)).isFalse();
    }
}
