package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.shared.MarketLocationId;

/** A contract is terminated, deregistered or taken over by another. */
class SupplyEndStepsTests extends SupplierCase {

    @Test
    void aTerminationOfAnUnknownLocationIsFoundByTheCheck() {
        var request = Fields.builder().put("marketLocation", "41373559241").put("transactionId", "T1");

        var findings = steps.get(SupplierMessageCheck.class).check(steps.message("55016", PREVIOUS, request.build()));

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.erc()).isEqualTo("Z14"));
    }

    @Test
    void caseAAnAcceptedTerminationIsAnsweredWithLastYearsUseAndDeregisteredAtOnce() {
        var own = active(NoticePeriod.weeks(2), null);
        var request = request("55016", START);

        assertThat(steps.get(Terminations.class).answer(SUPPLIER, request, PowerOfAttorney.MISSING))
                .isTrue();

        var answer = steps.lastSent("55017");
        assertThat(answer.get("answerCode")).isEqualTo("A09");
        assertThat(answer.get("previousYearConsumption")).isEqualTo("3500");
        var end = steps.started.get(steps.started.size() - 1);
        assertThat(end.name()).isEqualTo("SupplyEnd");
        assertThat(end.facts()).containsEntry("deregistrationDueAt", Date.from(steps.now));

        var limit = steps.get(SupplyEnds.class).deregister(SUPPLIER, own.id(), Reason.NEW_SUPPLIER);
        assertThat(steps.lastSent("55004").get("transactionReason")).isEqualTo("ZT5");
        assertThat(limit).isEqualTo(Instant.parse("2026-10-06T04:00:00Z").plusSeconds(7200));
    }

    @Test
    void aBoundContractIsRejectedWithItsPossibleEndAndNoticePeriod() {
        var ignored = active(NoticePeriod.weeks(4), LocalDate.of(2027, 3, 1));
        var request = request("55016", START);

        assertThat(steps.get(Terminations.class).answer(SUPPLIER, request, PowerOfAttorney.MISSING))
                .isFalse();

        var answer = steps.lastSent("55018");
        assertThat(answer.get("answerCode")).isEqualTo("A06");
        assertThat(answer.get("cancellationPeriod")).isEqualTo("04WR");
        assertThat(answer.instant("validFrom")).isEqualTo(SupplierSteps.day(LocalDate.of(2027, 3, 1)));
    }

    @Test
    void caseBACustomerWhoCancelledHimselfIsReleasedByA36() {
        var own = active(NoticePeriod.weeks(2), null);
        contracts.cancel(SUPPLIER, own.id(), START, Reason.CUSTOMER);
        var request = request("55010", START);

        assertThat(steps.get(DeregistrationRequests.class).decide(SUPPLIER, request))
                .isTrue();
        steps.get(DeregistrationRequests.class).answer(SUPPLIER, request);

        assertThat(steps.lastSent("55011").get("answerCode")).isEqualTo("A36");
    }

    @Test
    void aCustomersOwnCancellationIsDeregisteredOnTheLastPossibleDay() {
        var own = active(NoticePeriod.weeks(2), null);

        contracts.cancel(SUPPLIER, own.id(), START, Reason.CUSTOMER);

        // 1 November is a Sunday: last working day before is Friday 30 October, so 55004 arrives on Thursday
        assertThat(steps.started.get(steps.started.size() - 1).facts())
                .containsEntry("deregistrationDueAt", Date.from(Instant.parse("2026-10-29T07:00:00Z")));
    }

    @Test
    void caseFACrossingDeregistrationIsAnsweredByA30() {
        var own = active(NoticePeriod.weeks(2), null);
        contracts.cancel(SUPPLIER, own.id(), START, Reason.NEW_SUPPLIER);
        var ignored = steps.get(SupplyEnds.class).deregister(SUPPLIER, own.id(), Reason.NEW_SUPPLIER);
        var confirmation = answer(steps.lastSent("55004"), "A11", "E_0607").put("supplyEnd", SupplierSteps.day(START));
        assertThat(steps.receive("55005", GRID, confirmation)).isEqualTo(Outcome.HANDLED);
        var request = request("55010", START);

        assertThat(steps.get(DeregistrationRequests.class).decide(SUPPLIER, request))
                .isFalse();
        steps.get(DeregistrationRequests.class).answer(SUPPLIER, request);

        assertThat(steps.lastSent("55012").get("answerCode")).isEqualTo("A30");
    }

    @Test
    void anEndedAssignmentEndsTheContractOnThatDay() {
        var own = active(NoticePeriod.weeks(2), null);

        var outcome = steps.receive(
                "55037",
                GRID,
                Fields.builder()
                        .put("marketLocation", own.location().value())
                        .put("supplyEnd", SupplierSteps.day(START)));
        steps.get(SupplyEnds.class).end(SUPPLIER, own.id());

        assertThat(outcome).isEqualTo(Outcome.HANDLED);
        var ended = contracts.get(SUPPLIER, own.id());
        assertThat(ended.state()).isEqualTo(ContractState.ENDED);
        assertThat(ended.supply().to()).isEqualTo(START);
    }

    private UUID request(String pid, LocalDate end) {
        var request = Fields.builder()
                .put("marketLocation", "51238696012")
                .put("supplyEnd", SupplierSteps.day(end))
                .put("transactionReason", "E03")
                .put("transactionReasonSupplement", "ZW4");
        if (pid.equals("55010")) request.put("registrationReceivedOn", "20261005");
        assertThat(steps.receive(pid, GRID, request)).isEqualTo(Outcome.HANDLED);
        return UUID.fromString(steps.started.get(steps.started.size() - 1).key());
    }

    private Contract active(NoticePeriod notice, LocalDate boundUntil) {
        var terms = ContractFixtures.terms(notice, boundUntil);
        var location = MarketLocationId.of("51238696012");
        var order = ContractFixtures.order(OrderKind.SWITCH, location, LocalDate.of(2025, 1, 1), terms);
        return steps.get(OrderIntake.class).takeOver(SUPPLIER, order, LocalDate.of(2026, 10, 5));
    }
}
