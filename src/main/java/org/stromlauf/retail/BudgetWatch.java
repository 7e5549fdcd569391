package org.stromlauf.retail;

import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.BudgetThresholdReached;
import org.stromlauf.billing.Budgets;
import org.stromlauf.billing.Budgets.Entry;
import org.stromlauf.billing.Budgets.Kind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.workflow.Processes;

/**
 * Counts bills on the budgets of their contracts and customers, and starts the process that a supplier wants when a threshold is
 * reached: the business key is budget and percent.
 */
@Component
public class BudgetWatch {

    /** Key of the process; empty = none. */
    public static final Setting<String> PROCESS = Setting.text("retail.budget-process", "");

    /** A contract names no cost centre: those of collective bills are counted by {@link CostCentreBudgets}. */
    private static final List<Scope> SCOPES = List.of(Scope.CONTRACT, Scope.CUSTOMER);

    private final Budgets budgets;
    private final Contracts contracts;
    private final Customers customers;
    private final TenantSettings settings;
    private final Processes processes;

    BudgetWatch(
            Budgets budgets, Contracts contracts, Customers customers, TenantSettings settings, Processes processes) {
        this.budgets = budgets;
        this.contracts = contracts;
        this.customers = customers;
        this.settings = settings;
        this.processes = processes;
    }

    @EventListener
    void on(BillIssued issued) {
        var bill = issued.bill();
        if (!budgets.areKept(bill.tenant())) return;
        var last = bill.period().end().minusDays(1);
        var energy = new Entry(bill.key(), Kind.USE, last, bill.consumption().kwh());
        var money = new Entry(bill.key(), Kind.USE, last, bill.gross().euros());
        for (var scope : SCOPES) budgets.use(bill.tenant(), scope, of(bill, scope), energy, money);
    }

    /** A bill that is made anew counts anew. */
    @EventListener
    void on(BillTakenBack back) {
        var bill = back.bill();
        if (!budgets.areKept(bill.tenant())) return;
        var last = bill.period().end().minusDays(1);
        for (var scope : SCOPES) budgets.takeBack(bill.tenant(), scope, of(bill, scope), last, bill.key());
    }

    @EventListener
    void on(BudgetThresholdReached reached) {
        TenantId tenant = reached.tenant();
        var process = settings.get(tenant, PROCESS);
        if (process.isEmpty()) return;
        var key = reached.standing().budget().key() + "/" + reached.percent();
        if (!processes.isRunning(tenant, process, key)) {
            processes.start(tenant, process, key, Map.of("budgetPercent", (long) reached.percent()));
        }
    }

    private String of(ContractBill bill, Scope scope) {
        if (scope == Scope.CONTRACT) return bill.number();
        var contract = contracts.get(bill.tenant(), bill.contract());
        return customers.get(bill.tenant(), contract.customer()).number();
    }
}
