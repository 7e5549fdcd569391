package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.LOCATION;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.tenancy.TenantSettings;

/** Every end event of the models of a supply's end is reached, timers fired by the clock. */
class SupplyEndProcessTests extends SupplierProcessCase {

    @Test
    void anAcceptedTerminationIsDeregisteredAndEndsSupply() {
        var contract = active(NoticePeriod.weeks(2), false);
        request("55016");

        assertThat(steps.sent).extracting(m -> m.pid()).containsExactly("55017", "55004");
        answer("55004", "55005", GRID, "A11", "E_0607");
        market.runUntil(SupplierSteps.day(START));

        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
        assertThat(market.ends("TerminationAnswer")).containsExactly("EndEvent_TerminationAccepted");
        assertThat(market.ends("SupplyDeregistration")).containsExactly("EndEvent_DeregistrationConfirmed");
        assertThat(market.ends("SupplyEnd")).containsExactly("EndEvent_SupplyEnded");
    }

    @Test
    void aTerminationBeforeTheNoticePeriodIsRejected() {
        var contract = active(new NoticePeriod(3, NoticePeriod.Unit.MONTHS), false);

        request("55016");

        assertThat(steps.lastSent("55018").get("answerCode")).isEqualTo("A06");
        assertThat(market.ends("TerminationAnswer")).containsExactly("EndEvent_TerminationRejected");
        assertThat(state(contract)).isEqualTo(ContractState.ACTIVE);
    }

    @Test
    void aTerminationWaitsForThePowerOfAttorneyThatACaseWorkerChecks() {
        var ignored = active(NoticePeriod.weeks(2), true);
        request("55016");
        assertThat(market.openTask()).isEqualTo("Task_CheckPowerOfAttorney");

        market.complete(Map.of("attorney", "INEFFECTIVE"));

        assertThat(steps.lastSent("55018").get("answerCode")).isEqualTo("A08");
    }

    @Test
    void aRefusedDeregistrationThatIsNotRepeatedLeavesTheLocationAssigned() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.MOVE_OUT);
        market.runDue();
        answer("55004", "55006", GRID, "A02", "E_0607");

        market.complete(Map.of("deregisterAgain", false));

        assertThat(market.ends("SupplyDeregistration")).containsExactly("EndEvent_RefusalAccepted");
        assertThat(market.ends("SupplyEnd")).containsExactly("EndEvent_LocationStillAssigned");
        assertThat(contracts.get(SUPPLIER, contract.id()).isAssignedOn(START)).isTrue();
    }

    /** 55004 crosses the registration of the new supplier, and its refusal overtakes the news that the assignment ends. */
    @Test
    void aRefusalThatOvertakesTheEndOfTheAssignmentIsSettledByIt() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.MOVE_OUT);
        market.runDue();
        answer("55004", "55006", GRID, "A09", "E_0607");
        assertThat(market.openTask()).isEqualTo("Task_ClearDeregistration");

        assignmentEnds();
        market.runUntil(SupplierSteps.day(START));

        assertThat(market.ends("SupplyDeregistration")).isEmpty();
        assertThat(market.ends("SupplyEnd")).containsExactly("EndEvent_SupplyEnded");
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
    }

    @Test
    void aRefusalMeansNothingWhenTheEndOfTheAssignmentIsKnownBeforeItIsWeighed() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.MOVE_OUT);
        market.runDue();
        arrives("55004", "55006", GRID, "A09", "E_0607");

        assignmentEnds();
        market.runUntil(SupplierSteps.day(START));

        assertThat(market.ends("SupplyEnd")).containsExactly("EndEvent_SupplyEnded");
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
    }

    @Test
    void anAnswerThatComesAfterTheEndOfTheAssignmentChangesNothing() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.MOVE_OUT);
        market.runDue();
        assignmentEnds();

        answer("55004", "55006", GRID, "A09", "E_0607");
        market.runUntil(SupplierSteps.day(START));

        assertThat(market.ends("SupplyEnd")).containsExactly("EndEvent_SupplyEnded");
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
    }

    @Test
    void nothingIsSentWhenTheAssignmentEndsWhileTheDeregistrationStandsReady() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.MOVE_OUT);

        assignmentEnds();
        market.runUntil(SupplierSteps.day(START));

        assertThat(steps.sent).isEmpty();
        assertThat(market.ends("SupplyDeregistration")).containsExactly("EndEvent_AssignmentAlreadyEnded");
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
    }

    @Test
    void caseBTheAssignmentEndsBeforeTheOwnDeregistrationIsSent() {
        var contract = active(NoticePeriod.weeks(2), false);
        contracts.cancel(SUPPLIER, contract.id(), START, Reason.CUSTOMER);
        request("55010");
        assertThat(steps.lastSent("55011").get("answerCode")).isEqualTo("A36");
        assertThat(market.ends("DeregistrationAnswer")).containsExactly("EndEvent_DeregistrationAccepted");

        assignmentEnds();
        market.runUntil(SupplierSteps.day(START));

        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
        assertThat(steps.sent).extracting(m -> m.pid()).containsExactly("55011");
    }

    @Test
    void caseDSilenceIsPossibleAndTheAssignmentIsLost() {
        var contract = active(NoticePeriod.weeks(2), false);
        steps.get(TenantSettings.class)
                .set(SUPPLIER, SupplierSettings.DEREGISTRATION_ANSWER, SupplierSettings.DeregistrationAnswers.SILENT);
        request("55010");
        assertThat(market.ends("DeregistrationAnswer")).containsExactly("EndEvent_RequestUnanswered");

        assignmentEnds();
        market.runUntil(SupplierSteps.day(START));

        assertThat(steps.sent).isEmpty();
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
    }

    @Test
    void caseEABoundContractObjectsEvenLate() {
        var ignored = active(NoticePeriod.weeks(2), false);
        steps.get(TenantSettings.class)
                .set(SUPPLIER, SupplierSettings.DEREGISTRATION_ANSWER, SupplierSettings.DeregistrationAnswers.LATE);
        request("55010");
        assertThat(steps.sent).isEmpty();

        market.runUntil(Instant.parse("2026-10-06T06:30:00Z"));

        assertThat(steps.lastSent("55012").get("answerCode")).isEqualTo("A35");
        assertThat(market.ends("DeregistrationAnswer")).containsExactly("EndEvent_DeregistrationRejected");
    }

    private Contract active(NoticePeriod notice, boolean powerOfAttorney) {
        var terms = ContractFixtures.terms(notice, null, ContractTerms.SupplyKind.CONTRACT, powerOfAttorney);
        var order = ContractFixtures.order(OrderKind.SWITCH, LOCATION, LocalDate.of(2025, 1, 1), terms);
        return steps.get(OrderIntake.class).takeOver(SUPPLIER, order, LocalDate.of(2026, 10, 5));
    }

    private void request(String pid) {
        var request = Fields.builder()
                .put("marketLocation", LOCATION.value())
                .put("supplyEnd", SupplierSteps.day(START))
                .put("registrationReceivedOn", "20261005")
                .put("transactionReason", "E03")
                .put("transactionReasonSupplement", "ZW4");
        assertThat(steps.receive(pid, pid.equals("55016") ? PREVIOUS : GRID, request))
                .isEqualTo(Outcome.HANDLED);
        market.runDue();
    }

    private void assignmentEnds() {
        var notice =
                Fields.builder().put("marketLocation", LOCATION.value()).put("supplyEnd", SupplierSteps.day(START));
        assertThat(steps.receive("55037", GRID, notice)).isEqualTo(Outcome.HANDLED);
        market.runDue();
    }
}
