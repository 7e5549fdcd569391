package org.stromlauf.dunning;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.receivables.DebtorAccountChanged;
import org.stromlauf.supply.supplier.ConnectionOrderAnswered;
import org.stromlauf.supply.supplier.ConnectionOrderCancelled;
import org.stromlauf.supply.supplier.ConnectionOrderReported;
import org.stromlauf.supply.supplier.SentOrder;
import org.stromlauf.workflow.Processes;

/** Brings to dunning cases what happens elsewhere: payments and returns, and what the grid operator says to orders. */
@Component
class DunningEvents {

    private static final String GRID_OPERATOR_ANSWERED = "Msg_GridOperatorAnswered";
    private static final String CANCELLATION_ANSWERED = "Msg_CancellationAnswered";

    private final DunningWatch watch;
    private final DisconnectionDesk desk;
    private final CaseFiles files;
    private final Processes processes;

    DunningEvents(DunningWatch watch, DisconnectionDesk desk, CaseFiles files, Processes processes) {
        this.watch = watch;
        this.desk = desk;
        this.files = files;
        this.processes = processes;
    }

    @EventListener
    void on(DebtorAccountChanged changed) {
        watch.lookAt(changed.tenant(), changed.debtor());
    }

    @EventListener
    void on(ConnectionOrderAnswered answered) {
        wake(answered.order());
    }

    @EventListener
    void on(ConnectionOrderReported reported) {
        var order = reported.order();
        files.findByOrder(order.tenant(), order.number())
                .filter(CaseFile::isOpen)
                .ifPresent(file -> desk.reported(file, order));
        wake(order);
    }

    @EventListener
    void on(ConnectionOrderCancelled cancelled) {
        var order = cancelled.order();
        files.findByOrder(order.tenant(), order.number())
                .filter(CaseFile::isOpen)
                .ifPresent(file -> {
                    if (cancelled.accepted()) desk.cancelled(file, order);
                    // Who waited longer than the grid operator may has made it a task: then the order itself tells.
                    var unused = processes.correlate(
                            order.tenant(),
                            CANCELLATION_ANSWERED,
                            file.id().toString(),
                            Map.of("cancelled", cancelled.accepted()));
                });
        if (cancelled.accepted()) wake(order);
    }

    private void wake(SentOrder order) {
        // Who does not wait yet reads the order when he comes to it.
        files.findByOrder(order.tenant(), order.number()).ifPresent(file -> {
            var unused = processes.correlate(
                    order.tenant(), GRID_OPERATOR_ANSWERED, file.id().toString(), Map.of());
        });
    }
}
