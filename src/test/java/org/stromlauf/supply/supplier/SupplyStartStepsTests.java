package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;

/** From an order to the confirmed start of supply. */
class SupplyStartStepsTests extends SupplierCase {

    @Test
    void anOrderStartsTheProcessOfItsContract() {
        assertThat(steps.started).singleElement().satisfies(s -> {
            assertThat(s.name()).isEqualTo("SupplyStart");
            assertThat(s.key()).isEqualTo(contract.id().toString());
        });
    }

    @Test
    void terminatesToTheStartThatIsWishedAndWaitsUntilTheEndOfTheFirstWorkingDay() {
        assertThat(starts().plan(SUPPLIER, contract.id(), null)).isTrue();
        var limit = starts().terminate(SUPPLIER, contract.id());

        var sent = steps.lastSent("55016");
        assertThat(steps.sent.get(0).receiver()).isEqualTo(PREVIOUS);
        assertThat(sent.instant("supplyEnd")).isEqualTo(SupplierSteps.day(START));
        assertThat(sent.get("transactionReason")).isEqualTo("E03");
        assertThat(limit).isEqualTo(Instant.parse("2026-10-06T22:00:00Z").plusSeconds(7200));
    }

    @Test
    void movesTheStartToTheDayToWhichThePreviousSupplierEnds() {
        terminated(LocalDate.of(2026, 12, 1));

        assertThat(contracts.get(SUPPLIER, contract.id()).supply().from()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(steps.woken).singleElement().satisfies(w -> {
            assertThat(w.name()).isEqualTo("Msg_TerminationAnswered");
            assertThat(w.facts()).containsEntry("accepted", true);
        });
        assertThat(starts().plan(SUPPLIER, contract.id(), null)).isFalse();
    }

    @Test
    void registersHouseholdWithBalancingGroupAndWaitsUntilEleven() {
        terminated(START);

        var limit = starts().register(SUPPLIER, contract.id());

        var sent = steps.lastSent("55001");
        assertThat(sent.instant("supplyStart")).isEqualTo(SupplierSteps.day(START));
        assertThat(sent.groups("productPackages").get(0).get("propertyValue")).isEqualTo("11XDEMO-LFN----2");
        assertThat(sent.groups("marketLocationData").get(0).get("customerGroup"))
                .isEqualTo("Z15");
        assertThat(sent.get("customerName")).isEqualTo("Muster");
        assertThat(limit).isEqualTo(Instant.parse("2026-10-06T09:00:00Z").plusSeconds(7200));
    }

    @Test
    void takesTheEarliestStartWhenTheWishedOneIsTooEarly() {
        var early = place(OrderKind.SWITCH, LocalDate.of(2026, 10, 6));

        assertThat(starts().plan(SUPPLIER, early.id(), null)).isFalse();

        // received on Monday, the last working day before the start must be Tuesday at the earliest
        assertThat(contracts.get(SUPPLIER, early.id()).supply().from()).isEqualTo(LocalDate.of(2026, 10, 7));
    }

    @Test
    void aConfirmedRegistrationTellsWhenToSendDataAndWhenSupplyStarts() {
        confirmed();

        var facts = steps.woken.get(steps.woken.size() - 1).facts();
        assertThat(facts)
                .containsEntry("accepted", true)
                .containsEntry("supplierDataDueAt", Date.from(Instant.parse("2026-10-30T18:00:00Z")))
                .containsEntry("supplyStartsAt", Date.from(SupplierSteps.day(START)));
        assertThat(contracts.get(SUPPLIER, contract.id()).state()).isEqualTo(ContractState.CONFIRMED);
    }

    @Test
    void tellsGridAndMeteringOperatorWhoTheCustomerIs() {
        confirmed();
        steps.sent.clear();

        starts().sendSupplierData(SUPPLIER, contract.id());
        starts().start(SUPPLIER, contract.id());

        assertThat(steps.sent)
                .extracting(m -> m.pid() + " " + m.receiver())
                .containsExactly("55109 " + GRID, "55110 9900000000004");
        assertThat(contracts.get(SUPPLIER, contract.id()).state()).isEqualTo(ContractState.ACTIVE);
    }

    @Test
    void aRejectedRegistrationIsExplainedToTheCaseWorker() {
        terminated(START);
        starts().register(SUPPLIER, contract.id());
        var answer = answer(steps.lastSent("55001"), "A50", "E_0623").put("previousSupplierAnswerCode", "A35");

        assertThat(steps.receive("55003", GRID, answer)).isEqualTo(Outcome.HANDLED);

        var facts = steps.get(SupplierFacts.class).order(SUPPLIER, contract.id().toString());
        assertThat(facts.get("Antwort")).asString().contains("A50").contains("widersprochen");
        assertThat(facts.get("Antwort des bisherigen Lieferanten")).asString().contains("Vertragsbindung");
        assertThat(facts.get("Kunde")).asString().startsWith("Erika Muster");
    }

    @Test
    void anAnswerToNothingWeSentIsFoundByTheCheck() {
        var answer = Fields.builder().put("requestTransactionId", "UNKNOWN").put("transactionId", "T1");

        var findings = steps.get(SupplierMessageCheck.class).check(steps.message("55002", GRID, answer.build()));

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.erc()).isEqualTo("Z33"));
    }
}
