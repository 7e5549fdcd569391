package org.stromlauf.marketcomm.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.ClearingDesk;
import org.stromlauf.shared.TenantId;

@Component("closeClearing")
class CloseClearingDelegate implements JavaDelegate {

    private final ClearingDesk desk;

    CloseClearingDelegate(ClearingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.close(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                Notes.of(execution));
    }
}
