package org.stromlauf.retail.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.LateBills;
import org.stromlauf.shared.TenantId;

/** Notes what the clerk did about late bills. */
@Component("closeLateBillCase")
class CloseLateBillCaseDelegate implements JavaDelegate {

    private final LateBills bills;

    CloseLateBillCaseDelegate(LateBills bills) {
        this.bills = bills;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var note = (String) execution.getVariable("note"); // required by the form ClearLateBills
        bills.close(
                TenantId.of(execution.getTenantId()),
                LocalDate.parse(execution.getProcessBusinessKey()),
                note == null ? "" : note);
    }
}
