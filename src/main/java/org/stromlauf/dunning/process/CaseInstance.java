package org.stromlauf.dunning.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.stromlauf.dunning.NextStep;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** What a running instance of dunning is about, and how the rule's answer reads in its variables. */
final class CaseInstance {

    private CaseInstance() {}

    static TenantId tenant(DelegateExecution execution) {
        return TenantId.of(execution.getTenantId());
    }

    /** The business key of all models is the case. */
    static UUID id(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    /** What the case worker wrote; empty when there was nothing to say. */
    static String note(DelegateExecution execution) {
        var note = (String) execution.getVariable("note");
        return note == null ? "" : note;
    }

    /** Sets what Gateway_NextStep and Timer_NextStepDue read. */
    static void set(DelegateExecution execution, NextStep next) {
        execution.setVariable("nextStep", name(next));
        if (next instanceof NextStep.Wait wait) setDay(execution, wait.until());
        if (next instanceof NextStep.WaitToPursue wait) setDay(execution, wait.until());
    }

    private static void setDay(DelegateExecution execution, LocalDate until) {
        // Eight o'clock, as the daily look.
        execution.setVariable("nextStepAt", Date.from(MarketCalendar.at(until, java.time.LocalTime.of(8, 0))));
    }

    private static String name(NextStep next) {
        if (next instanceof NextStep.Take take) return take.level().name();
        if (next instanceof NextStep.Order) return "ORDER";
        if (next instanceof NextStep.Pursue) return "PURSUE";
        if (next instanceof NextStep.Wait || next instanceof NextStep.WaitToPursue) return "WAIT";
        return next instanceof NextStep.Settled ? "SETTLED" : "REST";
    }
}
