package org.stromlauf.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stromlauf.market.BusinessReport;
import org.stromlauf.market.BusinessReport.SupplierResult;
import org.stromlauf.market.MarketReport;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/**
 * A step of the main job as a demo's table shows it.
 *
 * @param prefixes how the test identifiers of its messages begin
 * @param business what came of it
 */
record DemoStep(String label, List<String> prefixes, Function<BusinessReport, String> business) {

    static final List<DemoStep> ALL = List.of(
            new DemoStep("Lieferantenwechsel", List.of("55", "17134"), b -> "siehe Fälle"),
            new DemoStep("Zählwerte", List.of("13006", "13017", "13019", "13025"), DemoStep::values),
            new DemoStep(
                    "Abschläge und Lastschriften",
                    List.of(),
                    b -> each(
                            b,
                            s -> s.directDebitRuns() + " Dateien, " + euros(s.directDebits()) + " eingezogen, Konto "
                                    + euros(s.bank()))),
            new DemoStep(
                    "Rechnungen",
                    List.of(),
                    b -> each(
                            b,
                            s -> s.invoices() + " über " + euros(s.invoiced()) + ", offen " + euros(s.open())
                                    + ", davon überfällig " + euros(s.overdue()))),
            new DemoStep(
                    "Mahnung und Sperrung",
                    List.of("17115", "17116", "17117", "191", "21039"),
                    b -> each(
                            b,
                            s -> s.dunningCases() + " Mahnfälle, " + s.disconnections() + " gesperrt, "
                                    + s.reconnections() + " entsperrt")),
            new DemoStep("Netznutzung", List.of("21035", "31002", "33"), DemoStep::gridUse));

    private static final Map<String, String> GRID_BILLS = Map.of(
            "DUE", "offen",
            "NOTE_SENT", "Lieferschein versandt",
            "NOTE_ACCEPTED", "Lieferschein anerkannt",
            "NOTE_REJECTED", "Lieferschein abgelehnt",
            "INVOICED", "berechnet",
            "ADVISED", "Zahlung avisiert",
            "REJECTED", "Rechnung abgelehnt",
            "CLOSED", "ohne Zahlung beendet");

    long messages(MarketReport report) {
        return report.messages().entrySet().stream()
                .filter(e -> prefixes.stream().anyMatch(e.getKey()::startsWith))
                .mapToLong(e -> e.getValue())
                .sum();
    }

    String result(BusinessReport report) {
        return business.apply(report);
    }

    private static String values(BusinessReport business) {
        return business.values().entrySet().stream()
                .filter(e -> e.getValue().readings() + e.getValue().quarterHours() > 0)
                .map(e -> e.getKey() + ": " + e.getValue().quarterHours() + " Viertelstunden, "
                        + e.getValue().readings() + " Zählerstände")
                .collect(Collectors.joining("; "));
    }

    private static String gridUse(BusinessReport business) {
        var states = business.grid().states().entrySet().stream()
                .map(e -> GRID_BILLS.getOrDefault(e.getKey(), e.getKey()) + " × " + e.getValue())
                .collect(Collectors.joining(", "));
        return states + ", zusammen " + euros(business.grid().invoiced());
    }

    private static String each(BusinessReport business, Function<SupplierResult, String> text) {
        return business.suppliers().stream()
                .map(s -> s.participant() + ": " + text.apply(s))
                .collect(Collectors.joining("; "));
    }

    private static String euros(Money money) {
        return GermanFormat.money(money);
    }
}
