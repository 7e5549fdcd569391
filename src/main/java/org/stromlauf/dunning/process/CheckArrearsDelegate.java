package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;

/** Looks whether something is still owed that keeps the disconnection up. */
@Component("checkArrears")
class CheckArrearsDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    CheckArrearsDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var owed = desk.isStillOwed(CaseInstance.tenant(execution), CaseInstance.id(execution));
        execution.setVariable("stillOwed", owed); // read by Gateway_StillOwed
    }
}
