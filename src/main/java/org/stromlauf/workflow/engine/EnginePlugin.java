package org.stromlauf.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.MarketClock;

/** How the engine runs here: guarded, multi-tenant, without scripts and Java serialisation, with retries that pause. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final MarketClock clock;
    private final EngineParts parts;
    private final JdbcClient jdbc;

    EnginePlugin(MarketClock clock, EngineParts parts, JdbcClient jdbc) {
        this.clock = clock;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // The engine's tables hold local times; with summer time an hour of the year would be ambiguous.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        guard(engine);
        engine.setTenantIdProvider(parts.tenants());
        engine.setTenantCheckEnabled(true);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setFailedJobCommandFactory(new FailedJobs());
        engine.setFailedJobRetryTimeCycle(FailedJobs.CYCLE);
        engine.setDefaultNumberOfRetries(FailedJobs.TRIES);
        engine.setCustomIncidentHandlers(List.of(new FailedJobIncidents()));
        engine.setCustomJobHandlers(jobHandlers());
        keepHistory(engine);
    }

    /** The engine's API knows handlers without their type of configuration. */
    @SuppressWarnings("rawtypes")
    private List<JobHandler> jobHandlers() {
        return new ArrayList<>(parts.jobHandlers());
    }

    private void guard(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(parts.beans()));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setCustomPreDeployers(List.of(new SchemaAddressGuard()));
        engine.setBpmnParseFactory(GuardedParse::new);
        engine.setDmnEngineConfiguration(guardedDecisions(engine));
        var before = engine.getCustomPreBPMNParseListeners();
        var listeners = before == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(before);
        listeners.add(parts.facts());
        engine.setCustomPreBPMNParseListeners(listeners);
    }

    private static DefaultDmnEngineConfiguration guardedDecisions(ProcessEngineConfigurationImpl engine) {
        var decisions = Optional.ofNullable(engine.getDmnEngineConfiguration()).orElseGet(() ->
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration());
        decisions.getTransformer().getTransformListeners().add(new DecisionGuard());
        decisions.setFeelEngineFactory(PlainFeel::new);
        return decisions;
    }

    /** A box keeps its history; it has no work of the engine's own that would disturb a replay. */
    private void keepHistory(ProcessEngineConfigurationImpl engine) {
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryTimeToLive("P180D");
        engine.setHistoryCleanupEnabled(!clock.isMovable());
        if (!clock.isMovable()) {
            engine.setHistoryCleanupBatchWindowStartTime("01:00");
            engine.setHistoryCleanupBatchWindowEndTime("04:00");
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        jdbc.sql("create index if not exists stromlauf_job_due on act_ru_job (duedate_, id_)")
                .update();
        jdbc.sql(
                        """
                        create index if not exists stromlauf_job_waiting
                        on act_ru_job ((coalesce(duedate_, create_time_) at time zone 'UTC'), id_)
                        where retries_ > 0 and suspension_state_ = 1""")
                .update();
        jdbc.sql(
                        "create index if not exists stromlauf_job_handler on act_ru_job (handler_type_, tenant_id_, handler_cfg_)")
                .update();
    }
}
