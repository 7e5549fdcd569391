package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** Values hold in the order of their documents; who is overtaken by an older one that comes later is told of. */
class LateDocumentTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final Instant NOW = MarketCalendar.at(FIRST.plusDays(40), DailyDeliveries.TIME);
    private static final ReportingPoint POINT = ReportingPoint.of(LocationFixtures.MARKET_LOCATION);

    private final TenantId tenant = TenantId.of("late-document-" + TENANTS.incrementAndGet());
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final RegisterValues registers = new RegisterValues(jdbc);
    private final MeterValues values = new MeterValues(new DayVersions(jdbc), registers);
    private final List<Object> events = new ArrayList<>();
    private final MeterValueIntake intake = new MeterValueIntake(
            new DayVersions(jdbc),
            new DayStore(new JdbcTemplate(DATABASE)),
            registers,
            jdbc,
            new SettledValues(jdbc, new MovableClock(NOW)),
            events::add,
            new MovableClock(NOW));

    /** The second day becomes another one without a reason; the first applies, and whoever bills it has to know. */
    @Test
    void theDaysThatApplyAreToldThoughAnotherDoesNot() {
        assertThat(take(profile(NOW.minus(Duration.ofHours(2)), day(SECOND, 100))))
                .isEmpty();
        events.clear();

        assertThat(take(profile(NOW.minus(Duration.ofHours(1)), day(FIRST, 200), day(SECOND, 200))))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("am 02.09.2026"));

        assertThat(energyOf(FIRST)).isEqualTo(96 * 200);
        assertThat(energyOf(SECOND)).isEqualTo(96 * 100);
        assertThat(events).hasAtLeastOneElementOfType(LoadProfilesReceived.class);
    }

    @Test
    void severalDaysThatDoNotApplyAreOneReason() {
        assertThat(take(profile(NOW.minus(Duration.ofHours(2)), day(FIRST, 100), day(SECOND, 100))))
                .isEmpty();

        assertThat(take(profile(NOW.minus(Duration.ofHours(1)), day(FIRST, 200), day(SECOND, 200))))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("und an weiteren Tagen"));
    }

    @Test
    void anOlderDocumentThatTakesTheValidityOfANewerOneIsACase() {
        assertThat(take(quantity(NOW.minus(Duration.ofHours(1)), "100"))).isEmpty();

        assertThat(take(quantity(NOW.minus(Duration.ofHours(2)), "80")))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Ein früher erstelltes Dokument"));
        assertThat(values.quantities(tenant, POINT, DateRange.of(FIRST, SECOND), NOW))
                .extracting(q -> q.energy().kwh().toPlainString())
                .containsExactly("80.000");
    }

    @Test
    void anOlderLoadProfileTooAndOnlyOnce() {
        assertThat(take(profile(NOW.minus(Duration.ofHours(1)), day(FIRST, 100))))
                .isEmpty();
        var older = profile(NOW.minus(Duration.ofHours(2)), day(FIRST, 80));

        assertThat(take(older))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Ein früher erstelltes Dokument"));
        assertThat(take(profile(NOW.minus(Duration.ofHours(3)), day(SECOND, 80))))
                .isEmpty();
        assertThat(energyOf(FIRST)).isEqualTo(96 * 80);
    }

    private Optional<String> take(Contents.Values told) {
        return new TransactionTemplate(new DataSourceTransactionManager(DATABASE))
                .execute(t -> intake.take(tenant, told.days().isEmpty() ? "13019" : "13025", told));
    }

    private static DayValues day(LocalDate day, long each) {
        var quarters = new long[MarketCalendar.quarterHours(day)];
        Arrays.fill(quarters, each);
        return DayValues.of(day, quarters, ValueStatus.TRUE_VALUE);
    }

    private static Provenance document(Instant documented) {
        return new Provenance(documented, LocationFixtures.METERING_OPERATOR, "R" + documented, UUID.randomUUID());
    }

    private static Contents.Values profile(Instant documented, DayValues... told) {
        var provenance = document(documented);
        var days = Arrays.stream(told)
                .map(d -> new DayVersion(POINT, "1-1:1.29.0", d, provenance, Remarks.NONE))
                .toList();
        return new Contents.Values(List.of(POINT), provenance, days, List.of(), List.of(), List.of(), null);
    }

    private static Contents.Values quantity(Instant documented, String kwh) {
        var provenance = document(documented);
        var quantity = new EnergyQuantity(
                POINT,
                "1-1:1.9.0",
                EnergyQuantity.Kind.MEASURED,
                MarketCalendar.startOfDay(FIRST),
                MarketCalendar.startOfDay(SECOND),
                Energy.ofKwh(new BigDecimal(kwh).toPlainString()),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
        return new Contents.Values(
                List.of(POINT), provenance, List.of(), List.of(), List.of(quantity), List.of(), null);
    }

    private long energyOf(LocalDate day) {
        return values.profiles(tenant, POINT, DateRange.of(day, day.plusDays(1)), NOW)
                .get(0)
                .days()
                .get(0)
                .total();
    }
}
