package org.stromlauf.supply.supplier;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.workflow.Processes;

/** The supplier's models on a real engine and database, jobs run by hand in the order of time. */
final class SupplierEngine implements Processes, AutoCloseable {

    private static final List<String> DELEGATES = List.of(
            "PlanOrder",
            "SendTermination",
            "SendRegistration",
            "SendSupplierData",
            "StartSupply",
            "RejectOrder",
            "TakeBackSupply",
            "SendDeregistration",
            "ReadAssignment",
            "EndSupply",
            "DecideTermination",
            "AnswerTermination",
            "DecideDeregistrationRequest",
            "AnswerDeregistrationRequest");

    private static final List<String> MODELS = List.of(
            "SupplyStart",
            "SupplyRegistration",
            "OrderClearing",
            "SupplyBeginning",
            "SupplyEnd",
            "SupplyDeregistration",
            "TerminationAnswer",
            "DeregistrationAnswer");

    private static final DataSource DATABASE = TestDatabase.fresh();

    /** One for all tests: it takes seconds to build. */
    private static final ProcessEngine ENGINE = build();

    final SupplierSteps steps;
    final ProcessEngine engine = ENGINE;

    /** As if new: no row is left of the test before, and the delegates are those of the new steps. */
    SupplierEngine() {
        clear();
        steps = new SupplierSteps(DATABASE);
        var beans = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();
        for (var name : DELEGATES) {
            var bean = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            beans.put(bean, delegate("org.stromlauf.supply.process." + name + "Delegate"));
        }
        steps.engine = this;
        setClock();
    }

    private static void clear() {
        var jdbc = JdbcClient.create(DATABASE);
        var tables = jdbc.sql(
                        """
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname in ('contracts', 'supply', 'tenancy') and tablename <> 'migration_history'
                           or schemaname = 'public' and tablename ~ '^act_(ru|hi)_' and tablename <> 'act_ru_jobdef'""")
                .query(String.class)
                .list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
    }

    private static ProcessEngine build() {
        var set = new SpringProcessEngineConfiguration();
        set.setDataSource(DATABASE);
        set.setTransactionManager(new DataSourceTransactionManager(DATABASE));
        set.setDatabaseSchemaUpdate("true");
        set.setJobExecutorActivate(false);
        set.setHistory("activity");
        set.setProcessEngineName("supplier");
        set.setBeans(new HashMap<>());
        var built = set.buildProcessEngine();
        deploy(built);
        return built;
    }

    private static void deploy(ProcessEngine engine) {
        var models = engine.getRepositoryService().createDeployment().tenantId(SupplierSteps.SUPPLIER.value());
        for (var model : MODELS) {
            models.addModelInstance(
                    model + ".bpmn",
                    Bpmn.readModelFromFile(
                            Path.of("processes/supply", model + ".bpmn").toFile()));
        }
        for (var form : List.of("ClearOrder", "ClearDeregistration", "CheckPowerOfAttorney")) {
            models.addClasspathResource("processes/supply/forms/" + form + ".form");
        }
        models.deploy();
    }

    private Object delegate(String type) {
        try {
            return steps.context.getAutowireCapableBeanFactory().createBean(Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs what is due, moving the clock from job to job up to an instant. */
    void runUntil(Instant end) {
        while (true) {
            var next = engine.getManagementService().createJobQuery().list().stream()
                    .filter(j -> !due(j).isAfter(end))
                    .min(Comparator.comparing(this::due).thenComparing(Job::getId));
            if (next.isEmpty()) break;
            if (due(next.get()).isAfter(steps.now)) steps.now = due(next.get());
            setClock();
            engine.getManagementService().executeJob(next.get().getId());
        }
        if (end.isAfter(steps.now)) steps.now = end;
        setClock();
    }

    void runDue() {
        runUntil(steps.now);
    }

    private Instant due(Job job) {
        return job.getDuedate() == null ? steps.now : job.getDuedate().toInstant();
    }

    private void setClock() {
        ClockUtil.setCurrentTime(Date.from(steps.now));
    }

    /** The end events that instances of a process reached. */
    List<String> ends(String process) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityType("noneEndEvent")
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(process))
                .map(a -> a.getActivityId())
                .toList();
    }

    String openTask() {
        return engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey();
    }

    void complete(Map<String, Object> outcome) {
        var task = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().complete(task.getId(), outcome);
        runDue();
    }

    @Override
    public void start(TenantId tenant, String processKey, String businessKey, Map<String, Object> variables) {
        engine.getRuntimeService().startProcessInstanceByKey(processKey, businessKey, variables);
    }

    @Override
    public boolean correlate(TenantId tenant, String messageName, String businessKey, Map<String, Object> variables) {
        return !engine.getRuntimeService()
                .createMessageCorrelation(messageName)
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateAllWithResult()
                .isEmpty();
    }

    @Override
    public boolean isRunning(TenantId tenant, String processKey, String businessKey) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(processKey)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }

    @Override
    public void close() {
        ClockUtil.reset();
        steps.context.close();
    }
}
