package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.dunning.CaseStep.Kind.ANNOUNCEMENT;
import static org.stromlauf.dunning.CaseStep.Kind.DISCONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.FELL_BELOW;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER_CANCELLED;
import static org.stromlauf.dunning.CaseStep.Kind.REASON_GONE;
import static org.stromlauf.dunning.CaseStep.Kind.RECONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.RECONNECTION_ORDERED;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;
import static org.stromlauf.dunning.DunnedHousehold.INSTALMENT;

import org.junit.jupiter.api.Test;
import org.stromlauf.shared.Money;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.supply.supplier.SentOrder;
import org.stromlauf.supply.supplier.SentOrder.State;

/** From a reminder to the connection that is cut and restored, and what stops it. */
class DunningPathTests extends UnpaidHousehold {

    DunningPathTests() {
        super("dun", 31);
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
}
