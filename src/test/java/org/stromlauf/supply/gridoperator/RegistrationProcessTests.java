package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/** From a registration (55001) to its answer and all whom it concerns. */
class RegistrationProcessTests extends GridOperatorProcesses {

    @Test
    void confirmsAtOnceWhenNobodyIsAssigned() {
        register(START, "E01");
        runDue();

        assertThat(sent.pids()).containsExactly("55002", "55218", "55126", "55616", "55620", "17134");
        var answer = sent.only("55002");
        assertThat(answer.get("answerCode")).isEqualTo("A51");
        assertThat(answer.get("requestTransactionId")).isEqualTo("LFN-1");
        assertThat(supplierOn(START)).isEqualTo(NEW);
        assertThat(endOf("RegistrationDecision")).containsExactly("EndEvent_RegistrationConfirmed");
        assertThat(endOf("RegistrationAnswer"))
                .containsExactlyInAnyOrder("EndEvent_ParticipantsInformed", "EndEvent_SupplierAssigned");
    }

    @Test
    void takesSilenceAtNineAsConsent() {
        assignOld();
        register(START, "E03");
        runDue();
        assertThat(sent.pids()).containsExactly("55036", "55010");
        assertThat(sent.only("55010").get("registrationReceivedOn")).isEqualTo("20261120");

        CLOCK.set(Instant.parse("2026-11-23T08:00:00Z"));
        runDue();

        assertThat(endOf("PreviousSupplierInquiry")).containsExactly("EndEvent_ConsentBySilence");
        assertThat(sent.pids()).contains("55002", "55037", "17134");
        assertThat(sent.only("55037").instant("supplyEnd")).isEqualTo(MarketCalendar.startOfDay(START));
        assertThat(supplierOn(START.minusDays(1))).isEqualTo(OLD);
        assertThat(supplierOn(START)).isEqualTo(NEW);
    }

    @Test
    void rejectsWithThePreviousSuppliersCodeWhenHeObjects() {
        assignOld();
        register(START, "E03");
        runDue();
        previousSupplierAnswers("A35", true);
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A50");
        assertThat(answer.get("previousSupplierAnswerCode")).isEqualTo("A35");
        assertThat(answer.get("otherSupplier")).isEqualTo(OLD.value());
        assertThat(supplierOn(START)).isEqualTo(OLD);
        assertThat(endOf("PreviousSupplierInquiry")).containsExactly("EndEvent_AnswerReceived");
        assertThat(endOf("RegistrationDecision")).containsExactly("EndEvent_RejectionSent");
        assertThat(endOf("RegistrationAnswer")).containsExactly("EndEvent_RegistrationRejected");
    }

    @Test
    void doesNotTakeAnEndThatWasConfirmedBeforeForAnObjection() {
        assignOld();
        register(START, "E03");
        runDue();
        previousSupplierAnswers("A30", true);
        runDue();

        assertThat(sent.only("55002").get("answerCode")).isEqualTo("A51");
    }

    @Test
    void rejectsAtOnceWhenTheLeadTimeIsTooShort() {
        assignOld();
        register(START.minusDays(1), "E03");
        runDue();

        assertThat(sent.pids()).containsExactly("55003");
        assertThat(sent.only("55003").get("answerTree")).isEqualTo("E_0622");
        assertThat(sent.only("55003").get("answerCode")).isEqualTo("A07");
    }

    @Test
    void namesTheProductThatItCannotCarryOut() {
        jdbc().sql("delete from supply.balancing_authorisation where tenant_id = ?")
                .param(tenant.value())
                .update();
        register(START, "E03");
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A05");
        assertThat(answer.groups("productPackages")).singleElement().satisfies(p -> assertThat(p.get("productCode"))
                .isEqualTo("9991000002082"));
        assertThat(answer.find("note")).isEmpty();
    }

    @Test
    void tellsThePreviousSupplierWhoRegisters() {
        assignOld();
        register(START, "E03");
        runDue();

        assertThat(sent.only("55010").get("otherSupplier")).isEqualTo(NEW.value());
        assertThat(sent.only("55036").get("otherSupplier")).isEqualTo(OLD.value());
    }

    @Test
    void tellsWhenItTakesRegistrationsAgainWhileAnotherIsInProgress() {
        assignOld();
        register(START, "E03");
        runDue();
        CLOCK.set(RECEIVED.plusSeconds(60));
        register(START, "E03");
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A06");
        assertThat(answer.instant("processingDate")).isEqualTo(MarketCalendar.startOfDay(START));
        assertThat(answer.instant("nextProcessingDate")).isEqualTo("2026-11-23T10:00:00Z");
    }

    /** Who was to supply later learns that he will not (55038), for somebody moves in before. */
    @Test
    void tellsALaterSupplierThatHisAssignmentIsCancelled() {
        var later = START.plusMonths(1);
        transaction.executeWithoutResult(s -> context.getBean(Assignments.class)
                .assign(tenant, MARKET_LOCATION, OLD, DateRange.startingAt(later), "test"));
        register(START, "E01");
        runDue();

        assertThat(sent.pids()).contains("55002", "55038");
        assertThat(sent.only("55038").instant("supplyStart")).isEqualTo(MarketCalendar.startOfDay(later));
        assertThat(supplierOn(later)).isNotEqualTo(OLD);
    }

    @Test
    void makesATaskOfAnAnswerThatIsLate() {
        register(START, "E03");
        CLOCK.set(Instant.parse("2026-11-23T10:00:00Z"));
        runDue(job -> job.getJobDefinitionId() != null && isTimer(job));

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .tenantIdIn(tenant.value())
                        .list())
                .singleElement()
                .satisfies(t -> assertThat(t.getTaskDefinitionKey()).isEqualTo("Task_ClarifyLateAnswer"));

        complete(Map.of());
        assertThat(endOf("RegistrationAnswer")).contains("EndEvent_LateAnswerClarified", "EndEvent_SupplierAssigned");
    }

    @Test
    void makesATaskOfInformationThatIsLate() {
        register(START, "E03");
        runDue(job -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .activityIdIn("Task_EstablishFacts")
                        .list()
                        .size()
                == 1);
        CLOCK.set(Instant.parse("2026-11-23T11:00:00Z"));
        runDue(job -> isTimer(job));
        assertThat(openTask()).isEqualTo("Task_ClarifyLateInformation");

        complete(Map.of());

        assertThat(endOf("RegistrationAnswer"))
                .contains("EndEvent_LateInformationClarified", "EndEvent_SupplierAssigned");
    }

    @Test
    void isAnIncidentThatAnOperatorRepeatsWhenItCannotBeAnswered() {
        jdbc().sql("delete from locations.grid where tenant_id = ?")
                .param(tenant.value())
                .update();
        register(START, "E03");
        var job = engine.getManagementService()
                .createJobQuery()
                .tenantIdIn(tenant.value())
                .messages()
                .singleResult();
        for (int attempt = 0; attempt < 3; attempt++) fail(job.getId());

        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .tenantIdIn(tenant.value())
                        .list())
                .isNotEmpty();
        assertThat(sent.messages).isEmpty();

        transaction.executeWithoutResult(
                s -> context.getBean(Locations.class).defineGrid(tenant, LocationFixtures.grid()));
        engine.getManagementService().setJobRetries(job.getId(), 1);
        runDue();

        assertThat(sent.pids()).contains("55002", "55218", "17134");
    }

    private static void fail(String job) {
        assertThatThrownBy(() -> engine.getManagementService().executeJob(job)).isInstanceOf(RuntimeException.class);
    }

    private void previousSupplierAnswers(String code, boolean objected) {
        var registrations = context.getBean(RegistrationDesk.class);
        var r = registrations
                .findByInquiry(tenant, sent.only("55010").get("transactionId"))
                .orElseThrow();
        registrations.previousSupplierAnswered(r, new Registration.Answer(code, objected, CLOCK.instant()));
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_PreviousSupplierAnswered")
                .processInstanceBusinessKey(r.id().toString())
                .correlate();
    }

    private static JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
