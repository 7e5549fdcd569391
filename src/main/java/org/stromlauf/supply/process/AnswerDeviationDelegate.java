package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.DeviationDesk;

/** Sends 21047 with what the case worker decided, and corrected data if he changed them. */
@Component("answerDeviation")
class AnswerDeviationDelegate implements JavaDelegate {

    private final DeviationDesk desk;

    AnswerDeviationDelegate(DeviationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var note = GridCase.note(execution);
        if (note.isBlank()) throw new IllegalStateException("Zur Antwort gehört eine Begründung (21047, FTX+ACB)");
        var change = "CHANGE".equals(execution.getVariable("decision")); // chosen in the form ClarifyDeviation
        desk.answer(GridCase.tenant(execution), GridCase.id(execution), change, note);
    }
}
