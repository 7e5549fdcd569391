package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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

/** A reading far from what the year before and the load profile let expect is a task; a case worker may take or type another. */
@StromlaufTest
class DoubtedReadingTests {

    private static final Tenant TENANT = new Tenant(
            TenantId.of("doubt-msb"),
            "Messung",
            MarketPartnerId.of("9900000008106"),
            Role.METERING_OPERATOR,
            Commodity.ELECTRICITY,
            true);
    private static final AtomicInteger LOCATIONS = new AtomicInteger();

    @Autowired
    private DailyInspections inspections;

    @Autowired
    private MeterValues values;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private ToldValues told;

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

    private final MarketLocationId market =
            MarketLocationId.withCheckDigit("%010d".formatted(7_310_000_000L + LOCATIONS.incrementAndGet()));
    private final MeteringLocationId meter =
            MeteringLocationId.of("DE00012345678" + "%020d".formatted(Long.parseLong(market.value())));
    private LocalDate today = LocalDate.MIN;

    /** 3,500 kWh in the year before last, 3,500 expected of the last one. */
    @BeforeEach
    void readTwice() {
        tenants.add(TENANT);
        today = MarketCalendar.day(clock.instant());
        locations.defineGrid(TENANT.id(), LocationFixtures.grid());
        var model = LocationFixtures.marketLocation();
        var location = new MarketLocation(
                market,
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                TENANT.marketPartnerId(),
                model.gridData(),
                null);
        var metering = new MeteringLocation(
                meter,
                TENANT.marketPartnerId(),
                MeteringKind.MODERN,
                "1EMH0099",
                List.of(new Register("1-0:1.8.0", 6, 0)));
        transaction.executeWithoutResult(t -> locations.register(
                TENANT.id(), new LocationBundle(location, List.of(metering), List.of()), today.minusYears(3)));
        told.reading(TENANT.id(), meter, today.minusYears(2), "10000");
        told.reading(TENANT.id(), meter, today.minusYears(1), "13500");
        inspect();
    }

    private void inspect() {
        clock.advanceTo(clock.instant().plusSeconds(1));
        transaction.executeWithoutResult(t -> inspections.run(TENANT.id(), today));
        work.runDue();
    }

    private void read(String shown) {
        told.reading(TENANT.id(), meter, today, shown);
        inspect();
    }

    private String key() {
        return jdbc.sql("select cast(id as text) from metering.reading_clearing where point = ?")
                .param(meter.value())
                .query(String.class)
                .single();
    }

    private List<Task> open() {
        return jdbc
                .sql("select cast(id as text) from metering.reading_clearing where point = ? and closed_at is null")
                .param(meter.value())
                .query(String.class)
                .list()
                .stream()
                .map(id ->
                        tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult())
                .toList();
    }

    private Task task() {
        assertThat(open()).hasSize(1);
        return open().get(0);
    }

    private String facts() {
        return tasks.getVariableLocal(task().getId(), "facts").toString();
    }

    private void decide(Map<String, Object> decision) {
        tasks.complete(task().getId(), decision);
        work.runDue();
    }

    private Reading valid() {
        return values.readings(TENANT.id(), meter, DateRange.of(today, today.plusDays(1)), clock.instant()).stream()
                .filter(r -> r.day().equals(today))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theUsualUseIsNoTask() {
        read("17100");

        assertThat(open()).isEmpty();
    }

    @Test
    void twentyTimesTheUsualUseIsATaskAndTheSuggestionIsWhatWasExpected() {
        read("83500");
        assertThat(task().getName()).isEqualTo("Messwerte klären");
        assertThat(facts()).contains("70.000 kWh, erwartet 3", "1EMH0099", meter.value(), "83.500 kWh");

        decide(Map.of("replace", true, "note", "Zahlendreher"));

        assertThat(EndEvents.ofKey(history, UUID.fromString(key()))).isEqualTo("EndEvent_ValuesReplaced");
        assertThat(valid().status()).isEqualTo(ValueStatus.SUBSTITUTE);
        assertThat(valid().value().intValue()).isBetween(16_980, 17_020);
        assertThat(valid().remarks()).isEqualTo(new Remarks(null, "ZJ2", "ZA1", "ZA1"));
    }

    @Test
    void aRegisterThatGoesBackIsATask() {
        read("12000");

        assertThat(facts()).contains("12.000 ist kleiner als der vom", "(13.500)");
    }

    @Test
    void aCaseWorkerTypesWhatTheComparisonMeterShowed() {
        read("83500");

        decide(Map.of("own", "17350", "method", "Z88", "note", "Vergleichszähler"));

        assertThat(valid().value()).isEqualByComparingTo("17350");
        assertThat(valid().remarks().substituteMethod()).isEqualTo("Z88");
    }

    @Test
    void whatCannotBeReadAsAValueLeavesTheTaskOpen() {
        read("83500");

        assertThatThrownBy(() -> decide(Map.of("own", "17350 17351", "note", "zwei")))
                .hasMessageContaining("1 Wert in kWh erwartet, 2 angegeben");
        assertThatThrownBy(() -> decide(Map.of("own", "17350", "method", "Z99", "note", "?")))
                .hasMessageContaining("Verfahren \"Z99\"");
        assertThat(open()).hasSize(1);
        assertThat(valid().value()).isEqualByComparingTo("83500");
    }

    @Test
    void aBetterReadingEndsTheTask() {
        read("83500");
        assertThat(open()).hasSize(1);

        clock.advanceTo(clock.instant().plusSeconds(60));
        told.corrected(TENANT.id(), meter, today, "17050");
        inspect();

        assertThat(open()).isEmpty();
        assertThat(EndEvents.ofKey(history, UUID.fromString(key()))).isEqualTo("EndEvent_ClearingNotNeeded");
    }
}
