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
        if (number == null) return;
        if (rejected.pid().equals(ConnectionOrderMessages.CANCELLATION)) {
            cancellation(rejected, number);
        } else if (isOrder(rejected.pid())) {
            order(rejected, number);
        }
    }

    private void cancellation(MessageRejected rejected, String number) {
        disconnections.findByCancellation(rejected.tenant(), number).ifPresent(order -> {
            var code = rejected.findings().stream().findFirst().map(NotedFinding::code);
            disconnections.cancellationAnswered(order, false, code.orElse("Z31"));
            rejected.take();
        });
    }

    private void order(MessageRejected rejected, String number) {
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
