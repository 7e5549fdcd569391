package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningDesk;
import org.stromlauf.dunning.DunningLevel;

/** Announces the disconnection (Ankündigung). */
@Component("announceDisconnection")
class AnnounceDisconnectionDelegate implements JavaDelegate {

    private final DunningDesk desk;

    AnnounceDisconnectionDelegate(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.notify(CaseInstance.tenant(execution), CaseInstance.id(execution), DunningLevel.ANNOUNCEMENT);
    }
}
