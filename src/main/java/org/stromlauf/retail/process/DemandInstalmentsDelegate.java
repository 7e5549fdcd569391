package org.stromlauf.retail.process;

import java.time.YearMonth;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InstalmentRun;
import org.stromlauf.shared.TenantId;

/** Demands the instalments of the next contracts of a run. */
@Component("demandInstalments")
class DemandInstalmentsDelegate implements JavaDelegate {

    private final InstalmentRun run;

    DemandInstalmentsDelegate(InstalmentRun run) {
        this.run = run;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var month = YearMonth.parse(execution.getProcessBusinessKey());
        var last = (String) execution.getVariable("lastContract"); // none at the beginning of a run
        var progress = run.demandNext(tenant, month, last == null ? "" : last);
        execution.setVariable("lastContract", progress.more() ? progress.last() : null);
        execution.setVariable("contractsLeft", progress.more()); // read by Gateway_ContractsLeft
        execution.setVariable("obstaclesLeft", progress.obstacles() > 0); // read by Gateway_AllDemanded
        execution.setVariable("announcedUntil", Date.from(run.announcedUntil(tenant, month)));
    }
}
