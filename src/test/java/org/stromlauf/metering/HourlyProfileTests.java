package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.LocationUsage.Counting;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** Hours of a register are no quarter hours: a peak of them would be four times too high. */
class HourlyProfileTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TenantId TENANT = TenantId.of("hours");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 24);
    private static final DateRange DAYS = DateRange.of(DAY, DAY.plusDays(1));
    private static final Instant NOW = MarketCalendar.at(DAY.plusDays(4), DailyDeliveries.TIME);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final MeterValues values = new MeterValues(new DayVersions(jdbc), new RegisterValues(jdbc));
    private final LocationUsage usage = new LocationUsage(values, new MountedMeters(jdbc));
    private final StoredMeterSource source = new StoredMeterSource(
            values,
            new Locations(jdbc),
            new CalculatedValues(new Formulas(jdbc), values, new Locations(jdbc), (t, l, d) -> Optional.empty()),
            jdbc,
            new MovableClock(NOW));

    @Test
    void hoursAreNeitherBilledNorDeliveredAsQuarterHours() {
        store(DayGrid.HOURS, 24, 400);
        assertThat(values.profiles(TENANT, ReportingPoint.of(LocationFixtures.MARKET_LOCATION), DAYS, NOW))
                .hasSize(1);
        assertThat(used().wattHours(DAYS)).isEmpty();
        assertThat(delivered()).isEmpty();

        store(DayGrid.QUARTER_HOURS, 96, 100);
        assertThat(used().wattHours(DAYS)).hasValue(9_600);
        assertThat(used().days()).singleElement().satisfies(d -> assertThat(d).hasSize(96));
        assertThat(delivered())
                .hasValueSatisfying(q -> assertThat(q.values().size()).isEqualTo(96));
    }

    private org.stromlauf.rating.Usage.Profile used() {
        return usage.profile(TENANT, LocationFixtures.MARKET_LOCATION, Counting.FINAL, DAYS, NOW);
    }

    private java.util.Optional<MeterSource.QuarterHours> delivered() {
        return source.quarterHours(new Question(TENANT, LocationFixtures.bundle(), DAY, DAY.plusDays(4)));
    }

    private void store(DayGrid grid, int count, long wattHours) {
        var day = DayValues.builder(grid, DAY);
        for (int i = 0; i < count; i++) day.set(i, wattHours, ValueStatus.TRUE_VALUE, false);
        var version = new DayVersion(
                ReportingPoint.of(LocationFixtures.MARKET_LOCATION),
                "1-1:1.29.0",
                day.build(),
                new Provenance(NOW, LocationFixtures.METERING_OPERATOR, "R" + grid, UUID.randomUUID()),
                Remarks.NONE);
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(t -> {
            var unused = new DayStore(new JdbcTemplate(DATABASE)).add(TENANT, List.of(version), NOW);
        });
    }
}
