package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.LOCATION;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.TenantSettings;

/** Every end event of the supplier's models is reached on a real engine, timers fired by the clock. */
class SupplierProcessTests {

    private static final LocalDate START = LocalDate.of(2026, 11, 1);

    private final SupplierEngine market = new SupplierEngine();
    private final SupplierSteps steps = market.steps;
    private final Contracts contracts = steps.get(Contracts.class);

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void aSwitchWithTerminationBecomesActiveOnItsDay() {
        var contract = order(OrderKind.SWITCH_WITH_TERMINATION);
        answer("55016", "55017", PREVIOUS, "A09", "E_0614");
        confirm();

        market.runUntil(SupplierSteps.day(START).minusSeconds(1));
        assertThat(steps.sent).extracting(m -> m.pid()).containsExactly("55016", "55001", "55109", "55110");
        assertThat(state(contract)).isEqualTo(ContractState.CONFIRMED);
        market.runUntil(SupplierSteps.day(START));

        assertThat(state(contract)).isEqualTo(ContractState.ACTIVE);
        assertThat(market.ends("SupplyRegistration")).containsExactly("EndEvent_RegistrationAnswered");
        assertThat(market.ends("SupplyBeginning")).containsExactly("EndEvent_SupplyBegun");
        assertThat(market.ends("SupplyStart")).containsExactly("EndEvent_SupplyActive");
    }

    @Test
    void aRejectedOrderThatIsGivenUpIsRejected() {
        var contract = order(OrderKind.MOVE_IN);
        answer("55001", "55003", GRID, "A02", "E_0622");
        assertThat(market.openTask()).isEqualTo("Task_ClearOrder");

        market.complete(Map.of("orderAgain", false));

        assertThat(state(contract)).isEqualTo(ContractState.REJECTED);
        assertThat(market.ends("SupplyStart")).containsExactly("EndEvent_OrderRejected");
    }

    @Test
    void aRejectedOrderIsOrderedAgainForAnotherDay() {
        var contract = order(OrderKind.SWITCH);
        answer("55001", "55003", GRID, "A50", "E_0623");

        market.complete(Map.of("orderAgain", true, "newStart", "2026-12-01"));

        assertThat(steps.lastSent("55001").instant("supplyStart"))
                .isEqualTo(SupplierSteps.day(LocalDate.of(2026, 12, 1)));
        assertThat(contracts.get(SUPPLIER, contract.id()).supply().from()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(market.ends("OrderClearing")).containsExactly("EndEvent_OrderedAgain");
    }

    @Test
    void silenceBecomesATaskAndALateAnswerEndsIt() {
        var contract = order(OrderKind.SWITCH);
        market.runUntil(Instant.parse("2026-10-06T10:59:00Z"));
        assertThat(market.engine.getTaskService().createTaskQuery().count()).isZero();
        market.runUntil(Instant.parse("2026-10-06T11:00:00Z"));
        assertThat(market.openTask()).isEqualTo("Task_ClearOrder");

        confirm();
        market.runUntil(SupplierSteps.day(START));

        assertThat(market.engine.getTaskService().createTaskQuery().count()).isZero();
        assertThat(market.ends("OrderClearing")).containsExactly("EndEvent_RegistrationAccepted");
        assertThat(state(contract)).isEqualTo(ContractState.ACTIVE);
    }

    @Test
    void aLateRefusalLeavesTheTaskToTheCaseWorker() {
        var contract = order(OrderKind.SWITCH);
        market.runUntil(Instant.parse("2026-10-06T11:00:00Z"));

        answer("55001", "55003", GRID, "A50", "E_0623");
        assertThat(market.openTask()).isEqualTo("Task_ClearOrder");
        market.complete(Map.of("orderAgain", false));

        assertThat(state(contract)).isEqualTo(ContractState.REJECTED);
        assertThat(market.ends("SupplyRegistration")).containsExactly("EndEvent_RegistrationUnanswered");
        assertThat(market.ends("OrderClearing")).containsExactly("EndEvent_OrderRejected");
    }

    @Test
    void aRefusedTerminationBecomesATask() {
        var ignored = order(OrderKind.SWITCH_WITH_TERMINATION);
        answer("55016", "55018", PREVIOUS, "A06", "E_0614");

        assertThat(market.openTask()).isEqualTo("Task_ClearOrder");
        assertThat(market.ends("SupplyRegistration")).containsExactly("EndEvent_TerminationRefused");
    }

    @Test
    void silenceOfThePreviousSupplierBecomesATaskAfterTheFirstWorkingDay() {
        var ignored = order(OrderKind.SWITCH_WITH_TERMINATION);

        market.runUntil(Instant.parse("2026-10-07T00:00:00Z"));

        assertThat(market.openTask()).isEqualTo("Task_ClearOrder");
        assertThat(market.ends("SupplyRegistration")).containsExactly("EndEvent_TerminationUnanswered");
    }

    @Test
    void aFutureAssignmentThatIsTakenBackEndsTheContractBeforeItBegins() {
        var contract = order(OrderKind.SWITCH);
        confirm();

        var outcome = steps.receive(
                "55038",
                GRID,
                Fields.builder().put("marketLocation", LOCATION.value()).put("supplyStart", SupplierSteps.day(START)));
        market.runUntil(SupplierSteps.day(START));

        assertThat(outcome).isEqualTo(Outcome.HANDLED);
        assertThat(state(contract)).isEqualTo(ContractState.ENDED);
        assertThat(market.ends("SupplyStart")).contains("EndEvent_SupplyTakenBack");
    }

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

    private Contract order(OrderKind kind) {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(4), null);
        var contract =
                steps.get(OrderIntake.class).place(SUPPLIER, ContractFixtures.order(kind, LOCATION, START, terms));
        market.runDue();
        return contract;
    }

    private Contract active(NoticePeriod notice, boolean powerOfAttorney) {
        var terms = ContractFixtures.terms(notice, null, ContractTerms.SupplyKind.CONTRACT, powerOfAttorney);
        var order = ContractFixtures.order(OrderKind.SWITCH, LOCATION, LocalDate.of(2025, 1, 1), terms);
        return steps.get(OrderIntake.class).takeOver(SUPPLIER, order, LocalDate.of(2026, 10, 5));
    }

    private void answer(String request, String pid, MarketPartnerId sender, String code, String tree) {
        var answer = Fields.builder()
                .put("requestTransactionId", steps.lastSent(request).get("transactionId"))
                .put("transactionReason", "E03")
                .put("answerCode", code)
                .put("answerTree", tree);
        assertThat(steps.receive(pid, sender, answer)).isEqualTo(Outcome.HANDLED);
        market.runDue();
    }

    private void confirm() {
        var answer = Fields.builder()
                .put("requestTransactionId", steps.lastSent("55001").get("transactionId"))
                .put("answerCode", "A51")
                .put("answerTree", "E_0623")
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("meteringOperator", "9900000000004")
                                .build());
        assertThat(steps.receive("55002", GRID, answer)).isEqualTo(Outcome.HANDLED);
        market.runDue();
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

    private ContractState state(Contract contract) {
        return contracts.get(SUPPLIER, contract.id()).state();
    }
}
