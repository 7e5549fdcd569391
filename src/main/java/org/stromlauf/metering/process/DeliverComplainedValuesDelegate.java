package org.stromlauf.metering.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ComplaintAnswerDesk;
import org.stromlauf.shared.TenantId;

/** Delivers what is missing by itself, and what is doubted once a case worker decided so. */
@Component("deliverComplainedValues")
class DeliverComplainedValuesDelegate implements JavaDelegate {

    private final ComplaintAnswerDesk desk;

    DeliverComplainedValuesDelegate(ComplaintAnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var id = UUID.fromString(execution.getProcessBusinessKey());
        var decided = Boolean.TRUE.equals(execution.getVariable("deliver"));
        execution.setVariable("delivered", decided ? desk.deliver(tenant, id) : desk.deliverMissing(tenant, id));
    }
}
