package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DunningDesk;

/** Asks the rule what dunning of the case does next. */
@Component("decideNextStep")
class DecideNextStepDelegate implements JavaDelegate {

    private final DunningDesk desk;

    DecideNextStepDelegate(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = CaseInstance.tenant(execution);
        CaseInstance.set(execution, desk.decide(tenant, CaseInstance.id(execution)));
        execution.setVariable("hardshipChecked", desk.isHardshipChecked(tenant)); // read by Gateway_HardshipChecked
        execution.setVariable("carriedOut", false); // until an order says otherwise
    }
}
