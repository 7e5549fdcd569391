package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.dunning.CaseStep.Kind.ANNOUNCEMENT;
import static org.stromlauf.dunning.CaseStep.Kind.DISCONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.FELL_BELOW;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER_CANCELLED;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER_GIVEN_UP;
import static org.stromlauf.dunning.CaseStep.Kind.REASON_GONE;
import static org.stromlauf.dunning.CaseStep.Kind.RECONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.RECONNECTION_ORDERED;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;
import static org.stromlauf.dunning.DunnedHousehold.INSTALMENT;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.stromlauf.dunning.DunningSettings.HardshipCheck;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.supply.supplier.SentOrder;
import org.stromlauf.supply.supplier.SentOrder.State;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.transport.Channels;

/** Households are dunned from the returned instalment to the restored connection, with the grid operator on the other side. */
@StromlaufTest
class DunningPathTests {

    /** One for all tests: each market has daily work. */
    private static @Nullable ConnectionMarket shared;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private DunnedHousehold household;

    @BeforeEach
    void aHouseholdIsSupplied() {
        if (shared == null) shared = new ConnectionMarket(context, "dun", 31);
        household = new DunnedHousehold(context, shared);
        answersReach("loopback");
    }

    @Test
    void whoDoesNotPayIsCutAndWhoPaysIsRestored() {
        household = new DunnedHousehold(context, new ConnectionMarket(context, "dunned", 32));
        settings.set(household.market.supplier.id(), DunningSettings.PAYMENT_DAYS, 14);
        var first = household.today().plusDays(1);
        household.owes("1", INSTALMENT, first);
        household.runUntil(first.plusDays(1), 7);
        assertThat(household.isDunned()).isFalse();
        household.runUntil(first.plusDays(1), 9);
        assertThat(household.steps()).containsExactly(REMINDER);
        // Below the threshold it rests, without a job of its own.
        assertThat(jobs()).isZero();

        var second = first.plusDays(30);
        household.owes("2", INSTALMENT, second);
        household.runUntil(second.plusDays(1), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);

        var threatened = household.day(THREAT);
        assertThat(threatened).isEqualTo(second.plusDays(2));
        var announcedBy = DunningPeriods.latestAnnouncement(DunningPeriods.earliestAfterThreat(threatened));
        household.runUntil(announcedBy, 7);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);
        household.runUntil(announcedBy, 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT);

        var cut = DunningPeriods.disconnection(threatened, household.day(ANNOUNCEMENT));
        household.runUntil(DunningPeriods.orderOn(cut), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT, ORDER);
        assertThat(household.market.sent(household.market.supplier)).containsExactly("17115");
        assertThat(household.market.sent(household.market.grid)).containsExactlyInAnyOrder("19116", "17116");

        household.runUntil(cut, 9);
        assertThat(household.day(DISCONNECTED)).isEqualTo(cut);
        assertThat(isCut()).isTrue();

        household.runUntil(cut.plusDays(1), 10);
        household.pays("240.00");

        assertThat(household.steps())
                .containsExactly(
                        REMINDER,
                        THREAT,
                        ANNOUNCEMENT,
                        ORDER,
                        DISCONNECTED,
                        REASON_GONE,
                        RECONNECTION_ORDERED,
                        RECONNECTED);
        assertThat(household.market.sent(household.market.supplier)).containsExactly("17115", "17117");
        assertThat(isCut()).isFalse();
        assertThat(household.file().closing())
                .isEqualTo(new CaseFile.Closing(household.today(), CaseFile.Outcome.RECONNECTED));
        assertThat(household.ends("Dunning")).containsExactly("EndEvent_DisconnectionOver");
        assertThat(household.ends("Disconnection")).containsExactly("EndEvent_Disconnected");
        assertThat(household.ends("Reconnection")).containsExactly("EndEvent_Reconnected");
        assertThat(household.ends("ConnectionOrder"))
                .containsExactly("EndEvent_OrderCarriedOut", "EndEvent_OrderCarriedOut");
    }

    @Test
    void aPaymentBeforeTheOrderStopsEverything() {
        threatened();
        household.pays("240.00");

        assertThat(household.file().closing())
                .isEqualTo(new CaseFile.Closing(household.today(), CaseFile.Outcome.SETTLED));
        assertThat(household.ends("Dunning")).containsExactly("EndEvent_AccountSettled");
        household.runUntil(household.today().plusDays(3), 9);
        assertThat(household.orders()).isEmpty();
    }

    @Test
    void aPartPaymentBelowTheThresholdLetsItRestAndAThreatMadeBeforeCountsNoMore() {
        threatened();
        household.pays("100.00");
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW);
        assertThat(household.file().waiting().what()).isEqualTo("REST BELOW_THRESHOLD");

        household.runUntil(household.today().plusDays(3), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW);
        household.owes("3", INSTALMENT, household.today());
        household.runUntil(household.today().plusDays(1), 9);

        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW, THREAT);
        assertThat(household.orders()).isEmpty();
    }

    @Test
    void aCaseWorkerWhoFindsHardshipHoldsItUntilTheHoldIsReleased() {
        settings.set(household.market.supplier.id(), DunningSettings.HARDSHIP_CHECK, HardshipCheck.CASE_WORKER);
        announced();
        household.runUntil(ordered(), 9);
        assertThat(household.tasks()).containsExactly("Task_CheckHardship");
        assertThat(household.facts()).contains("Rückstand", "240,00 €", "EnWG § 41f");

        household.complete(Map.of("proportionate", false, "note", "Säugling im Haushalt"));

        assertThat(household.ends("Disconnection")).containsExactly("EndEvent_DunningHeld");
        assertThat(household.file().waiting().what()).isEqualTo("REST ON_HOLD");
        household.runUntil(household.today().plusDays(5), 9);
        assertThat(household.orders()).isEmpty();
        household.pays("240.00");
        assertThat(household.ends("Dunning")).containsExactly("EndEvent_AccountSettled");
    }

    @Test
    void aPaymentWhileACaseWorkerChecksEndsTheTask() {
        settings.set(household.market.supplier.id(), DunningSettings.HARDSHIP_CHECK, HardshipCheck.CASE_WORKER);
        announced();
        household.runUntil(ordered(), 9);
        assertThat(household.tasks()).containsExactly("Task_CheckHardship");

        household.pays("240.00");

        assertThat(household.tasks()).isEmpty();
        assertThat(household.ends("Disconnection")).containsExactly("EndEvent_ReasonGone");
        assertThat(household.ends("Dunning")).containsExactly("EndEvent_AccountSettled");
    }

    @Test
    void whatIsInProportionIsOrderedAndWhatTheGridOperatorRefusesIsATask() {
        settings.set(household.market.supplier.id(), DunningSettings.HARDSHIP_CHECK, HardshipCheck.CASE_WORKER);
        context.getBean(Locations.class)
                .disconnected(household.market.grid.id(), household.contract.location(), household.today());
        announced();
        household.runUntil(ordered(), 9);
        household.complete(Map.of("proportionate", true));

        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT, ORDER);
        assertThat(household.tasks()).containsExactly("Task_ClearConnectionOrder");
        assertThat(household.facts()).contains("A01 (E_0470)", "bereits gesperrt");
        household.complete(Map.of("orderAgain", false, "note", "war schon gesperrt"));

        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT, ORDER, ORDER_GIVEN_UP);
        assertThat(household.ends("ConnectionOrder")).containsExactly("EndEvent_OrderGivenUp");
        assertThat(household.ends("Disconnection")).containsExactly("EndEvent_OrderGivenUp");
        assertThat(household.file().waiting().what()).isEqualTo("REST ON_HOLD");
    }

    @Test
    void anOrderIsSentAgainWhenACaseWorkerWantsItAndOneToRestoreMayBeGivenUp() {
        var locations = context.getBean(Locations.class);
        var grid = household.market.grid.id();
        var location = household.contract.location();
        locations.disconnected(grid, location, household.today());
        announced();
        household.runUntil(ordered(), 9);
        assertThat(household.tasks()).containsExactly("Task_ClearConnectionOrder");
        locations.reconnected(grid, location);
        household.complete(Map.of("orderAgain", true));
        assertThat(household.orders()).extracting(SentOrder::state).containsExactly(State.FAILED, State.ACCEPTED);

        household.runUntil(household.orders().get(1).earliest(), 12);
        assertThat(household.steps()).endsWith(ORDER, ORDER, DISCONNECTED);
        // The grid operator restored it without an order.
        locations.reconnected(grid, location);
        household.pays("240.00");
        assertThat(household.facts()).contains("Entsperrung (17117)", "A01 (E_0497)");
        household.complete(Map.of("orderAgain", false));

        assertThat(household.ends("Reconnection")).containsExactly("EndEvent_ReconnectionGivenUp");
        assertThat(household.file().closing())
                .isEqualTo(new CaseFile.Closing(household.today(), CaseFile.Outcome.RECONNECTION_GIVEN_UP));
    }

    @Test
    void whoPaysAfterTheOrderIsNotCutForTheOrderIsCancelled() {
        announced();
        household.runUntil(ordered(), 9);
        household.pays("240.00");

        assertThat(household.tasks()).isEmpty();
        assertThat(household.orders()).extracting(SentOrder::state).containsExactly(State.CANCELLED);
        assertThat(household.steps()).endsWith(ORDER, REASON_GONE, ORDER_CANCELLED);
        assertThat(household.ends("OrderCancellation")).hasSizeLessThan(2);
        assertThat(household.ends("ConnectionOrder")).containsExactly("EndEvent_OrderCancelled");
        household.runUntil(cut(), 12);

        assertThat(isCut()).isFalse();
        assertThat(household.file().closing()).isNotNull().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(CaseFile.Outcome.SETTLED));
    }

    @Test
    void anOrderThatIsNotCancelledInTimeIsATaskAndWhoIsCutNeverthelessIsRestoredAtOnce() {
        announced();
        household.runUntil(ordered(), 9);
        answersReach("folder");
        household.pays("240.00");
        household.runUntil(MarketCalendar.workingDayAfter(household.today(), 2), 9);

        assertThat(household.tasks()).containsExactly("Task_StopDisconnection");
        assertThat(household.facts()).contains("Sperrung (17115)", "Storniert (39000)", "Keine Antwort");
        household.complete(Map.of("note", "Netzbetreiber hat storniert"));
        assertThat(household.ends("OrderCancellation")).containsExactly("EndEvent_StopSought");
        assertThat(household.ends("Disconnection")).containsExactly("EndEvent_CancellationOver");
    }

    @Test
    void aResultThatDoesNotComeIsATask() {
        announced();
        household.runUntil(ordered(), 9);
        answersReach("folder");
        var due = MarketCalendar.workingDayAfter(household.orders().get(0).earliest(), 7);
        household.runUntil(due, 23);
        assertThat(household.tasks()).isEmpty();
        household.runUntil(due.plusDays(1), 1);

        assertThat(household.tasks()).containsExactly("Task_ClearConnectionOrder");
        assertThat(household.facts()).contains("A08 (E_0470)", "liegt noch nicht vor");
    }

    @Test
    void silenceOfTheGridOperatorBecomesATaskAndALateAnswerEndsIt() {
        announced();
        answersReach("folder");
        household.runUntil(cut(), 7);
        assertThat(household.tasks()).containsExactly("Task_ClearConnectionOrder");
        assertThat(household.facts()).contains("Keine Antwort innerhalb der Frist");

        answersReach("loopback");
        household.runUntil(cut(), 12);

        assertThat(household.tasks()).isEmpty();
        assertThat(household.ends("ConnectionOrder")).containsExactly("EndEvent_OrderCarriedOut");
        assertThat(household.steps()).endsWith(ORDER, DISCONNECTED);
    }

    @Test
    void aThreatWithoutExpectedCostsIsAnIncidentThatNamesTheSetting() {
        settings.clear(household.market.supplier.id(), DunningSettings.DISCONNECTION_COST);
        var first = household.today();
        household.owes("1", "300.00", first);
        household.runUntil(first.plusDays(6), 20);

        assertThat(household.steps()).containsExactly(REMINDER);
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(household.file().id().toString())
                .singleResult();
        var incident = runtime.createIncidentQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        assertThat(incident.getActivityId()).isEqualTo("Task_ThreatenDisconnection");
        assertThat(incident.getIncidentMessage()).contains("set dunning.disconnection-cost");

        settings.set(household.market.supplier.id(), DunningSettings.DISCONNECTION_COST, Money.of("48.20"));
        management.setJobRetries(incident.getConfiguration(), 1);
        household.runUntil(household.today().plusDays(1), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);
    }

    private void threatened() {
        var first = household.today().minusDays(40);
        household.owes("1", INSTALMENT, first);
        household.owes("2", INSTALMENT, first.plusDays(30));
        household.runUntil(household.today().plusDays(4), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);
    }

    private void announced() {
        threatened();
        var by = DunningPeriods.latestAnnouncement(DunningPeriods.earliestAfterThreat(household.day(THREAT)));
        household.runUntil(by, 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT);
    }

    private LocalDate ordered() {
        return DunningPeriods.orderOn(cut());
    }

    private LocalDate cut() {
        return DunningPeriods.disconnection(household.day(THREAT), household.day(ANNOUNCEMENT));
    }

    /** By which channel the grid operator's messages leave: a folder that nobody empties, or to the supplier. */
    private void answersReach(String channel) {
        context.getBean(Channels.class)
                .use(
                        household.market.grid.id(),
                        household.market.supplier.marketPartnerId().value(),
                        channel);
    }

    private long jobs() {
        return management
                .createJobQuery()
                .processDefinitionKey("Dunning")
                .tenantIdIn(household.contract.tenant().value())
                .count();
    }

    private boolean isCut() {
        return context.getBean(Locations.class)
                .disconnectedOn(household.market.grid.id(), household.contract.location())
                .isPresent();
    }
}
