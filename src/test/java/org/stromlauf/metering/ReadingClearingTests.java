package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.EndEvents;
import org.stromlauf.workflow.MarketClock;

/** A metering operator looks through what arrived: gaps are closed, and a person decides of what is not plausible. */
@StromlaufTest
class ReadingClearingTests {

    private static final Tenant TENANT = new Tenant(
            TenantId.of("check-msb"),
            "Messung",
            MarketPartnerId.of("9900000008105"),
            Role.METERING_OPERATOR,
            Commodity.ELECTRICITY,
            true);
    private static final String OBIS = "1-1:1.29.0";
    private static final AtomicInteger LOCATIONS = new AtomicInteger();

    @Autowired
    private DailyInspections inspections;

    @Autowired
    private DayStore days;

    @Autowired
    private MeterValues values;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private ToldValues told;

    @Autowired
    private MountedMeters mounted;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private final ReportingPoint point = ReportingPoint.of(
            MarketLocationId.withCheckDigit("%010d".formatted(7_300_000_000L + LOCATIONS.incrementAndGet())));
    private LocalDate day = LocalDate.MIN;

    @BeforeEach
    void storeFourWeeks() {
        tenants.add(TENANT);
        day = MarketCalendar.day(clock.instant()).minusDays(3);
        while (MarketCalendar.quarterHours(day) != 96) day = day.minusDays(1);
        var before = day;
        for (int back : new int[] {28, 21, 14, 7})
            arrive(usual(before.minusDays(back)), clock.instant().minusSeconds(9));
    }

    private static DayValues usual(LocalDate day) {
        var hours = new long[MarketCalendar.quarterHours(day)];
        for (int i = 0; i < hours.length; i++) hours[i] = 60L + i % 24;
        return DayValues.of(day, hours, ValueStatus.TRUE_VALUE);
    }

    private void arrive(DayValues values, Instant documented) {
        var provenance = new Provenance(documented, TENANT.marketPartnerId(), "RAW", UUID.randomUUID());
        var version = new DayVersion(point, OBIS, values, provenance, Remarks.NONE);
        transaction.executeWithoutResult(t -> {
            var unused = days.add(TENANT.id(), List.of(version), clock.instant());
        });
    }

    /** As the daily work does on the morning after. */
    private void inspect() {
        clock.advanceTo(clock.instant().plusSeconds(1));
        var today = MarketCalendar.day(clock.instant());
        var isEarly = clock.instant().isBefore(MarketCalendar.at(today, DailyInspections.TIME));
        transaction.executeWithoutResult(t -> inspections.run(TENANT.id(), isEarly ? today : today.plusDays(1)));
        work.runDue();
    }

    private DayValues stored() {
        return values.profiles(TENANT.id(), point, DateRange.of(day, day.plusDays(1)), clock.instant())
                .get(0)
                .days()
                .get(0);
    }

    private DayValues without(int from, int to) {
        var result = DayValues.builder(day);
        var usual = usual(day);
        for (int i = 0; i < usual.size(); i++) {
            if (i < from || i >= to) result.set(i, usual.wattHours(i), ValueStatus.TRUE_VALUE, false);
        }
        return result.build();
    }

    private DayValues withSpike() {
        var hours = usual(day).wattHours();
        hours[50] = 9_000;
        return DayValues.of(day, hours, ValueStatus.TRUE_VALUE);
    }

    private UUID openCase() {
        return jdbc.sql("select id from metering.reading_clearing where point = ? and day = ?")
                .params(point.id(), day)
                .query(UUID.class)
                .single();
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(openCase().toString())
                .singleResult();
    }

    private void decide(boolean replace) {
        tasks.complete(task().getId(), Map.of("replace", replace, "note", "geprüft"));
        work.runDue();
    }

    private String outcome() {
        return jdbc.sql("select outcome from metering.reading_clearing where id = ?")
                .param(openCase())
                .query(String.class)
                .single();
    }

    private String end() {
        return EndEvents.ofKey(history, openCase());
    }

    @Test
    void closesAShortGapByInterpolation() {
        arrive(without(20, 24), clock.instant().minusSeconds(5));
        inspect();

        assertThat(stored().isComplete()).isTrue();
        assertThat(stored().status(21)).contains(ValueStatus.SUBSTITUTE);
        assertThat(stored().remarks(21)).isEqualTo(Remarks.substitute("Z92", "Z75"));
        assertThat(stored().remarks(19)).isEqualTo(Remarks.NONE);
        assertThat(cases()).isZero();
    }

    private long cases() {
        return jdbc.sql("select count(*) from metering.reading_clearing where point = ?")
                .param(point.id())
                .query(Long.class)
                .single();
    }

    @Test
    void closesALongGapByAComparisonDay() {
        arrive(without(20, 60), clock.instant().minusSeconds(5));
        inspect();

        assertThat(stored()).satisfies(d -> assertThat(d.isComplete()).isTrue());
        assertThat(stored().wattHours(40)).isEqualTo(usual(day).wattHours(40));
        assertThat(stored().remarks(40)).isEqualTo(Remarks.substitute("ZJ2", "Z75"));
        assertThat(cases()).isZero();
    }

    @Test
    void replacesASpikeBySuggestionWhenACaseWorkerSaysSo() {
        arrive(withSpike(), clock.instant().minusSeconds(5));
        inspect();

        assertThat(task().getName()).isEqualTo("Messwerte klären");
        assertThat(tasks.getVariableLocal(task().getId(), "facts").toString())
                .contains("Spitze", "Vorschlag", point.id());
        assertThat(tasks.getVariableLocal(task().getId(), "picture").toString()).startsWith("data:image/svg+xml,");
        decide(true);

        assertThat(outcome()).isEqualTo("REPLACED");
        assertThat(end()).isEqualTo("EndEvent_ValuesReplaced");
        assertThat(stored().wattHours(50)).isEqualTo(usual(day).wattHours(50));
        assertThat(stored().status(50)).contains(ValueStatus.SUBSTITUTE);
        assertThat(stored().remarks(50)).isEqualTo(new Remarks(null, "ZJ2", "ZA1", "ZA1"));
        assertThat(stored().status(49)).contains(ValueStatus.TRUE_VALUE);
    }

    @Test
    void letsAnImplausibleDayStandWhenACaseWorkerSaysSo() {
        arrive(withSpike(), clock.instant().minusSeconds(5));
        inspect();
        decide(false);

        assertThat(outcome()).isEqualTo("KEPT");
        assertThat(end()).isEqualTo("EndEvent_ValuesKept");
        assertThat(stored().wattHours(50)).isEqualTo(9_000);
    }

    @Test
    void asksNobodyAnyMoreOnceBetterValuesCame() {
        arrive(withSpike(), clock.instant().minusSeconds(5));
        inspect();
        assertThat(task()).isNotNull();
        var corrected = DayValues.builder(day);
        var usual = usual(day);
        for (int i = 0; i < 96; i++)
            corrected.set(i, usual.wattHours(i), ValueStatus.TRUE_VALUE, Remarks.correction("ZA1"));
        arrive(corrected.build(), clock.instant().plusSeconds(60));
        inspect();

        assertThat(task()).isNull();
        assertThat(outcome()).isEqualTo("SETTLED");
        assertThat(end()).isEqualTo("EndEvent_ClearingNotNeeded");
    }

    @Test
    void findsNothingInUsualDays() {
        arrive(usual(day), clock.instant().minusSeconds(5));
        inspect();

        assertThat(cases()).isZero();
        assertThat(Arrays.equals(stored().wattHours(), usual(day).wattHours())).isTrue();
    }

    /** The suggestion for half a day that is missing comes to what the register counted: 20 kWh, not to what was usual. */
    @Test
    void aLongGapIsFilledUpToTheRegister() {
        know();
        read(day, "1000");
        read(day.plusDays(1), "1020");
        arrive(without(20, 60), clock.instant().minusSeconds(5));
        inspect();

        assertThat(stored().isComplete()).isTrue();
        assertThat(stored().total()).isEqualTo(20_000);
        assertThat(stored().wattHours(0)).isEqualTo(usual(day).wattHours(0));
    }

    /** A usual day has about 6.9 kWh; a register that counted 40 says that the load profile is wrong. */
    @Test
    void aLoadProfileThatContradictsItsRegisterIsATask() {
        know();
        read(day, "1000");
        arrive(usual(day), clock.instant().minusSeconds(5));
        inspect();
        assertThat(cases()).isZero();

        read(day.plusDays(1), "1040");
        inspect();
        assertThat(tasks.getVariableLocal(task().getId(), "facts").toString()).contains("Zählwerk 40 kWh", "keiner");
        tasks.complete(task().getId(), Map.of("note", "Zählwerk falsch abgelesen"));
        work.runDue();
        assertThat(outcome()).isEqualTo("KEPT");
    }

    @Test
    void aRegisterThatRoundsDoesNotContradict() {
        know();
        read(day, "1000");
        read(day.plusDays(1), "1007");
        arrive(usual(day), clock.instant().minusSeconds(5));
        inspect();

        assertThat(cases()).isZero();
    }

    /** Behind a transformer of thirty the register shows 1 kWh where 30 or nearly 60 were used. */
    @Test
    void aTransformersRegisterIsAsRoughAsItsFactor() {
        know();
        var register = new MountedRegister(new Register("1-0:1.8.0", 6, 0), new BigDecimal("30"));
        var meter = new MountedMeter("1EMH0099", MountedMeter.ALWAYS, List.of(register), null);
        transaction.executeWithoutResult(t -> mounted.add(TENANT.id(), meter(), meter, clock.instant()));
        read(day, "1000");
        read(day.plusDays(1), "1001");
        arrive(usual(day), clock.instant().minusSeconds(5));
        inspect();

        assertThat(cases()).as("6.9 kWh and 30").isZero();
    }

    private void know() {
        var model = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                MarketLocationId.of(point.id()),
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                model.meteringOperator(),
                model.gridData(),
                null);
        locations.defineGrid(TENANT.id(), LocationFixtures.grid());
        var metering = new MeteringLocation(
                meter(),
                model.meteringOperator(),
                MeteringKind.INTELLIGENT,
                "1EMH0099",
                List.of(new Register("1-0:1.8.0", 6, 0)));
        transaction.executeWithoutResult(t -> locations.register(
                TENANT.id(), new LocationBundle(market, List.of(metering), List.of()), day.minusYears(1)));
    }

    private MeteringLocationId meter() {
        return MeteringLocationId.of("DE00012345678" + "%020d".formatted(Long.parseLong(point.id())));
    }

    private void read(LocalDate on, String kwh) {
        told.reading(TENANT.id(), meter(), on, kwh);
    }
}
