package org.stromlauf.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.Fields;

class DataPeriodsTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 30);

    @Test
    void dataOfTomorrowAreTheFirstPeriod() {
        var periods = DataPeriods.from(FRIDAY, FRIDAY.plusDays(1));

        assertThat(periods.valid()).isEqualTo("1");
        assertThat(periods.fields()).singleElement().satisfies(p -> {
            assertThat(p.get("periodKind")).isEqualTo("Z49");
            assertThat(p.instant("dataFrom")).isEqualTo(Instant.parse("2026-10-30T23:00:00Z"));
        });
    }

    @Test
    void laterDataFollowAPeriodWithoutData() {
        var periods = DataPeriods.from(FRIDAY, LocalDate.of(2026, 11, 1));

        assertThat(periods.valid()).isEqualTo("2");
        assertThat(periods.fields()).hasSize(2);
        var before = periods.fields().get(0);
        var valid = periods.fields().get(1);
        assertThat(before.get("periodKind")).isEqualTo("Z53");
        assertThat(before.instant("dataFrom")).isEqualTo(Instant.parse("2026-10-30T23:00:00Z"));
        assertThat(before.instant("dataTo")).isEqualTo(valid.instant("dataFrom"));
        assertThat(valid.get("periodKind") + valid.get("periodId")).isEqualTo("Z492");
        assertThat(DataPeriods.validFrom(periods.into(Fields.builder()).build()))
                .contains(Instant.parse("2026-10-31T23:00:00Z"));
    }
}
