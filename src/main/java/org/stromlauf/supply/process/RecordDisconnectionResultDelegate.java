package org.stromlauf.supply.process;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Hands the result of the execution to E_0472; carried out automatically nothing hinders it. */
@Component("recordDisconnectionResult")
class RecordDisconnectionResultDelegate implements JavaDelegate {

    private static final Set<String> REASON_ASKED = Set.of("HINDRANCE", "FACTUAL", "TECHNICAL");

    private final ConnectionOrderDesk desk;

    RecordDisconnectionResultDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var obstacle = (String) execution.getVariable("obstacle");
        if (obstacle == null && !Boolean.TRUE.equals(execution.getVariable("automatic"))) {
            throw new IllegalStateException("The task was completed without a result: "
                    + desk.get(GridCase.tenant(execution), GridCase.id(execution)));
        }
        if (obstacle != null
                && REASON_ASKED.contains(obstacle)
                && GridCase.note(execution).isBlank()) {
            throw new IllegalStateException("Zu diesem Ergebnis gehört eine Begründung (21039, E_0472 A04 bis A06)");
        }
        GridCase.setChecks(execution, Map.of("obstacle", obstacle == null ? "NONE" : obstacle));
    }
}
