package org.stromlauf.settlement.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.stromlauf.shared.TenantId;

/** What the delegates of settlement read from an execution. */
final class SettlementCase {

    private SettlementCase() {}

    static TenantId tenant(DelegateExecution execution) {
        return TenantId.of(execution.getTenantId());
    }

    static UUID id(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static boolean isAgreed(DelegateExecution execution) {
        return "AGREE".equals(execution.getVariable("decision"));
    }

    /** What the clerk wrote; empty when there was nothing to say. */
    static String note(DelegateExecution execution) {
        var note = (String) execution.getVariable("note");
        return note == null ? "" : note;
    }
}
