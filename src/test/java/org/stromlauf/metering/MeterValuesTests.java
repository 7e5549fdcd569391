package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What is kept of meter values: every version, whatever the order of arrival. */
class MeterValuesTests {

    private static final DataSource DATABASE = org.stromlauf.testing.TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final MarketPartnerId METERING_OPERATOR = MarketPartnerId.of("9521000000049");
    private static final ReportingPoint POINT = ReportingPoint.of("51238696781");
    private static final MeteringLocationId METER = MeteringLocationId.of("DE00012345678ABCDEFGHIJ0123456789");
    private static final String OBIS = "1-1:1.29.0";
    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);
    private static final Instant NOON = Instant.parse("2026-10-26T11:00:00Z");

    private final TenantId tenant = TenantId.of("metering-" + TENANTS.incrementAndGet());
    private final DayVersions versions = new DayVersions(JdbcClient.create(DATABASE));
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final RegisterValues registers = new RegisterValues(JdbcClient.create(DATABASE));
    private final MeterValues values = new MeterValues(versions, registers);

    @Test
    void keepsDaysOfEveryLength() {
        var days = List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 24), DAY);
        add(
                days.stream()
                        .map(d -> version(whole(d, 7, ValueStatus.TRUE_VALUE), 1))
                        .toList(),
                NOON);

        var profile = profile(DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)), NOON);

        assertThat(profile.days()).extracting(DayValues::size).containsExactly(92, 96, 100);
        assertThat(profile.days()).extracting(DayValues::total).containsExactly(644L, 672L, 700L);
    }

    @Test
    void addsNothingWhenTheSameMessageComesAgain() {
        var version = version(whole(DAY, 7, ValueStatus.TRUE_VALUE), 1);

        assertThat(add(List.of(version), NOON)).isEqualTo(1);
        assertThat(add(List.of(version), NOON.plusSeconds(60))).isZero();
        assertThat(registersTwice(reading(1, "12.5", ValueStatus.TRUE_VALUE, Remarks.NONE)))
                .containsExactly(1, 0);
        assertThat(TRANSACTION.<List<Integer>>execute(t -> {
                    var quantity = quantity(1, 0, 30, "80");
                    return List.of(registers.add(tenant, quantity, NOON), registers.add(tenant, quantity, NOON));
                }))
                .containsExactly(1, 0);
    }

    @Test
    void seesTheSameWhateverTheOrderOfArrival() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var all = randomVersions(random, TENANTS.incrementAndGet());
            var expected = DayHistory.of(all).valid();
            Collections.shuffle(all, random);
            var own = TenantId.of("order-" + seed);
            for (var version : all) add(own, List.of(version), NOON);

            assertThat(values.profiles(own, POINT, DateRange.of(DAY, DAY.plusDays(1)), NOON)
                            .get(0)
                            .days())
                    .as("seed %d", seed)
                    .containsExactly(expected);
        }
    }

    /** Readings and quantities with withdrawals anywhere between them. */
    @Test
    void seesTheSameRegistersWhateverTheOrderOfArrival() {
        var statuses = List.of(ValueStatus.SUBSTITUTE, ValueStatus.TRUE_VALUE);
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var arrivals = new ArrayList<Arrival>();
            for (int i = 1; i <= 5; i++) {
                var corrected = random.nextBoolean() ? Remarks.correction("ZA4") : Remarks.NONE;
                var reading = reading(i, "" + random.nextInt(50), statuses.get(random.nextInt(2)), corrected);
                int first = random.nextInt(3);
                var quantity = quantity(10 + i, first, first + 1 + random.nextInt(2), "" + random.nextInt(50));
                arrivals.add(own -> registers.add(own, reading, NOON));
                arrivals.add(own -> registers.add(own, quantity, NOON));
            }
            var withdrawn = List.of("DOC" + (1 + random.nextInt(5)), "DOC" + (11 + random.nextInt(5)));
            for (int i = 0; i < 2; i++) {
                var cancellation = provenance(20 + i);
                var reference = withdrawn.get(i);
                arrivals.add(own -> registers.cancel(own, cancellation, reference, NOON));
            }
            var inOrder = arrive(TenantId.of("rows-" + seed), arrivals);
            Collections.shuffle(arrivals, random);

            assertThat(arrive(TenantId.of("mixed-" + seed), arrivals))
                    .as("seed %d", seed)
                    .isEqualTo(inOrder);
        }
    }

    private interface Arrival {
        int at(TenantId tenant);
    }

    private List<Object> arrive(TenantId own, List<Arrival> arrivals) {
        for (var arrival : arrivals)
            TRANSACTION.executeWithoutResult(t -> assertThat(arrival.at(own)).isOne());
        var range = DateRange.of(DAY, DAY.plusDays(10));
        var seen = new ArrayList<Object>(values.readings(own, METER, range, NOON));
        seen.addAll(values.quantities(own, POINT, range, NOON));
        return seen;
    }

    @Test
    void answersForAnInstantAsItDidThen() {
        var random = new Random(7);
        var all = randomVersions(random, 99);
        Collections.shuffle(all, random);
        var answers = new ArrayList<DayValues>();
        for (int i = 0; i < all.size(); i++) {
            add(List.of(all.get(i)), NOON.plusSeconds(i));
            answers.add(profile(NOON.plusSeconds(i)).days().get(0));
        }

        for (int i = 0; i < all.size(); i++) {
            assertThat(profile(NOON.plusSeconds(i)).days()).containsExactly(answers.get(i));
        }
        assertThat(values.profiles(tenant, POINT, DateRange.of(DAY, DAY.plusDays(1)), NOON.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void fillsADayFromSeveralMessages() {
        var morning = DayValues.builder(DAY);
        var evening = DayValues.builder(DAY);
        for (int i = 0; i < 100; i++) (i < 50 ? morning : evening).set(i, i, ValueStatus.TRUE_VALUE, false);
        add(List.of(version(evening.build(), 2)), NOON);
        assertThat(profile(NOON).days().get(0).isComplete()).isFalse();
        add(List.of(version(morning.build(), 1)), NOON);

        assertThat(profile(NOON).days().get(0).isComplete()).isTrue();
        assertThat(profile(NOON).days().get(0).total()).isEqualTo(4950);
    }

    @Test
    void neverGoesBackToAPreliminaryValue() {
        add(List.of(version(whole(DAY, 7, ValueStatus.TRUE_VALUE), 1)), NOON);
        add(List.of(version(whole(DAY, 9, ValueStatus.PRELIMINARY), 2)), NOON);

        assertThat(profile(NOON).days()).containsExactly(whole(DAY, 7, ValueStatus.TRUE_VALUE));
    }

    @Test
    void changesATrueValueOnlyWithACorrectionReason() {
        add(List.of(version(whole(DAY, 7, ValueStatus.TRUE_VALUE), 1)), NOON);
        add(List.of(version(whole(DAY, 8, ValueStatus.TRUE_VALUE), 2)), NOON);
        assertThat(profile(NOON).days().get(0).wattHours(0)).isEqualTo(7);

        var corrected = DayValues.builder(DAY);
        for (int i = 0; i < 100; i++) corrected.set(i, 9, ValueStatus.TRUE_VALUE, true);
        add(List.of(version(corrected.build(), 3)), NOON);
        assertThat(profile(NOON).days().get(0).wattHours(0)).isEqualTo(9);
    }

    @Test
    void readsNoReadingThatWasWithdrawn() {
        addReading(reading(1, "12.5", ValueStatus.TRUE_VALUE, Remarks.NONE), NOON);
        TRANSACTION.executeWithoutResult(t -> registers.cancel(tenant, provenance(2), "DOC1", NOON.plusSeconds(60)));
        addReading(reading(3, "12.7", ValueStatus.TRUE_VALUE, Remarks.correction("ZA4")), NOON.plusSeconds(120));

        assertThat(readings(NOON)).containsExactly(new BigDecimal("12.500"));
        assertThat(readings(NOON.plusSeconds(60))).isEmpty();
        assertThat(readings(NOON.plusSeconds(120))).containsExactly(new BigDecimal("12.700"));
    }

    @Test
    void withdrawsWhatArrivesAfterItsCancellation() {
        TRANSACTION.executeWithoutResult(t -> registers.cancel(tenant, provenance(2), "DOC1", NOON));
        addReading(reading(1, "12.5", ValueStatus.TRUE_VALUE, Remarks.NONE), NOON);

        assertThat(readings(NOON)).isEmpty();
    }

    @Test
    void refusesAQuantityThatOverlapsAnEarlierOne() {
        var history = RegisterHistory.ofQuantities(
                List.of(quantity(1, 0, 30, "80"), quantity(2, 20, 40, "50"), quantity(3, 30, 60, "70")));

        assertThat(history.valid())
                .extracting(q -> q.energy().kwh().intValueExact())
                .containsExactly(80, 70);
        assertThat(history.refused()).containsExactly(provenance(2).message());
    }

    @Test
    void changesNothingThatIsStored() {
        add(List.of(version(whole(DAY, 7, ValueStatus.TRUE_VALUE), 1)), NOON);

        assertThatThrownBy(() -> JdbcClient.create(DATABASE)
                        .sql("update metering.profile_day set total_wh = 0")
                        .update())
                .hasMessageContaining("only added");
    }

    @Test
    void storesTextsAsTheyAre() {
        var odd = new Provenance(NOON, METERING_OPERATOR, "A\\B\tC", UUID.randomUUID());
        add(List.of(new DayVersion(POINT, OBIS, whole(DAY, 1, ValueStatus.TRUE_VALUE), odd, Remarks.NONE)), NOON);

        assertThat(versions.find(tenant, POINT, DateRange.of(DAY, DAY.plusDays(1)), NOON))
                .extracting(DayVersion::provenance)
                .containsExactly(odd);
    }

    private List<DayVersion> randomVersions(Random random, int salt) {
        var all = new ArrayList<DayVersion>();
        for (int v = 0; v < 6; v++) {
            var day = DayValues.builder(DAY);
            var status = ValueStatus.values()[random.nextInt(3)];
            int end = random.nextBoolean() ? 100 : 1 + random.nextInt(100);
            for (int i = random.nextInt(end); i < end; i++) {
                day.set(i, random.nextInt(500), status, random.nextInt(3) > 0);
            }
            var at = NOON.minusSeconds(random.nextInt(3));
            var id = new UUID(salt, random.nextLong());
            all.add(new DayVersion(
                    POINT,
                    OBIS,
                    day.build(),
                    new Provenance(at, METERING_OPERATOR, "DOC" + random.nextInt(3), id),
                    Remarks.NONE));
        }
        return all;
    }

    private static DayValues whole(LocalDate day, long value, ValueStatus status) {
        var all = new long[MarketCalendar.quarterHours(day)];
        Arrays.fill(all, value);
        return DayValues.of(day, all, status);
    }

    private static Provenance provenance(int number) {
        return new Provenance(NOON.plusSeconds(number), METERING_OPERATOR, "DOC" + number, new UUID(1, number));
    }

    private static DayVersion version(DayValues day, int number) {
        return new DayVersion(POINT, OBIS, day, provenance(number), Remarks.NONE);
    }

    private static Reading reading(int number, String value, ValueStatus status, Remarks remarks) {
        return new Reading(
                METER,
                "1EMH0012345678",
                "1-0:1.8.0",
                MarketCalendar.startOfDay(DAY),
                new BigDecimal(value),
                status,
                remarks,
                provenance(number));
    }

    private static EnergyQuantity quantity(int number, int fromDay, int toDay, String kwh) {
        return new EnergyQuantity(
                POINT,
                "1-0:1.9.0",
                EnergyQuantity.Kind.MEASURED,
                MarketCalendar.startOfDay(DAY.plusDays(fromDay)),
                MarketCalendar.startOfDay(DAY.plusDays(toDay)),
                Energy.ofKwh(kwh),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance(number));
    }

    private int add(List<DayVersion> days, Instant recordedAt) {
        return add(tenant, days, recordedAt);
    }

    private int add(TenantId owner, List<DayVersion> days, Instant recordedAt) {
        return TRANSACTION.<Integer>execute(
                t -> store.add(owner, days, recordedAt).count());
    }

    private void addReading(Reading reading, Instant recordedAt) {
        TRANSACTION.executeWithoutResult(
                t -> assertThat(registers.add(tenant, reading, recordedAt)).isOne());
    }

    private List<Integer> registersTwice(Reading reading) {
        return TRANSACTION.<List<Integer>>execute(
                t -> List.of(registers.add(tenant, reading, NOON), registers.add(tenant, reading, NOON)));
    }

    private List<BigDecimal> readings(Instant asOf) {
        return values.readings(tenant, METER, DateRange.of(DAY, DAY.plusDays(1)), asOf).stream()
                .map(Reading::value)
                .toList();
    }

    private LoadProfile profile(Instant asOf) {
        return profile(DateRange.of(DAY, DAY.plusDays(1)), asOf);
    }

    private LoadProfile profile(DateRange range, Instant asOf) {
        return values.profiles(tenant, POINT, range, asOf).get(0);
    }
}
