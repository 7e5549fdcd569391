package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;

/** Which work a job does, and on what; as text {@code name|payload}. */
record WorkOrder(String name, String payload) implements JobHandlerConfiguration {

    WorkOrder {
        if (!name.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException(
                    "A work's name has letters, digits, dots and hyphens, was '" + name + "'");
        }
    }

    static WorkOrder parse(String text) {
        var bar = text.indexOf('|');
        return new WorkOrder(text.substring(0, bar), text.substring(bar + 1));
    }

    @Override
    public String toCanonicalString() {
        return name + "|" + payload;
    }
}
