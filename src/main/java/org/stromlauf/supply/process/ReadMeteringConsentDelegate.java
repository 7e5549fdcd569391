package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Reads whether the metering operator refused; no answer is consent. */
@Component("readMeteringConsent")
class ReadMeteringConsentDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    ReadMeteringConsentDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var inquiry =
                desk.get(GridCase.tenant(execution), GridCase.id(execution)).inquiry();
        execution.setVariable("refused", false); // read by the caller
        execution.setVariable("consentRefused", inquiry != null && inquiry.code() != null && !inquiry.agreed());
    }
}
