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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** The energy between two readings over changes of the meter, beginnings at zero and factors. */
class RegisterMessagesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final String OBIS = "1-0:1.8.0";
    private static final LocalDate FROM = LocalDate.of(2025, 11, 1);
    private static final LocalDate CHANGE = LocalDate.of(2026, 3, 14);
    private static final LocalDate TO = LocalDate.of(2026, 11, 1);
    private static final Instant NOW = Instant.parse("2026-11-05T08:00:00Z");
    private static final String OLD = LocationFixtures.meteringLocation().deviceNumber();
    private static final String NEW = "1EMH0087654321";

    private final TenantId tenant = TenantId.of("registers-" + TENANTS.incrementAndGet());
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final RegisterValues registers = new RegisterValues(jdbc);
    private final MountedMeters mounted = new MountedMeters(jdbc);
    private final MeterValues values =
            new MeterValues(new DayVersions(JdbcClient.create(new JdbcTemplate(DATABASE))), registers);
    private final CalculatedValues calculated =
            new CalculatedValues(new Formulas(jdbc), values, new Locations(jdbc), (t, l, d) -> Optional.empty());
    private final MovableClock clock = new MovableClock(NOW);
    private final RegisterMessages messages = new RegisterMessages(
            new StoredMeterSource(values, new Locations(jdbc), calculated, jdbc, clock),
            mounted,
            new RegisterMessages.ByFormula(calculated, clock));

    private static MountedMeter meter(String device, LocalDate since, int digits, String factor) {
        var register = new MountedRegister(new Register(OBIS, digits, 1), new BigDecimal(factor));
        return new MountedMeter(device, since, List.of(register), null);
    }

    private void mount(MountedMeter... meters) {
        for (var meter : meters) mounted.add(tenant, LocationFixtures.METERING_LOCATION, meter, NOW);
    }

    private void read(String device, LocalDate day, String value) {
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(t -> {
            var unused = registers.add(
                    tenant,
                    new Reading(
                            LocationFixtures.METERING_LOCATION,
                            device,
                            OBIS,
                            MarketCalendar.startOfDay(day),
                            new BigDecimal(value),
                            ValueStatus.TRUE_VALUE,
                            Remarks.NONE,
                            new Provenance(NOW, LocationFixtures.METERING_OPERATOR, "R", UUID.randomUUID())),
                    NOW);
        });
    }

    private Optional<Fields> quantity() {
        var duty = new Duty(LocationFixtures.MARKET_LOCATION, TO, LocationFixtures.GRID_OPERATOR, FROM);
        return messages.quantity(tenant, LocationFixtures.bundle(), duty, TO.plusDays(4));
    }

    private BigDecimal kwh() {
        var value = quantity()
                .orElseThrow()
                .groups("locations")
                .get(0)
                .groups("registers")
                .get(0)
                .groups("values")
                .get(0);
        return new BigDecimal(value.get("quantity"));
    }

    @Test
    void addsWhatBothMetersCountedEachByItsFactor() {
        mount(meter(OLD, MountedMeter.ALWAYS, 6, "1"), meter(NEW, CHANGE, 6, "30"));
        read(OLD, FROM, "12000");
        read(OLD, CHANGE, "13000.5");
        read(NEW, CHANGE, "2");
        assertThat(quantity()).as("the last reading is missing").isEmpty();
        read(NEW, TO, "52");

        assertThat(kwh()).isEqualByComparingTo("2500.5");
    }

    @Test
    void waitsForBothReadingsOfTheChange() {
        mount(meter(OLD, MountedMeter.ALWAYS, 6, "1"), meter(NEW, CHANGE, 6, "1"));
        read(OLD, FROM, "12000");
        read(NEW, CHANGE, "0");
        read(NEW, TO, "52");

        assertThat(quantity()).isEmpty();
    }

    @Test
    void tellsTheReadingOfTheMeterThatStoodThere() {
        mount(meter(OLD, MountedMeter.ALWAYS, 6, "1"), meter(NEW, CHANGE, 6, "1"));
        read(OLD, FROM, "12000");
        read(NEW, TO, "52");
        var bundle = LocationFixtures.bundle();

        for (var day : List.of(FROM, TO)) {
            var told = messages.reading(
                    new Question(tenant, bundle, day, TO), bundle.metering().get(0));
            assertThat(told.orElseThrow().groups("locations").get(0).get("deviceNumber"))
                    .isEqualTo(day.equals(FROM) ? OLD : NEW);
        }
    }

    @Test
    void countsOnAfterTheRegisterBeganAgainAtZero() {
        read(OLD, FROM, "999000");
        read(OLD, TO, "1500");

        assertThat(kwh()).isEqualByComparingTo("2500");
    }

    @Test
    void makesNoQuantityOfAReadingThatIsLessThanTheOneBefore() {
        read(OLD, FROM, "12345");
        read(OLD, TO, "12344");

        assertThat(quantity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90000,10000,,20000", "60000,40000,Z85,80000", "60000,40000,,", "100,99,,", "5,5,,0"})
    void believesARollOverOfLessThanHalfTheRegisterOrOneThatWasChecked(
            String before, String after, String plausibility, String counted) {
        var register = new MountedRegister(new Register(OBIS, 5, 1), BigDecimal.ONE);
        var remarks = new Remarks(plausibility, null, null, null);

        assertThat(RegisterDifference.counted(register, new BigDecimal(before), new BigDecimal(after), remarks))
                .isEqualTo(Optional.ofNullable(counted).map(BigDecimal::new));
    }

    @Test
    void holdsWhatWasRecordedLastOfAMounting() {
        mount(meter(OLD, MountedMeter.ALWAYS, 6, "1"));
        mounted.add(
                tenant,
                LocationFixtures.METERING_LOCATION,
                meter(OLD, MountedMeter.ALWAYS, 6, "40"),
                NOW.plusMillis(1));

        var sections = mounted.sections(tenant, LocationFixtures.meteringLocation(), DateRange.of(FROM, TO));

        assertThat(sections).singleElement().satisfies(s -> assertThat(
                        s.meter().register(OBIS).orElseThrow().factor())
                .isEqualByComparingTo("40"));
    }
}
