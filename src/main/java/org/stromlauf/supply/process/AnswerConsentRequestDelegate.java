package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.meteringoperator.ConsentDesk;

/** Sends 19118 or 19119. */
@Component("answerConsentRequest")
class AnswerConsentRequestDelegate implements JavaDelegate {

    private final ConsentDesk desk;

    AnswerConsentRequestDelegate(ConsentDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.answer(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
