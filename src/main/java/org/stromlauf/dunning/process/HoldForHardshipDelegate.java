package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;

/** Holds the case: a disconnection would be out of proportion. */
@Component("holdForHardship")
class HoldForHardshipDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    HoldForHardshipDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.holdForHardship(CaseInstance.tenant(execution), CaseInstance.id(execution), CaseInstance.note(execution));
    }
}
