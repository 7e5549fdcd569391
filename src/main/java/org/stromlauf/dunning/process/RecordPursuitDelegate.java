package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningDesk;

/** Records that a clerk has taken up a claim. */
@Component("recordPursuit")
class RecordPursuitDelegate implements JavaDelegate {

    private final DunningDesk desk;

    RecordPursuitDelegate(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.pursued(CaseInstance.tenant(execution), CaseInstance.id(execution), CaseInstance.note(execution));
    }
}
