package org.stromlauf.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.springframework.stereotype.Component;

/** Our own parts that are built into the engine. */
@Component
record EngineParts(ProcessBeans beans, FactsListener facts, InstanceTenants tenants, List<JobHandler<?>> jobHandlers) {}
