package org.stromlauf.metering.process;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ReadingDesk;
import org.stromlauf.shared.TenantId;

@Component("replaceValues")
class ReplaceValuesDelegate implements JavaDelegate {

    private final ReadingDesk desk;

    ReplaceValuesDelegate(ReadingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.replace(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                ReadingFacts.replacement(execution.getVariables()),
                Objects.toString(execution.getVariable("note"), ""));
    }
}
