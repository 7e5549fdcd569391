package org.stromlauf.testing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A step of test models that fails while the variable {@code failing} is true. */
@Component("failingStep")
class FailingStep implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        if (Boolean.TRUE.equals(execution.getVariable("failing"))) throw new IllegalStateException("the step broke");
        execution.setVariable("done", true);
    }
}
