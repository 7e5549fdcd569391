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
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;

/** Every end event of the models of a supply's start is reached, timers fired by the clock. */
class SupplyStartProcessTests extends SupplierProcessCase {

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

    private Contract order(OrderKind kind) {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(4), null);
        var contract =
                steps.get(OrderIntake.class).place(SUPPLIER, ContractFixtures.order(kind, LOCATION, START, terms));
        market.runDue();
        return contract;
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
}
