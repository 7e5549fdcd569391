package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.retail.MissingReadings;
import org.stromlauf.shared.TenantId;

/** Notes what the case worker decided about missing values. */
@Component("closeReadingCase")
class CloseReadingCaseDelegate implements JavaDelegate {

    private final MissingReadings readings;

    CloseReadingCaseDelegate(MissingReadings readings) {
        this.readings = readings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var note = (String) execution.getVariable("note"); // required by the form ClearReading
        readings.close(
                TenantId.of(execution.getTenantId()),
                ContractId.of(execution.getProcessBusinessKey()),
                note == null ? "" : note);
    }
}
