package org.stromlauf.supply.supplier;

import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.marketcomm.MessageRejected;

/** Wakes the process whose request a partner rejected by APERAK or CONTRL: it counts as not received and goes to a case worker. */
@Component
class RejectedRequests {

    private static final Set<String> PIDS = Set.of("55016", "55001", "55004");

    private static final Map<String, String> WAKES = Map.of(
            "55016", "Msg_TerminationAnswered",
            "55001", "Msg_RegistrationAnswered",
            "55004", "Msg_DeregistrationAnswered");

    private final SentRequests sent;
    private final Contracts contracts;
    private final SupplierProcesses processes;

    RejectedRequests(SentRequests sent, Contracts contracts, SupplierProcesses processes) {
        this.sent = sent;
        this.contracts = contracts;
        this.processes = processes;
    }

    @EventListener
    void on(MessageRejected rejected) {
        var id = rejected.transactionId();
        if (id == null || !PIDS.contains(rejected.pid())) return;
        sent.find(rejected.tenant(), id).ifPresent(request -> settle(rejected, request));
    }

    private void settle(MessageRejected rejected, SentRequest request) {
        var finding = rejected.findings().stream().findFirst();
        sent.answer(
                request.tenant(),
                request.transactionId(),
                new SentRequest.Answer(
                        "APERAK",
                        false,
                        finding.map(f -> f.code()).orElse("Z31"),
                        "APERAK",
                        null,
                        finding.map(f -> f.text()).orElse(null)));
        var contract = contracts.get(request.tenant(), request.contract());
        if (request.pid().equals("55004")) contracts.keepAssigned(request.tenant(), request.contract());
        var message = WAKES.getOrDefault(request.pid(), "");
        if (processes.wake(request.tenant(), message, contract, Map.of("accepted", false))) rejected.take();
    }
}
