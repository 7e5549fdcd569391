package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;

/** Records that a case worker gave the order up. */
@Component("giveOrderUp")
class GiveOrderUpDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    GiveOrderUpDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.giveUp(CaseInstance.tenant(execution), CaseInstance.id(execution), CaseInstance.note(execution));
    }
}
