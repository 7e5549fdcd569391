package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;

/** Makes an incident of a job that failed for good and says in its message whom and what it concerns. */
class FailedJobIncidents extends DefaultIncidentHandler {

    FailedJobIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        return super.handleIncident(context, subject(context) + ": " + message);
    }

    private static String subject(IncidentContext context) {
        var text = new StringBuilder("job " + context.getConfiguration());
        if (context.getTenantId() != null) text.append(" of tenant ").append(context.getTenantId());
        if (context.getExecutionId() == null) return text.toString();
        var execution = Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
        if (execution == null) return text.toString();
        return text + " at " + context.getActivityId() + " of "
                + execution.getProcessDefinition().getKey() + " "
                + execution.getProcessInstance().getBusinessKey();
    }
}
