package org.stromlauf.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class GridDataTests {

    private static final GridData UNSCHEDULED =
            LocationFixtures.marketLocation().gridData();
    private static final GridData MIDSUMMER = UNSCHEDULED.readYearlyOn(MonthDay.of(7, 1));
    private static final LocalDate START = LocalDate.of(2026, 10, 20);

    @Test
    void readsOnTheScheduledDayFirstAfterTheStart() {
        assertThat(MIDSUMMER.readingAfter(START, START)).isEqualTo("2027-07-01");
        assertThat(MIDSUMMER.readingAfter(LocalDate.of(2027, 7, 1), START)).isEqualTo("2028-07-01");
        assertThat(MIDSUMMER.readingAfter(LocalDate.of(2027, 6, 30), START)).isEqualTo("2027-07-01");
    }

    @Test
    void readsOnTheAnniversaryWhenNoDayIsScheduled() {
        assertThat(UNSCHEDULED.readingAfter(START, START)).isEqualTo("2027-10-20");
        assertThat(UNSCHEDULED.readingBefore(LocalDate.of(2028, 10, 20), START)).isEqualTo("2027-10-20");
        assertThat(UNSCHEDULED.readingBefore(LocalDate.of(2028, 10, 21), START)).isEqualTo("2028-10-20");
    }

    @Test
    void findsTheReadingWithWhichAQuantityBegins() {
        assertThat(MIDSUMMER.readingBefore(LocalDate.of(2027, 7, 1), START)).isEqualTo(START);
        assertThat(MIDSUMMER.readingBefore(LocalDate.of(2027, 9, 3), START)).isEqualTo("2027-07-01");
        assertThat(MIDSUMMER.readingBefore(LocalDate.of(2028, 7, 1), START)).isEqualTo("2027-07-01");
    }

    @Test
    void refusesADayThatNotEveryYearHas() {
        assertThatThrownBy(() -> UNSCHEDULED.readYearlyOn(MonthDay.of(2, 29)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("29 February");
    }
}
