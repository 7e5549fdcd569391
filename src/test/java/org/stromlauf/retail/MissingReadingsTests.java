package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.metering.ToldValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.Processes;
import org.stromlauf.workflow.Schedules;

/** What happens when meter values do not come within 28 days (WiM part 2, table 2.5.5). */
@StromlaufTest
class MissingReadingsTests {

    private static final MeteringLocationId METER = MeteringLocationId.of("DE00003204109" + "%020d".formatted(99));

    @Autowired
    private TestSupplier suppliers;

    @Autowired
    private MissingReadings readings;

    @Autowired
    private ToldValues values;

    @Autowired
    private Contracts contracts;

    @Autowired
    private LocationRecords locations;

    @Autowired
    private Processes processes;

    @Autowired
    private Work work;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Schedules schedules;

    private TenantId tenant = TenantId.of("none");

    @AfterEach
    void stop() {
        schedules.remove(tenant, "retail.morning");
        schedules.remove(tenant, "retail.instalments");
        schedules.remove(tenant, "retail.bill-run");
    }

    @Test
    void aMissingStartReadingIsFollowedFromTheDayAfterTheLimit() {
        var contract =
                open("reading-start", "9900000086002", 1, suppliers.today().minusDays(28));
        readings.look(tenant, suppliers.today());
        assertThat(isFollowed(contract)).isFalse();

        readings.look(tenant, suppliers.today().plusDays(1));
        work.runDue();

        assertThat(isFollowed(contract)).isTrue();
        assertThat(readings.find(tenant, contract.id()).orElseThrow().kind()).isEqualTo(MissingReading.Kind.START);
    }

    @Test
    void valuesThatCameInTimeAreNotFollowed() {
        var start = suppliers.today().minusDays(29);
        var contract = open("reading-there", "9900000086019", 2, start);
        values.reading(tenant, METER, start, "12345");

        readings.look(tenant, suppliers.today());

        assertThat(isFollowed(contract)).isFalse();
    }

    @Test
    void aValueThatComesEndsTheCase() {
        var start = suppliers.today().minusDays(29);
        var contract = open("reading-late", "9900000086026", 3, start);
        readings.look(tenant, suppliers.today());
        work.runDue();

        values.reading(tenant, METER, start.plusDays(3), "12360");
        work.runDue();
        assertThat(isFollowed(contract)).isTrue();
        values.reading(tenant, METER, start, "12345");
        work.runDue();

        assertThat(suppliers.ends(tenant, "MeterReadingIntake")).containsExactly("EndEvent_ValuesReceived");
        assertThat(readings.find(tenant, contract.id())).isEmpty();
    }

    @Test
    void afterThreeWorkingDaysItIsATaskThatTheValueEnds() {
        var start = suppliers.today().minusDays(29);
        var unused = open("reading-task", "9900000086033", 4, start);
        readings.look(tenant, suppliers.today());
        work.runDue();
        waitForTask();

        assertThat(suppliers.facts(suppliers.task(tenant, "Task_ClearReading")))
                .contains("Zählerstand zum Lieferbeginn", "1EMH0099");
        values.reading(tenant, METER, start, "12345");
        work.runDue();

        assertThat(suppliers.hasTask(tenant, "Task_ClearReading")).isFalse();
        assertThat(suppliers.ends(tenant, "MeterReadingIntake")).containsExactly("EndEvent_LateValuesReceived");
    }

    @Test
    void aCaseWorkerWaitsFurtherOrClosesTheCase() {
        var contract =
                open("reading-closed", "9900000086040", 5, suppliers.today().minusDays(29));
        readings.look(tenant, suppliers.today());
        work.runDue();
        waitForTask();

        tasks.complete(
                suppliers.task(tenant, "Task_ClearReading"), Map.of("waitFurther", true, "note", "MSB angerufen"));
        work.runDue();
        assertThat(suppliers.hasTask(tenant, "Task_ClearReading")).isFalse();
        waitForTask();
        tasks.complete(suppliers.task(tenant, "Task_ClearReading"), Map.of("waitFurther", false, "note", "Geschätzt"));

        assertThat(suppliers.ends(tenant, "MeterReadingIntake")).containsExactly("EndEvent_ReadingCleared");
        assertThat(readings.find(tenant, contract.id())).isEmpty();
    }

    @Test
    void aYearWithoutQuantityIsNoticedAndOneReadOnAnotherDayIsNot() {
        var start = suppliers.today().minusDays(29).minusYears(1);
        var read = open("reading-year", "9900000086057", 6, start);
        var location = MarketLocationId.withCheckDigit("5160000007");
        var unread = suppliers.supply(tenant, location, null, "household-all-inclusive", start);
        values.quantity(tenant, read.location(), DateRange.of(start, start.plusMonths(5)), Energy.ofKwh("1500"));

        readings.look(tenant, suppliers.today());

        assertThat(isFollowed(read)).isFalse();
        assertThat(readings.find(tenant, unread.id()).orElseThrow().kind()).isEqualTo(MissingReading.Kind.YEARLY);
    }

    @Test
    void anEndWithoutQuantityIsNoticed() {
        var end = suppliers.today().minusDays(29);
        var contract = open("reading-end", "9900000086064", 8, end.minusMonths(7));
        contracts.end(tenant, contract.id(), end);

        readings.look(tenant, suppliers.today());

        assertThat(readings.find(tenant, contract.id()).orElseThrow().kind()).isEqualTo(MissingReading.Kind.END);
    }

    private boolean isFollowed(Contract contract) {
        return processes.isRunning(tenant, "MeterReadingIntake", contract.id().toString());
    }

    private void waitForTask() {
        var third = MarketCalendar.workingDayAfter(suppliers.today(), 3);
        work.runUntil(MarketCalendar.startOfDay(third.plusDays(1)).minusSeconds(1));
        assertThat(suppliers.hasTask(tenant, "Task_ClearReading")).isFalse();
        work.runUntil(MarketCalendar.startOfDay(third.plusDays(1)));
    }

    private Contract open(String name, String marketPartner, int number, LocalDate start) {
        tenant = suppliers.open(name, marketPartner);
        var location = MarketLocationId.withCheckDigit("516" + "%07d".formatted(number));
        var contract = suppliers.supply(tenant, location, null, "household-all-inclusive", start);
        var register = new MeteringPoint.Register("1EMH0099", "1-0:1.8.0");
        locations.take(tenant, contract.id(), new MeteringPoint(METER, null, List.of(register)));
        return contract;
    }
}
