package org.stromlauf.marketcomm.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the case worker wrote into the form. */
final class Notes {

    private Notes() {}

    static String of(DelegateExecution execution) {
        var note = (String) execution.getVariable("note");
        return note == null ? "" : note;
    }
}
