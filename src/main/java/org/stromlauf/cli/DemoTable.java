package org.stromlauf.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.stromlauf.market.CustomerCase;
import org.stromlauf.market.MarketReport;

/** Prints what came of a demo as a table. */
final class DemoTable {

    private final PrintWriter out;

    DemoTable(PrintWriter out) {
        this.out = out;
    }

    void print(MarketReport report, long steps) {
        out.printf("%n%-50s %8s %10s%n", "Fall", "Kunden", "wie soll");
        for (var what : CustomerCase.values()) {
            var of = report.results().stream().filter(r -> r.what() == what).toList();
            if (of.isEmpty()) continue;
            long right =
                    of.stream().filter(MarketReport.CustomerResult::asExpected).count();
            out.printf("%-50s %8d %10d%n", what.label(), of.size(), right);
        }
        out.printf("%n%-34s %10s  %s%n", "Schritt", "Nachr.", "Ergebnis");
        for (var step : DemoStep.ALL) {
            out.printf("%-34s %10d  %s%n", step.label(), step.messages(report), step.result(report.business()));
        }
        out.printf(
                "%nNachrichten: %s%n",
                report.messages().entrySet().stream()
                        .map(e -> e.getKey() + " × " + e.getValue())
                        .collect(Collectors.joining(", ")));
        out.printf(
                "Ohne Quittung: %d. Störungen: %d. Schritte: %d.%n",
                report.unacknowledged(), report.incidents(), steps);
        report.tasks().forEach((task, count) -> out.printf("Offene Aufgaben: %s × %d%n", task, count));
    }
}
