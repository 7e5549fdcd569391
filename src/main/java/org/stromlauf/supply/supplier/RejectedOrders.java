package org.stromlauf.supply.supplier;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageRejected;
import org.stromlauf.marketcomm.NotedFinding;

/** An order that the grid operator's program rejected (APERAK, CONTRL) counts as rejected: the process that sent it clears it. */
@Component
class RejectedOrders {

    private final Disconnections disconnections;

    RejectedOrders(Disconnections disconnections) {
        this.disconnections = disconnections;
    }

    @EventListener
    void on(MessageRejected rejected) {
        var number = rejected.documentNumber();
        if (number == null || !isOrder(rejected.pid())) return;
        var order = disconnections.find(rejected.tenant(), number);
        if (order.isEmpty()) return;
        var finding = rejected.findings().stream().findFirst();
        disconnections.answered(
                order.get(),
                new SentOrder.Answer(
                        false,
                        finding.map(NotedFinding::code).orElse("Z31"),
                        "APERAK",
                        finding.map(NotedFinding::text).orElse(null)));
        rejected.take();
    }

    private static boolean isOrder(String pid) {
        return pid.equals(SentOrder.Kind.DISCONNECTION.pid()) || pid.equals(SentOrder.Kind.RECONNECTION.pid());
    }
}
