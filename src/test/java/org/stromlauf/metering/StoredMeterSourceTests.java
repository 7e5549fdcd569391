package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
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
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MeterSource.Revision;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** A metering operator's imported values are what it delivers. */
class StoredMeterSourceTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TenantId TENANT = TenantId.of("stored");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 10);
    private static final LocalDate TODAY = DAY.plusDays(5);
    private static final Instant NOW = MarketCalendar.at(TODAY, DailyDeliveries.TIME);
    private static final ReportingPoint POINT = ReportingPoint.of(LocationFixtures.MARKET_LOCATION);

    private final DayVersions days = new DayVersions(JdbcClient.create(DATABASE));
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final RegisterValues registers = new RegisterValues(JdbcClient.create(DATABASE));
    private final MeterValues known = new MeterValues(days, registers);
    private final Locations locations = new Locations(JdbcClient.create(DATABASE));
    private final StoredMeterSource source = new StoredMeterSource(
            known,
            locations,
            new CalculatedValues(
                    new Formulas(JdbcClient.create(DATABASE)), known, locations, (t, l, d) -> Optional.empty()),
            JdbcClient.create(DATABASE),
            new MovableClock(NOW));
    private final Question question = new Question(TENANT, LocationFixtures.bundle(), DAY, TODAY);
    private final Provenance provenance =
            new Provenance(NOW, LocationFixtures.METERING_OPERATOR, "IMPORT", new UUID(0, 1));

    @Test
    void deliversWholeDaysAndReadingsAndTellsWhatChangedSinceYesterday() {
        var meter = LocationFixtures.meteringLocation();
        var register = meter.registers().get(0);
        assertThat(source.quarterHours(question)).isEmpty();
        assertThat(source.reading(question, meter, register)).isEmpty();
        var values = DayValues.of(DAY, new long[96], ValueStatus.TRUE_VALUE);
        var partial = DayValues.builder(DAY.plusDays(1))
                .set(0, 1, ValueStatus.TRUE_VALUE, false)
                .build();
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(t -> {
            add(values, NOW.minusSeconds(3600));
            add(partial, NOW.minusSeconds(90_000));
            registers.add(TENANT, reading(), NOW.minusSeconds(3600));
        });

        assertThat(source.quarterHours(question))
                .hasValueSatisfying(q -> assertThat(q.values()).isEqualTo(values));
        assertThat(source.quarterHours(new Question(TENANT, question.bundle(), DAY.plusDays(1), TODAY)))
                .isEmpty();
        assertThat(source.reading(question, meter, register))
                .hasValueSatisfying(r -> assertThat(r.value()).isEqualByComparingTo("12.5"));
        var round = new MeterSource.Round(TENANT, TODAY, NOW.minus(Duration.ofDays(1)), NOW);
        assertThat(source.revisions(round, List.of()))
                .containsExactly(new Revision(LocationFixtures.MARKET_LOCATION, DAY));
    }

    private void add(DayValues values, Instant recordedAt) {
        var unused = store.add(
                TENANT, List.of(new DayVersion(POINT, "1-1:1.29.0", values, provenance, Remarks.NONE)), recordedAt);
    }

    private Reading reading() {
        var meter = LocationFixtures.meteringLocation();
        return new Reading(
                meter.id(),
                meter.deviceNumber(),
                meter.registers().get(0).obis(),
                MarketCalendar.startOfDay(DAY),
                new BigDecimal("12.5"),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
    }
}
