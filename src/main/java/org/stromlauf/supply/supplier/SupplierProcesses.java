package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.OrderPlaced;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Starts and wakes a supplier's processes about a contract; the business key is the contract. */
@Component
class SupplierProcesses {

    static final String SUPPLY_START = "SupplyStart";
    static final String SUPPLY_END = "SupplyEnd";

    /** The business key of the called models. */
    private static final String CONTRACT_ID = "contractId";

    private final Processes processes;
    private final Clock clock;

    SupplierProcesses(Processes processes, Clock clock) {
        this.processes = processes;
        this.clock = clock;
    }

    @EventListener
    void on(OrderPlaced order) {
        var key = order.contract().toString();
        processes.start(order.tenant(), SUPPLY_START, key, Map.of(CONTRACT_ID, key));
    }

    /** A contract was cancelled: the supplier deregisters, at once unless the customer cancelled himself. */
    @EventListener
    void on(ContractCancelled cancelled) {
        var key = cancelled.contract().toString();
        if (processes.isRunning(cancelled.tenant(), SUPPLY_END, key)) return;
        var due = cancelled.reason() == Reason.CUSTOMER
                ? SupplierDeadlines.lastDeregistration(cancelled.end())
                : clock.instant();
        processes.start(
                cancelled.tenant(),
                SUPPLY_END,
                key,
                Map.of(
                        CONTRACT_ID,
                        key,
                        "deregistrationNeeded",
                        true,
                        "deregistrationDueAt",
                        date(due),
                        "supplyEndsAt",
                        date(MarketCalendar.startOfDay(cancelled.end())),
                        "reason",
                        cancelled.reason().name()));
    }

    /** The grid operator ended the assignment: a running end is settled, else supply ends on that day. */
    void assignmentEnded(Contract contract, LocalDate end) {
        var key = contract.id().toString();
        var endsAt = date(MarketCalendar.startOfDay(end));
        if (!processes.isRunning(contract.tenant(), SUPPLY_END, key)) {
            processes.start(
                    contract.tenant(),
                    SUPPLY_END,
                    key,
                    Map.of(CONTRACT_ID, key, "deregistrationNeeded", false, "supplyEndsAt", endsAt));
            return;
        }
        // One that waits for its day, or has not begun to deregister, goes on by itself: it reads the contract.
        var ignored = processes.correlate(
                contract.tenant(), "Msg_AssignmentEnded", key, Map.of("accepted", true, "supplyEndsAt", endsAt));
    }

    /** @return false when nobody waits for it */
    boolean assignmentCancelled(Contract contract) {
        return processes.correlate(
                contract.tenant(), "Msg_AssignmentCancelled", contract.id().toString(), Map.of());
    }

    boolean wake(TenantId tenant, String message, Contract contract, Map<String, Object> facts) {
        return processes.correlate(tenant, message, contract.id().toString(), facts);
    }

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
