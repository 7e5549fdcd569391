package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.marketcomm.MessageRejected;
import org.stromlauf.marketcomm.NotedFinding;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** What a metering operator owes leaves although its values came late or a partner rejected them, or somebody decides that it does not. */
@StromlaufTest
class MeterDataDeliveryTests {

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private HinderedSource source;

    @Autowired
    private ReceivedValues stored;

    @Autowired
    private MeterValues values;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private DailyDeliveries daily;

    @Autowired
    private DeliveryWatch watch;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private LocalDate today = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void openTheMarket() {
        market.open();
        // From the morning on, so that the day's limits are still to come.
        today = MarketCalendar.day(clock.instant()).plusDays(1);
        clock.advanceTo(MarketCalendar.at(today, LocalTime.of(9, 31)));
        work.runDue();
    }

    @AfterEach
    void endWhatIsSupplied() {
        source.reach(location);
        settings.clear(ComplaintMarket.METERING.id(), ReadingDuties.MONTHLY);
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
        jdbc.sql("update locations.metering_location set kind = 'MODERN' where tenant_id = ?")
                .param(ComplaintMarket.METERING.id().value())
                .update();
    }

    /** Quarter hours of yesterday that are not there. */
    private UUID lose() {
        var since = today.minusYears(1).minusDays(40);
        location = market.supply(since, "Z52");
        market.measure(location, since, MeteringKind.INTELLIGENT);
        source.lose(location);
        return look();
    }

    private UUID look() {
        transaction.executeWithoutResult(t -> watch.run(ComplaintMarket.METERING.id(), today));
        work.runDue();
        return opened();
    }

    private UUID opened() {
        return jdbc.sql("select distinct case_id from metering.hindered_delivery where market_location = ?")
                .param(location.value())
                .query(UUID.class)
                .single();
    }

    private String outcome(UUID id) {
        return jdbc.sql("select coalesce(outcome, 'OPEN') from metering.hindered_case where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void store(LocalDate day) {
        stored.profile(ComplaintMarket.METERING.id(), location, day, 100);
        work.runDue();
    }

    private List<LoadProfile> atSupplier() {
        return values.profiles(
                ComplaintMarket.SUPPLIER.id(),
                ReportingPoint.of(location),
                DateRange.of(today.minusDays(1), today),
                clock.instant());
    }

    @Test
    void quarterHoursThatComeBeforeTheLimitLeaveWithoutAPerson() {
        var opened = lose();
        assertThat(look()).as("a second look opens no second case").isEqualTo(opened);
        assertThat(market.task(opened)).isNull();

        source.reach(location);
        store(today.minusDays(1));

        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesDelivered");
        assertThat(outcome(opened)).isEqualTo("DELIVERED");
        assertThat(atSupplier())
                .singleElement()
                .satisfies(p -> assertThat(p.days()).singleElement().matches(DayValues::isComplete));
    }

    @Test
    void nearTheLimitAPersonMakesSubstitutesOrGivesUp() {
        var opened = lose();
        store(today.minusDays(8));
        assertThat(market.task(opened)).as("still incomplete").isNull();
        work.runUntil(MarketCalendar.at(MarketCalendar.workingDayAfter(today, 1), LocalTime.of(8, 1)));

        assertThat(market.facts(opened)).contains("Eigene Werte fehlen", "Lastgang " + location);
        market.decide(opened, Map.of("deliver", true, "substitute", true, "note", "Gateway getauscht"));
        var made = values.profiles(
                ComplaintMarket.METERING.id(),
                ReportingPoint.of(location),
                DateRange.of(today.minusDays(1), today),
                clock.instant());
        assertThat(made).singleElement().satisfies(p -> {
            assertThat(p.days().get(0).status(0)).contains(ValueStatus.SUBSTITUTE);
            assertThat(p.days().get(0).remarks(0)).isEqualTo(Remarks.substitute("ZJ2", "Z75"));
        });

        work.runUntil(MarketCalendar.at(
                MarketCalendar.workingDayAfter(MarketCalendar.day(clock.instant()), 1), LocalTime.of(8, 1)));
        market.decide(opened, Map.of("deliver", false, "note", "Lokation stillgelegt"));
        assertThat(market.end(opened)).isEqualTo("EndEvent_DeliveryGivenUp");
        assertThat(outcome(opened)).isEqualTo("GIVEN_UP");
        assertThat(atSupplier()).isEmpty();
    }

    /** WiM part 2, table 2.5.5: what an intelligent metering system counted in a month. */
    @Test
    void aMonthsEnergyIsToldWhereATenantDeliversMonthly() {
        var month = DateRange.of(today.minusMonths(1).withDayOfMonth(1), today.withDayOfMonth(1));
        location = market.supply(month.from(), "Z52");
        market.measure(location, month.from(), MeteringKind.INTELLIGENT);
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today));
        assertThat(toldOf(month.end())).isEmpty();
        settings.set(ComplaintMarket.METERING.id(), ReadingDuties.MONTHLY, true);

        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today));
        work.runDue();

        assertThat(toldOf(month.end())).containsExactly("QUANTITY", "QUANTITY", "READING", "READING");
        assertThat(values.quantities(
                        ComplaintMarket.SUPPLIER.id(), ReportingPoint.of(location), month, clock.instant()))
                .singleElement()
                .extracting(EnergyQuantity::days)
                .isEqualTo(month);
    }

    /** To the supplier and the grid operator. */
    private List<String> toldOf(LocalDate day) {
        return jdbc.sql("select kind from metering.delivery where market_location = ? and day = ? order by kind")
                .params(location.value(), day)
                .query(String.class)
                .list();
    }

    @Test
    void readingThatAPartnerRejectedIsToldAnewWithoutBeingWithdrawn() {
        location = market.supply(today.minusDays(6), "Z53");
        market.measure(location, today.minusDays(6), MeteringKind.MODERN);
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today));
        work.runDue();
        var first = documents().get(0);
        var withdrawn = market.sent(ComplaintMarket.METERING, "13006").size();
        var rejected = new MessageRejected(
                ComplaintMarket.METERING.id(),
                ComplaintMarket.SUPPLIER.marketPartnerId(),
                "13017",
                null,
                first,
                List.of(new NotedFinding("Z10", null, "Gerät unbekannt")));
        transaction.executeWithoutResult(t -> events.publishEvent(rejected));
        work.runDue();
        var opened = jdbc.sql("select case_id from metering.hindered_delivery where document = ?")
                .param(first)
                .query(UUID.class)
                .single();

        assertThat(market.facts(opened)).contains("Vom Empfänger abgelehnt", first, "Gerät unbekannt");
        market.decide(opened, Map.of("deliver", true, "note", "Stammdaten nachgereicht"));
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesDelivered");
        assertThat(documents()).hasSize(2);
        assertThat(market.sent(ComplaintMarket.METERING, "13006")).hasSize(withdrawn);
    }

    /** What the supplier was told of the location. */
    private List<String> documents() {
        return jdbc.sql(
                        """
                        select document from metering.delivery
                         where market_location = ? and receiver = ? and kind = 'READING' order by replaces nulls first""")
                .params(
                        location.value(),
                        ComplaintMarket.SUPPLIER.marketPartnerId().value())
                .query(String.class)
                .list();
    }

    @Test
    void meterSystemThatIsDownIsAnIncidentAndGoesOnOnceItIsUp() {
        var opened = lose();
        source.breakDown(location);
        store(today.minusDays(1));
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(opened.toString())
                .singleResult()
                .getId();
        var job = management.createJobQuery().processInstanceId(instance).singleResult();
        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).singleResult())
                .satisfies(i -> assertThat(i.getActivityId()).isEqualTo("Task_DeliverOwedValues"));
        assertThat(job.getExceptionMessage()).contains("is down");

        source.reach(location);
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());
        work.runDue();
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesDelivered");
    }

    @Test
    void readingThatIsNotThereIsOpenedWithItsLimit() {
        location = market.supply(today.minusDays(6), "Z53");
        market.measure(location, today.minusDays(6), MeteringKind.MODERN);
        source.lose(location);
        var opened = look();

        assertThat(market.timer(opened).getDuedate().toInstant())
                .isEqualTo(MarketCalendar.at(today.plusDays(22), LocalTime.of(10, 0)));
        source.reach(location);
        stored.reading(
                ComplaintMarket.METERING.id(),
                ComplaintMarket.meter(location),
                ComplaintMarket.DEVICE,
                today.minusDays(6),
                "1000");
        work.runDue();
        assertThat(market.end(opened)).isEqualTo("EndEvent_ValuesDelivered");
        assertThat(documents()).hasSize(1);
    }
}
