package org.stromlauf.retail.process;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.CollectionDay;
import org.stromlauf.shared.TenantId;

/** Orders the bank to collect what is due. */
@Component("fileDirectDebits")
class FileDirectDebitsDelegate implements JavaDelegate {

    private final CollectionDay day;

    FileDirectDebitsDelegate(CollectionDay day) {
        this.day = day;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var run = day.order(TenantId.of(execution.getTenantId()), LocalDate.parse(execution.getProcessBusinessKey()));
        execution.setVariable("filed", run.isPresent()); // read by Gateway_DebitsFiled
        run.ifPresent(r -> execution.setVariable("statementDueAt", Date.from(day.statementDue(r))));
    }
}
