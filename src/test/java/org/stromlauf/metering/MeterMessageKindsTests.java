package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.WrittenMscons.ENGINE;
import static org.stromlauf.metering.WrittenMscons.MARKET;
import static org.stromlauf.metering.WrittenMscons.METER;
import static org.stromlauf.metering.WrittenMscons.SENDER;
import static org.stromlauf.metering.WrittenMscons.SENT;
import static org.stromlauf.metering.WrittenMscons.counter;
import static org.stromlauf.metering.WrittenMscons.faulty;
import static org.stromlauf.metering.WrittenMscons.location;
import static org.stromlauf.metering.WrittenMscons.message;
import static org.stromlauf.metering.WrittenMscons.period;
import static org.stromlauf.metering.WrittenMscons.place;
import static org.stromlauf.metering.WrittenMscons.read;
import static org.stromlauf.metering.WrittenMscons.received;
import static org.stromlauf.metering.WrittenMscons.series;
import static org.stromlauf.metering.WrittenMscons.time;
import static org.stromlauf.metering.WrittenMscons.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** Every kind of message about meter values ends as values with their units, days and statuses. */
class MeterMessageKindsTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final DayVersions days = new DayVersions(JdbcClient.create(DATABASE));
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final RegisterValues registers = new RegisterValues(JdbcClient.create(DATABASE));
    private final MeterValues values = new MeterValues(days, registers);
    private final MovableClock clock = new MovableClock(SENT);

    static List<String> pids() {
        return MeterValueReader.PIDS.stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("pids")
    void readsTheLeastMessageOfEachKindOrSaysWhatItLacks(String pid) {
        var example = ENGINE.example(FormatVersion.of("FV2026-10"), pid);

        var message = ENGINE.check(example, Context.NONE).messages().get(0);
        var contents = MeterValueReader.read(received(message));

        // A least message has no times and may contradict itself: that is said and nothing else happens.
        if (contents instanceof Contents.Faulty faulty) {
            assertThat(faulty.erc()).as(faulty.german()).isIn("Z29", "Z30", "Z34", "Z35", "Z41", "Z42");
        } else {
            assertThat(((Contents.Values) contents).points()).isNotEmpty();
        }
    }

    @Test
    void dividesHourlyGasByGasDays() {
        // The gas day of 24 October ends at 6 o'clock winter time: 25 hours.
        var from = Instant.parse("2026-10-24T04:00:00Z");
        var read = read(
                "13008",
                "7",
                place(MARKET, from, from.plus(Duration.ofHours(49)))
                        + counter("7-20:99.33.17")
                        + series(from, Duration.ofHours(1), 49, "1.5"));

        assertThat(read.days()).hasSize(2).allSatisfy(d -> assertThat(d.values().isComplete())
                .isTrue());
        assertThat(read.days().get(0).values().grid()).isEqualTo(DayGrid.GAS_HOURS);
        assertThat(read.days().get(0).values().day()).isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(read.days().get(0).values().size()).isEqualTo(25);
        assertThat(read.days().get(1).values().size()).isEqualTo(24);
        assertThat(read.days().get(0).values().total()).isEqualTo(25 * 1_500);
    }

    @Test
    void keepsGasQualityWithItsDecimals() {
        var from = Instant.parse("2026-10-01T04:00:00Z");
        var to = Instant.parse("2026-11-01T05:00:00Z");
        var read = read(
                "13007",
                "Z21",
                place(MARKET, from, to)
                        + counter("7-0:54.0.22")
                        + value("220", "11.452")
                        + period(from, to)
                        + counter("7-0:52.0.22")
                        + value("220", "0.9632")
                        + period(from, to));

        assertThat(read.others())
                .extracting(PeriodValue::unit)
                .containsExactly(MeasuredUnit.KWH_PER_CUBIC_METRE, MeasuredUnit.RATIO);
        assertThat(read.others())
                .extracting(PeriodValue::value)
                .containsExactly(new BigDecimal("11.452"), new BigDecimal("0.9632"));
    }

    @Test
    void takesEnergyOfGasToBeBilledAndVolumeBesides() {
        var from = Instant.parse("2025-10-31T23:00:00Z");
        var to = Instant.parse("2026-10-31T23:00:00Z");
        var read = read(
                "13009",
                "7",
                location(MARKET)
                        + counter("7-0:33.86.0")
                        + value("220", "13788")
                        + period(from, to)
                        + counter("7-20:13.2.0")
                        + value("220", "1204")
                        + period(from, to));

        assertThat(read.quantities())
                .singleElement()
                .satisfies(q -> assertThat(q.energy().kwh()).isEqualByComparingTo("13788"));
        assertThat(read.others()).singleElement().satisfies(o -> assertThat(o.unit())
                .isEqualTo(MeasuredUnit.CUBIC_METRES));
    }

    @Test
    void readsAnAllocationListOfManyLocations() {
        var read = read(
                "13013",
                "Z24",
                location(MARKET) + "DTM+492:202610:610'" + counter("7-20:99.33.17")
                        + value("79", "1200") + "DTM+306:20261024:102'" + "NAD+DP'"
                        + location("41373559241").substring("NAD+DP'".length()) + counter("7-20:99.33.17")
                        + value("79", "7") + "DTM+306:20261025:102'");

        assertThat(read.points()).extracting(ReportingPoint::id).containsExactly(MARKET, "41373559241");
        assertThat(read.others())
                .extracting(PeriodValue::from)
                .containsExactly(Instant.parse("2026-10-24T04:00:00Z"), Instant.parse("2026-10-25T05:00:00Z"));
    }

    @Test
    void readsMaximaOfMonthsBesidesTheirEnergy() {
        var from = Instant.parse("2026-09-30T22:00:00Z");
        var to = Instant.parse("2026-10-31T23:00:00Z");
        var read = read(
                "13016",
                "Z28",
                location(MARKET)
                        + counter("1-1:1.9.0") + value("220", "5000.25") + period(from, to)
                        + counter("1-1:1.6.0") + value("67", "41.5") + "DTM+306:202610:610'STS+Z32++Z92'STS+Z40++Z75'");

        assertThat(read.others()).extracting(PeriodValue::unit).containsExactly(MeasuredUnit.KWH, MeasuredUnit.KW);
        assertThat(read.others().get(1).from()).isEqualTo(from);
        assertThat(read.others().get(1).to()).isEqualTo(to);
        assertThat(read.others().get(1).remarks()).isEqualTo(Remarks.substitute("Z92", "Z75"));
        assertThat(read.quantities()).isEmpty();
    }

    @Test
    void takesValuesOfTypeTwoAsProfilesInstantsOrPeriods() {
        var from = Instant.parse("2026-10-23T22:00:00Z");
        var quarters = read(
                "13027",
                "Z83",
                location(MARKET) + counter("1-1:1.29.0") + series(from, Duration.ofMinutes(15), 96, "0.25"));
        var instant = read(
                "13027",
                "Z83",
                location(METER) + counter("1-0:1.8.0") + value("220", "1234.5") + "DTM+7:" + time(from) + ":303'");
        var minutes = read(
                "13027",
                "Z83",
                location(MARKET) + counter("1-1:1.29.0") + series(from, Duration.ofMinutes(1), 3, "0.01"));

        assertThat(quarters.days())
                .singleElement()
                .satisfies(d -> assertThat(d.values().isComplete()).isTrue());
        assertThat(instant.others()).singleElement().satisfies(o -> assertThat(o.from())
                .isEqualTo(o.to()));
        assertThat(minutes.others()).hasSize(3);
    }

    @Test
    void readsTheDecimalCommaOfUna() {
        assertThat(Quantity.thousandths("12,5")).hasValue(12_500);
        assertThat(Quantity.thousandths("-0.001")).hasValue(-1);
        assertThat(Quantity.thousandths("0.0010")).hasValue(1);
        assertThat(Quantity.thousandths("0.0001")).isEmpty();
        assertThat(Quantity.thousandths("123456789012345.678")).hasValue(123_456_789_012_345_678L);
    }

    @Property(tries = 25)
    void showsTheSameWhateverTheOrderOfArrival(@ForAll long seed) {
        var random = new Random(seed);
        var day = LocalDate.of(2026, 7, 1).plusDays(random.nextInt(100));
        var versions = new ArrayList<DayVersion>();
        for (int i = 0; i < 6; i++) versions.add(version(random, day, i));
        var cancelled = versions.get(random.nextInt(6)).provenance();
        var first = arrive(TenantId.of("order-" + TENANTS.incrementAndGet()), versions, cancelled);
        Collections.shuffle(versions, random);
        var second = arrive(TenantId.of("order-" + TENANTS.incrementAndGet()), versions, cancelled);

        assertThat(second).isEqualTo(first);
        assertThat(first)
                .isEqualTo(DayHistory.of(versions.stream()
                                .filter(v -> !v.provenance().reference().equals(cancelled.reference()))
                                .toList())
                        .valid());
    }

    /** Every answer as of an instant that was given stays as it was given. */
    private DayValues arrive(TenantId tenant, List<DayVersion> versions, Provenance cancelled) {
        var point = versions.get(0).point();
        var day = versions.get(0).values().day();
        var range = DateRange.of(day, day.plusDays(1));
        var answers = new ArrayList<List<LoadProfile>>();
        var instants = new ArrayList<Instant>();
        for (var version : versions) {
            instants.add(clock.instant());
            TRANSACTION.executeWithoutResult(t -> assertThat(
                            store.add(tenant, List.of(version), clock.instant()).count())
                    .isEqualTo(1));
            answers.add(values.profiles(tenant, point, range, clock.instant()));
            clock.advance(Duration.ofMinutes(1));
        }
        TRANSACTION.executeWithoutResult(t -> assertThat(registers.cancel(
                        tenant,
                        new Provenance(SENT, SENDER, "STORNO", UUID.randomUUID()),
                        cancelled.reference(),
                        clock.instant()))
                .isEqualTo(1));
        for (int i = 0; i < instants.size(); i++) {
            assertThat(values.profiles(tenant, point, range, instants.get(i))).isEqualTo(answers.get(i));
        }
        return values.profiles(tenant, point, range, clock.instant())
                .get(0)
                .days()
                .get(0);
    }

    private static DayVersion version(Random random, LocalDate day, int number) {
        var builder = DayValues.builder(day);
        for (int i = 0; i < 96; i++) {
            if (random.nextInt(4) == 0) continue;
            var status = ValueStatus.values()[random.nextInt(3)];
            var remarks = random.nextInt(3) == 0 ? Remarks.correction("ZA7") : Remarks.NONE;
            builder.set(i, random.nextInt(5_000) - 100, status, remarks);
        }
        var provenance = new Provenance(
                SENT.plusSeconds(60L * random.nextInt(3)), SENDER, "DOC" + number, new UUID(number, random.nextLong()));
        return new DayVersion(ReportingPoint.of(MARKET), "1-1:1.29.0", builder.build(), provenance, Remarks.NONE);
    }
}
