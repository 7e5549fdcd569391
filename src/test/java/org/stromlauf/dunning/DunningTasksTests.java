package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.dunning.CaseStep.Kind.ANNOUNCEMENT;
import static org.stromlauf.dunning.CaseStep.Kind.DISCONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER_GIVEN_UP;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.dunning.DunningSettings.HardshipCheck;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.supplier.SentOrder;
import org.stromlauf.supply.supplier.SentOrder.State;

/** Where a case worker decides about a disconnection. */
class DunningTasksTests extends UnpaidHousehold {

    DunningTasksTests() {
        super("duntask", 34);
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
}
