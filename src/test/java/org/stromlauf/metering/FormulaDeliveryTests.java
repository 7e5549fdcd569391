package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.Formula.Operator;
import org.stromlauf.metering.Formula.Part;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** What a metering operator tells of a market location whose energy follows from its meters by a formula (25001). */
class FormulaDeliveryTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final LocalDate DAY = LocalDate.of(2026, 10, 24);
    private static final Instant NOW = MarketCalendar.at(DAY.plusDays(4), DailyDeliveries.TIME);

    private final TenantId tenant = TenantId.of("by-formula-" + TENANTS.incrementAndGet());
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final MovableClock clock = new MovableClock(NOW);
    private final MeterValues values = new MeterValues(new DayVersions(jdbc), new RegisterValues(jdbc));
    private final Formulas formulas = new Formulas(jdbc);
    private final CalculatedValues calculated =
            new CalculatedValues(formulas, values, new Locations(jdbc), (t, l, d) -> Optional.empty());
    private final StoredMeterSource source =
            new StoredMeterSource(values, new Locations(jdbc), calculated, jdbc, clock);
    private final RegisterMessages messages =
            new RegisterMessages(source, new MountedMeters(jdbc), new RegisterMessages.ByFormula(calculated, clock));

    /** 100 Wh a quarter hour and 2 % of loss: 102 Wh; a day of 96 is 9.792 kWh, one of 100 is 10.2 kWh. */
    @Test
    void quarterHoursAndEnergyFollowFromTheFormula() {
        lossOfTwoPercent();
        measured(DAY);
        measured(DAY.plusDays(1));

        assertThat(source.quarterHours(new Question(tenant, LocationFixtures.bundle(), DAY, DAY.plusDays(4))))
                .hasValueSatisfying(q -> {
                    assertThat(q.values().size()).isEqualTo(96);
                    assertThat(q.values().total()).isEqualTo(96 * 102);
                });
        assertThat(energy(DAY.plusDays(2))).isEqualByComparingTo("19.992");
    }

    @Test
    void nothingIsToldWhileAMeterHasNoValue() {
        lossOfTwoPercent();
        measured(DAY);

        assertThat(source.quarterHours(
                        new Question(tenant, LocationFixtures.bundle(), DAY.plusDays(1), DAY.plusDays(4))))
                .isEmpty();
        assertThat(messages.quantity(tenant, LocationFixtures.bundle(), duty(DAY.plusDays(2)), DAY.plusDays(4)))
                .isEmpty();
    }

    private void lossOfTwoPercent() {
        var meter = new Operand.Measured(LocationFixtures.METERING_LOCATION, true, new BigDecimal("1.02"));
        var formula = new Formula(1, List.of(new Part(1, Operator.ADD, meter)));
        var told = new Formulas.Source(LocationFixtures.GRID_OPERATOR, "V1", NOW);
        formulas.add(
                tenant,
                UUID.randomUUID(),
                new Formulas.Told(
                        LocationFixtures.MARKET_LOCATION.value(),
                        DateRange.startingAt(DAY.minusDays(5)),
                        Formulas.State.GIVEN,
                        formula,
                        told),
                NOW);
    }

    private void measured(LocalDate day) {
        var hours = new long[MarketCalendar.quarterHours(day)];
        java.util.Arrays.fill(hours, 100);
        var version = new DayVersion(
                ReportingPoint.of(LocationFixtures.METERING_LOCATION),
                "1-1:1.29.0",
                DayValues.of(day, hours, ValueStatus.TRUE_VALUE),
                new Provenance(NOW, LocationFixtures.METERING_OPERATOR, "R" + day, UUID.randomUUID()),
                Remarks.NONE);
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(t -> {
            var unused = new DayStore(new JdbcTemplate(DATABASE)).add(tenant, List.of(version), NOW);
        });
    }

    private Duty duty(LocalDate end) {
        return new Duty(LocationFixtures.MARKET_LOCATION, end, LocationFixtures.GRID_OPERATOR, DAY);
    }

    private BigDecimal energy(LocalDate end) {
        var message = messages.quantity(tenant, LocationFixtures.bundle(), duty(end), DAY.plusDays(4))
                .orElseThrow();
        var register = message.groups("locations").get(0).groups("registers").get(0);
        return new BigDecimal(register.groups("values").get(0).get("quantity"));
    }
}
