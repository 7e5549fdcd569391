package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.LOCATION;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/** MARKET appendix C, rows 1 to 14 and cases (a) to (f), as the supplier does them. Monday, 5 October 2026, 10:00. */
class SupplierStepsTests {

    private static final LocalDate START = LocalDate.of(2026, 11, 1);
    private static final String MELO = "DE0012341011500000000000000000001";

    private final SupplierSteps steps = SupplierSteps.onFreshDatabase();
    private final Contracts contracts = steps.get(Contracts.class);
    private Contract contract;

    @BeforeEach
    void order() {
        contract = place(OrderKind.SWITCH_WITH_TERMINATION, START);
    }

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
    void meterDataThatCameBeforeTheConfirmationAreTakenWithIt() {
        var early = steps.receive("55653", MarketPartnerId.of("9900000000004"), meter());
        assertThat(early).isEqualTo(Outcome.HELD);

        confirmed();

        assertThat(steps.held).isEmpty();
        assertThat(steps.get(LocationRecords.class).meteringPoints(SUPPLIER, contract.id()))
                .singleElement()
                .satisfies(p -> assertThat(p.registers())
                        .containsExactly(new MeteringPoint.Register("1EMH0012345678", "1-0:1.8.0")));
    }

    @Test
    void tellsTheGridOperatorOnlyWhereHisDataDeviate() {
        confirmed();
        steps.sent.clear();
        assertThat(steps.receive("55126", GRID, told("ZX3", "balancingGroup", "11XDEMO-LFN----2")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.receive("55218", GRID, told("ZX4", "gridUsePayer", "Z11")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.sent).isEmpty();

        assertThat(steps.receive("55126", GRID, told("ZX3", "balancingGroup", "11XDEMO-LFA----6")))
                .isEqualTo(Outcome.HANDLED);
        var balancing = steps.lastSent("55156");
        assertThat(balancing.get("answerCode")).isEqualTo("A02");
        assertThat(balancing.groups("marketLocationData").get(0).get("balancingGroup"))
                .isEqualTo("11XDEMO-LFN----2");

        assertThat(steps.receive("55218", GRID, told("ZX4", "gridUsePayer", "Z10")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.lastSent("55220").groups("marketLocationData").get(0).get("gridUsePayer"))
                .isEqualTo("Z11");
    }

    private static Fields.Builder told(String reason, String name, String value) {
        var data = Fields.builder().put(name, value);
        if (name.equals("gridUsePayer")) data.put("gridUseContract", "Z09").put("deliveryNoteBasis", "Z12");
        return Fields.builder()
                .put("transactionReason", reason)
                .put("marketLocation", LOCATION.value())
                .add(
                        "dataPeriods",
                        Fields.builder()
                                .put("periodKind", "Z49")
                                .put("periodId", "1")
                                .put("dataFrom", SupplierSteps.day(LocalDate.of(2026, 10, 6)))
                                .build())
                .add("marketLocationData", data.build());
    }

    @Test
    void balancingDataAreTakenAndKeptWhenGridUseDataFollow() {
        confirmed();
        var balancing = Fields.builder()
                .put("marketLocation", LOCATION.value())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("balancingGroup", "11XDEMO-LFN----2")
                                .put("annualForecast", "3500")
                                .build())
                .add("profiles", Fields.builder().put("profile", "H25").build());
        var gridUse = Fields.builder()
                .put("marketLocation", LOCATION.value())
                .add(
                        "marketLocationData",
                        Fields.builder().put("gridUsePayer", "Z11").build())
                .add(
                        "billingDates",
                        Fields.builder()
                                .put("gridBillingDay", "0630")
                                .put("nextGridBilling", "2027")
                                .build());

        assertThat(steps.receive("55126", GRID, balancing)).isEqualTo(Outcome.HANDLED);
        assertThat(steps.receive("55218", GRID, gridUse)).isEqualTo(Outcome.HANDLED);

        var data = steps.get(LocationRecords.class).data(SUPPLIER, contract.id());
        assertThat(data.balancingGroup()).isEqualTo("11XDEMO-LFN----2");
        assertThat(data.loadProfile()).isEqualTo("H25");
        assertThat(data.gridUsePayer()).isEqualTo("Z11");
        assertThat(data.nextGridBill()).isEqualTo("2027-06-30");
        assertThat(data.yearlyReadingAfter(LocalDate.of(2026, 10, 20))).contains(LocalDate.of(2027, 7, 1));
        assertThat(data.yearlyReadingAfter(LocalDate.of(2027, 7, 1))).contains(LocalDate.of(2028, 7, 1));
        assertThat(data.meteringOperator()).isEqualTo(MarketPartnerId.of("9900000000004"));
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

    private SupplyStarts starts() {
        return steps.get(SupplyStarts.class);
    }

    private Contract place(OrderKind kind, LocalDate start) {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(4), null);
        return steps.get(OrderIntake.class).place(SUPPLIER, ContractFixtures.order(kind, LOCATION, start, terms));
    }

    private Contract active(NoticePeriod notice, LocalDate boundUntil) {
        var terms = ContractFixtures.terms(notice, boundUntil);
        var location = MarketLocationId.of("51238696012");
        var order = ContractFixtures.order(OrderKind.SWITCH, location, LocalDate.of(2025, 1, 1), terms);
        return steps.get(OrderIntake.class).takeOver(SUPPLIER, order, LocalDate.of(2026, 10, 5));
    }

    private void terminated(LocalDate end) {
        assertThat(starts().plan(SUPPLIER, contract.id(), null)).isTrue();
        var ignored = starts().terminate(SUPPLIER, contract.id());
        var answer = answer(steps.lastSent("55016"), "A09", "E_0614").put("supplyEnd", SupplierSteps.day(end));
        assertThat(steps.receive("55017", PREVIOUS, answer)).isEqualTo(Outcome.HANDLED);
    }

    private void confirmed() {
        terminated(START);
        var ignored = starts().register(SUPPLIER, contract.id());
        var answer = answer(steps.lastSent("55001"), "A51", "E_0623")
                .put("supplyStart", SupplierSteps.day(START))
                .add(
                        "meteringLocations",
                        Fields.builder().put("meteringLocation", MELO).build())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("dataKind", "Z98")
                                .put("meteringOperator", "9900000000004")
                                .build());
        assertThat(steps.receive("55002", GRID, answer)).isEqualTo(Outcome.HANDLED);
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

    private static Fields.Builder meter() {
        return Fields.builder()
                .add(
                        "meteringLocations",
                        Fields.builder().put("meteringLocation", MELO).build())
                .add(
                        "registers",
                        Fields.builder()
                                .put("deviceNumber", "1EMH0012345678")
                                .put("obis", "1-0:1.8.0")
                                .build());
    }

    private static Fields.Builder answer(Fields request, String code, String tree) {
        return Fields.builder()
                .put("requestTransactionId", request.get("transactionId"))
                .put("transactionReason", "E03")
                .put("answerCode", code)
                .put("answerTree", tree);
    }
}
