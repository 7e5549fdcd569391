package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningDesk;
import org.stromlauf.dunning.DunningLevel;

/** Reminds the customer (Mahnung). */
@Component("sendReminder")
class SendReminderDelegate implements JavaDelegate {

    private final DunningDesk desk;

    SendReminderDelegate(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.notify(CaseInstance.tenant(execution), CaseInstance.id(execution), DunningLevel.REMINDER);
    }
}
