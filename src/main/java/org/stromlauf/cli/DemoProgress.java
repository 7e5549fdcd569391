package org.stromlauf.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stromlauf.market.Scenario;
import org.stromlauf.marketcomm.InterchangeSent;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Delivered;
import org.stromlauf.transport.Outbox.Kind;

/**
 * Prints what leaves as it leaves: interchanges, bank files, documents. Load profiles come daily and are counted by the month,
 * acknowledgements not at all; what is rolled back is not printed.
 */
final class DemoProgress implements ApplicationListener<PayloadApplicationEvent<?>> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.GERMAN);
    private static final String LOAD_PROFILE = "13025";

    private final Scenario scenario;
    private final PrintWriter out;
    private final SortedMap<String, Integer> profiles = new TreeMap<>();
    private @Nullable YearMonth month;

    DemoProgress(Scenario scenario, PrintWriter out) {
        this.scenario = scenario;
        this.out = out;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        var payload = event.getPayload();
        if (payload instanceof InterchangeSent sent) afterCommit(() -> print(sent));
        else if (payload instanceof Delivered delivered && delivered.kind() != Kind.INTERCHANGE) {
            afterCommit(() -> line(delivered.at(), delivered.tenant(), delivered.destination(), delivered.fileName()));
        }
    }

    private static void afterCommit(Runnable print) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            print.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                print.run();
            }
        });
    }

    private void print(InterchangeSent sent) {
        var receiver = scenario.participants().stream()
                .filter(p -> p.marketPartnerId().equals(sent.receiver()))
                .map(p -> p.id().value())
                .findFirst()
                .orElse(sent.receiver().value());
        if (sent.messages().contains(LOAD_PROFILE)) {
            beginMonth(sent.at());
            profiles.merge(sent.tenant() + " → " + receiver, sent.messages().size(), Integer::sum);
        }
        var what = sent.messages().stream()
                .filter(pid -> !pid.equals("APERAK") && !pid.equals(LOAD_PROFILE))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!what.isEmpty()) line(sent.at(), sent.tenant(), receiver, what);
    }

    private void line(Instant at, TenantId from, String to, String what) {
        beginMonth(at);
        out.printf("%s  %-9s → %-9s %s%n", TIME.format(at.atZone(MarketCalendar.ZONE)), from, to, what);
        out.flush();
    }

    private void beginMonth(Instant at) {
        var now = YearMonth.from(MarketCalendar.day(at));
        if (now.equals(month)) return;
        finishMonth();
        month = now;
    }

    /** Prints what was only counted since the month began. */
    void finishMonth() {
        var counted = month;
        if (counted == null) return;
        profiles.forEach(
                (who, count) -> out.printf("%-20s %s %s × %d%n", MONTH.format(counted), who, LOAD_PROFILE, count));
        out.flush();
        profiles.clear();
    }
}
