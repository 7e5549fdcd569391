package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.RecordedWork;

@StromlaufTest
class JobsTests {

    @Autowired
    private Processes processes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private Work work;

    @Autowired
    @Qualifier("engineJobs")
    private DueWork jobs;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Schedules schedules;

    @Autowired
    private WorkQueue queue;

    @Autowired
    private RecordedWork recorded;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void triesAFailedJobFiveTimesWithPausesAndThenReportsIt() {
        var tenant = TenantId.of("jobs-fail");
        start("FailingProcess", tenant, "case-9", true);

        work.runDue();
        assertThat(job(tenant).getRetries()).isEqualTo(4);
        assertThat(job(tenant).getDuedate().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        work.runFor(Duration.ofMinutes(21));

        assertThat(job(tenant).getRetries()).isZero();
        var incident = runtime.createIncidentQuery().tenantIdIn(tenant.value()).singleResult();
        assertThat(incident.getIncidentMessage())
                .contains(job(tenant).getId())
                .contains("jobs-fail")
                .contains("Task_Fail")
                .contains("FailingProcess case-9")
                .contains("the step broke");
    }

    @Test
    void goesOnWhenTheCauseIsRemoved() {
        var tenant = TenantId.of("jobs-mended");
        start("MendedProcess", tenant, "case-1", true);
        work.runDue();

        runtime.setVariable(job(tenant).getProcessInstanceId(), "failing", false);
        work.runFor(Duration.ofMinutes(5));

        assertThat(processes.isRunning(tenant, "MendedProcess", "case-1")).isFalse();
    }

    @Test
    void refusesToRunAJobInsideATransaction() {
        var tenant = TenantId.of("jobs-inside");
        start("InsideProcess", tenant, "case-1", false);
        var item = new DueWork.Item(job(tenant).getId(), clock.instant());

        assertThatThrownBy(() -> transactions.executeWithoutResult(s -> jobs.run(item)))
                .hasMessageContaining("must not run inside another transaction");
    }

    @Test
    void runsScheduledWorkWhenDueAndSetsTheNextDay() {
        var tenant = TenantId.of("jobs-daily");
        var first = midnightAfterTomorrow();
        schedules.set(tenant, "test.recorded", first.plusSeconds(1));
        schedules.set(tenant, "test.recorded", first);

        work.runUntil(first.plus(Duration.ofDays(2)).plusSeconds(1));

        assertThat(recorded.done(tenant))
                .containsExactly(
                        "jobs-daily " + first,
                        "jobs-daily " + first.plus(Duration.ofDays(1)),
                        "jobs-daily " + first.plus(Duration.ofDays(2)));
        assertThat(schedules.dueAt(tenant, "test.recorded")).contains(first.plus(Duration.ofDays(3)));
        schedules.remove(tenant, "test.recorded");
        assertThat(schedules.dueAt(tenant, "test.recorded")).isEmpty();
    }

    @Test
    void queuesWorkOnlyWhenTheTransactionCommits() {
        var tenant = TenantId.of("jobs-queue");
        transactions.executeWithoutResult(s -> queue.enqueue(tenant, "test.recorded", "1..250", clock.instant()));
        transactions.executeWithoutResult(s -> {
            queue.enqueue(tenant, "test.recorded", "rolled back", clock.instant());
            s.setRollbackOnly();
        });

        work.runDue();

        assertThat(recorded.done(tenant)).containsExactly("jobs-queue 1..250");
    }

    @Test
    void pausesAndReportsBrokenQueuedWorkLikeAnyJob() {
        var tenant = TenantId.of("jobs-broken");
        queue.enqueue(tenant, "test.recorded", "broken", clock.instant());

        work.runFor(Duration.ofMinutes(21));

        assertThat(job(tenant).getRetries()).isZero();
        assertThat(runtime.createIncidentQuery()
                        .tenantIdIn(tenant.value())
                        .singleResult()
                        .getIncidentMessage())
                .contains(job(tenant).getId())
                .contains("this payload is broken");
    }

    private Instant midnightAfterTomorrow() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
    }

    private void start(String process, TenantId tenant, String businessKey, boolean failing) {
        TestModels.deploy(
                repository,
                null,
                TestModels.process(process)
                        .serviceTask("Task_Fail")
                        .camundaAsyncBefore()
                        .camundaDelegateExpression("${failingStep}")
                        .endEvent("EndEvent_Done")
                        .done());
        processes.start(tenant, process, businessKey, Map.of("failing", failing));
    }

    private Job job(TenantId tenant) {
        return management.createJobQuery().tenantIdIn(tenant.value()).singleResult();
    }
}
