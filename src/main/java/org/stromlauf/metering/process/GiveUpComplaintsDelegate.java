package org.stromlauf.metering.process;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ComplaintDesk;
import org.stromlauf.shared.TenantId;

@Component("giveUpComplaints")
class GiveUpComplaintsDelegate implements JavaDelegate {

    private final ComplaintDesk desk;

    GiveUpComplaintsDelegate(ComplaintDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.giveUp(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                Objects.toString(execution.getVariable("note"), ""));
    }
}
