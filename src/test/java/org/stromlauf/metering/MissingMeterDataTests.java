package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** What was due and is not there is complained of, and the case ends with the values, their refusal or a decision. */
@StromlaufTest
class MissingMeterDataTests {

    @Autowired
    private ComplaintMarket market;

    @Autowired
    @Qualifier("supplierMissingMeterData")
    private DailyWork daily;

    @Autowired
    private MeterValues values;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DueValues due;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService management;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private LocalDate today = LocalDate.MIN;
    private LocalDate since = LocalDate.MIN;

    @BeforeEach
    void openTheMarket() {
        market.open();
        today = MarketCalendar.day(clock.instant());
        since = today.minusYears(1).minusDays(40);
    }

    @AfterEach
    void endWhatIsSupplied() {
        // Later daily work of the shared context finds nothing to look for.
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    private UUID miss(ReportingPoint point) {
        look();
        return market.caseOf(point);
    }

    private void look() {
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.SUPPLIER.id(), today));
        work.runDue();
    }

    private static ReportingPoint point(MarketLocationId id) {
        return ReportingPoint.of(id);
    }

    @Test
    void storedQuarterHoursAreDeliveredWithoutAPerson() {
        var id = market.supply(since, "Z52");
        market.measure(id, since, MeteringKind.INTELLIGENT);
        var opened = miss(point(id));
        var yesterday = DateRange.of(today.minusDays(1), today);

        assertThat(values.profiles(ComplaintMarket.SUPPLIER.id(), point(id), yesterday, clock.instant()))
                .singleElement()
                .satisfies(p -> assertThat(p.days()).singleElement().matches(DayValues::isComplete));
        assertThat(market.end(market.received(point(id)))).isEqualTo("EndEvent_ValuesDelivered");
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesArrived");
        assertThat(market.outcome(opened)).isEqualTo("ARRIVED");
        assertThat(market.sent(ComplaintMarket.SUPPLIER, "17113")).isNotEmpty().doesNotContain("REJECTED");
    }

    @Test
    void readingAtTheStartOfSupplyIsMissedWhenItsLimitHasPassed() {
        var start = today.minusDays(29);
        var id = market.supply(start, "Z53");
        var late = market.supply(start.plusDays(1), "Z53");
        market.measure(id, start, MeteringKind.MODERN);
        var meter = ReportingPoint.of(ComplaintMarket.meter(id));
        var opened = miss(meter);

        assertThat(values.readings(
                        ComplaintMarket.SUPPLIER.id(),
                        ComplaintMarket.meter(id),
                        DateRange.of(start, start),
                        clock.instant()))
                .hasSize(1);
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesArrived");
        assertThat(jdbc.sql("select count(*) from metering.complaint where point = ?")
                        .param(ComplaintMarket.meter(late).value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void energyUntilTheEndOfSupplyIsMissedLikeTheReading() {
        var start = today.minusDays(200);
        var end = today.minusDays(29);
        var id = market.supply(start, "Z53");
        market.measure(id, DateRange.of(start, end), MeteringKind.MODERN);
        jdbc.sql("update contracts.contract set state = 'ENDED', supply_to = ? where tenant = ? and location = ?")
                .params(end, ComplaintMarket.SUPPLIER.id().value(), id.value())
                .update();
        var opened = miss(point(id));

        assertThat(values.quantities(
                        ComplaintMarket.SUPPLIER.id(), point(id), DateRange.of(start, end), clock.instant()))
                .singleElement()
                .satisfies(q -> assertThat(q.days()).isEqualTo(DateRange.of(start, end)));
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesArrived");
        assertThat(market.sent(ComplaintMarket.METERING, "13019")).contains("ACKNOWLEDGED");
    }

    /** On the sixth the energy of the month before is missing, where a supplier expects it. */
    @Test
    void aMonthsEnergyIsMissedWhereItIsExpected() {
        var id = market.supply(since, "Z52");
        var sixth = today.withDayOfMonth(6);
        assertThat(due.quantitiesOfSupplier(ComplaintMarket.SUPPLIER.id(), sixth))
                .isEmpty();

        settings.set(ComplaintMarket.SUPPLIER.id(), DueValues.MONTHLY, true);
        try {
            assertThat(due.quantitiesOfSupplier(ComplaintMarket.SUPPLIER.id(), sixth))
                    .singleElement()
                    .satisfies(missed -> {
                        assertThat(missed.point()).isEqualTo(point(id));
                        assertThat(missed.from())
                                .isEqualTo(MarketCalendar.startOfDay(
                                        sixth.withDayOfMonth(1).minusMonths(1)));
                        assertThat(missed.to()).isEqualTo(MarketCalendar.startOfDay(sixth.withDayOfMonth(1)));
                    });
            assertThat(due.quantitiesOfSupplier(ComplaintMarket.SUPPLIER.id(), sixth.plusDays(1)))
                    .isEmpty();
        } finally {
            settings.clear(ComplaintMarket.SUPPLIER.id(), DueValues.MONTHLY);
        }
    }

    @Test
    void manyMissingValuesAreOneCase() {
        var first = market.supply(since, "Z52");
        var second = market.supply(since, "Z52");

        assertThat(miss(point(first))).isEqualTo(market.caseOf(point(second)));
        look();
        assertThat(jdbc.sql("select count(*) from metering.complaint where point in (?, ?)")
                        .params(first.value(), second.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void refusalIsClearedByAPerson() {
        var id = market.supply(since, "Z52");
        var opened = miss(point(id));
        var received = market.received(point(id));

        assertThat(market.facts(received)).contains("nicht bekannt", "fehlt");
        market.decide(received, Map.of("deliver", false, "examined", true, "note", "Zähler gestört"));
        assertThat(market.end(received)).isEqualTo("EndEvent_ComplaintRefused");
        assertThat(market.facts(opened)).contains("Prüfung zur Klärung", "Z55");
        market.decide(opened, Map.of("again", false, "note", "telefonisch geklärt"));
        assertThat(market.end(opened)).isEqualTo("EndEvent_ComplaintsGivenUp");
        assertThat(market.outcome(opened)).isEqualTo("GIVEN_UP");
    }

    @Test
    void silenceIsClearedAndLateValuesEndTheTask() {
        var id = market.supply(since, "Z52");
        var opened = miss(point(id));
        var timer = market.timer(opened);
        var third = MarketCalendar.workingDayAfter(today, 3);
        assertThat(timer.getDuedate().toInstant()).isEqualTo(MarketCalendar.startOfDay(third.plusDays(1)));
        management.executeJob(timer.getId());
        work.runDue();

        assertThat(market.task(opened).getTaskDefinitionKey()).isEqualTo("Task_ClearMissingValues");
        market.measure(id, since, MeteringKind.INTELLIGENT);
        market.decide(market.received(point(id)), Map.of("deliver", true, "note", "Stammdaten nachgepflegt"));
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesArrivedLate");
    }

    @Test
    void whoNamesNoContactGetsTheTaskAndComplainsOnceItIsSet() {
        settings.clear(ComplaintMarket.SUPPLIER.id(), ContactPerson.PHONE);
        var id = market.supply(since, "Z52");
        market.measure(id, since, MeteringKind.INTELLIGENT);
        var opened = miss(point(id));

        assertThat(market.facts(opened)).contains("metering.contact-phone");
        settings.set(ComplaintMarket.SUPPLIER.id(), ContactPerson.PHONE, "+4934112345");
        market.decide(opened, Map.of("again", true, "note", "Ansprechpartner hinterlegt"));
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesArrived");
    }
}
