package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningDesk;
import org.stromlauf.dunning.DunningLevel;

/** Threatens to disconnect (Androhung). */
@Component("threatenDisconnection")
class ThreatenDisconnectionDelegate implements JavaDelegate {

    private final DunningDesk desk;

    ThreatenDisconnectionDelegate(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.notify(CaseInstance.tenant(execution), CaseInstance.id(execution), DunningLevel.THREAT);
    }
}
