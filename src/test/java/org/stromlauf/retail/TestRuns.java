package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.EndEvents;

/** Bill runs as a clerk sees them, for tests: started, with what became of a contract, and the task that is left. */
@Component
class TestRuns {

    private final BillRuns runs;
    private final ContractBills bills;
    private final TaskService tasks;
    private final HistoryService history;
    private final Work work;

    TestRuns(BillRuns runs, ContractBills bills, TaskService tasks, HistoryService history, Work work) {
        this.runs = runs;
        this.bills = bills;
        this.tasks = tasks;
        this.history = history;
        this.work = work;
    }

    /** Bills all that is billable, to the end or to the first task. */
    void bill(TenantId tenant, String run) {
        assertThat(runs.startAll(tenant, run, Origin.REQUEST)).isInstanceOf(Start.Started.class);
        work.runDue();
    }

    /** The only bill of a contract. */
    ContractBill only(Contract contract) {
        assertThat(bills.of(contract.tenant(), contract.id())).hasSize(1);
        return bills.of(contract.tenant(), contract.id()).get(0);
    }

    /** The tenant's only task. */
    Task task(TenantId tenant) {
        return tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
    }

    /** What that task says. */
    String facts(TenantId tenant) {
        return String.valueOf(tasks.getVariableLocal(task(tenant).getId(), "facts"));
    }

    /** The end events that a tenant's instances of a process reached; how a decision was recorded is none. */
    List<String> ends(TenantId tenant, String process) {
        return EndEvents.of(history, tenant, process).stream()
                .filter(end -> !end.equals("EndEvent_DecisionRecorded"))
                .toList();
    }
}
