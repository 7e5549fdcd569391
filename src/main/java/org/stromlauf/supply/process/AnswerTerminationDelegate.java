package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.Terminations;

/** Answers a termination by E_0614: 55017 or 55018. */
@Component("answerTermination")
class AnswerTerminationDelegate implements JavaDelegate {

    private final Terminations terminations;

    AnswerTerminationDelegate(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var accepted = terminations.answer(
                SupplierInstance.tenant(execution),
                SupplierInstance.request(execution),
                SupplierInstance.attorney(execution));
        execution.setVariable("accepted", accepted); // read by Gateway_TerminationAccepted
    }
}
