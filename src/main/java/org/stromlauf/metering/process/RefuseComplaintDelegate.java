package org.stromlauf.metering.process;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ComplaintAnswerDesk;
import org.stromlauf.metering.Refusal;
import org.stromlauf.shared.TenantId;

/** Sends 19114. */
@Component("refuseComplaint")
class RefuseComplaintDelegate implements JavaDelegate {

    private final ComplaintAnswerDesk desk;

    RefuseComplaintDelegate(ComplaintAnswerDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var examined = Boolean.TRUE.equals(execution.getVariable("examined"));
        desk.refuse(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                examined ? Refusal.EXAMINED : Refusal.NO_CHANGE,
                Objects.toString(execution.getVariable("note"), ""));
    }
}
