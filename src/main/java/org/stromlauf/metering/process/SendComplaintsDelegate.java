package org.stromlauf.metering.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ComplaintDesk;
import org.stromlauf.shared.TenantId;

/** Sends 17113. */
@Component("sendComplaints")
class SendComplaintsDelegate implements JavaDelegate {

    private final ComplaintDesk desk;

    SendComplaintsDelegate(ComplaintDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var due = desk.send(TenantId.of(execution.getTenantId()), UUID.fromString(execution.getProcessBusinessKey()));
        execution.setVariable("complained", due.isPresent());
        due.ifPresent(at -> execution.setVariable("answerDueAt", Date.from(at)));
    }
}
