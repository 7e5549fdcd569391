package org.stromlauf.supply.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.plugin.variable.SpinValues;
import org.stromlauf.shared.TenantId;

/** What the delegates of grid and metering operator read from and write to an execution. */
final class GridCase {

    /** Facts of the tree to be asked next, as JSON; decision tables read them as {@code checks.<fact>}. */
    static final String CHECKS = "checks";

    /** The tree's answer. */
    static final String ANSWER_CODE = "answerCode";

    private static final ObjectMapper JSON = new ObjectMapper();

    private GridCase() {}

    static TenantId tenant(DelegateExecution execution) {
        return TenantId.of(execution.getTenantId());
    }

    static UUID id(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static String answerCode(DelegateExecution execution) {
        return (String) execution.getVariable(ANSWER_CODE);
    }

    /** What the case worker wrote about the execution; empty when there was nothing to say. */
    static String note(DelegateExecution execution) {
        var note = (String) execution.getVariable("executionNote");
        return note == null ? "" : note;
    }

    static void setChecks(DelegateExecution execution, Object facts) {
        try {
            execution.setVariable(
                    CHECKS, SpinValues.jsonValue(JSON.writeValueAsString(facts)).create());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts are a record of plain values: " + facts.getClass(), e);
        }
    }
}
