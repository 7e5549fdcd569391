package org.stromlauf.cli;

import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stromlauf.market.Scenario;
import org.stromlauf.marketcomm.InterchangeSent;
import org.stromlauf.shared.MarketCalendar;

/** Prints each interchange as it is sent: when, from whom to whom, what. Acknowledgements are only counted; what is rolled back is not printed. */
final class DemoProgress implements ApplicationListener<PayloadApplicationEvent<InterchangeSent>> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Scenario scenario;
    private final PrintWriter out;

    DemoProgress(Scenario scenario, PrintWriter out) {
        this.scenario = scenario;
        this.out = out;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<InterchangeSent> event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                print(event.getPayload());
            }
        });
    }

    private void print(InterchangeSent sent) {
        var what = sent.messages().stream()
                .filter(pid -> !pid.equals("APERAK"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (what.isEmpty()) return;
        var receiver = scenario.participants().stream()
                .filter(p -> p.marketPartnerId().equals(sent.receiver()))
                .map(p -> p.id().value())
                .findFirst()
                .orElse(sent.receiver().value());
        out.printf(
                "%s  %-9s → %-9s %s%n",
                TIME.format(sent.at().atZone(MarketCalendar.ZONE)), sent.tenant(), receiver, what);
        out.flush();
    }
}
