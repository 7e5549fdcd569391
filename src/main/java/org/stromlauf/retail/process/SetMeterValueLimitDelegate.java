package org.stromlauf.retail.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.MissingReadings;

/** Says when a case worker has to look after missing values. */
@Component("setMeterValueLimit")
class SetMeterValueLimitDelegate implements JavaDelegate {

    private final MissingReadings readings;

    SetMeterValueLimitDelegate(MissingReadings readings) {
        this.readings = readings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("clearAt", Date.from(readings.clearAt())); // read by Timer_ValuesMissing
    }
}
