package org.stromlauf.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stromlauf.market.BusinessReport;
import org.stromlauf.market.BusinessReport.SupplierResult;
import org.stromlauf.market.MarketReport;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** The steps of the main job as a demo's table shows them. */
enum DemoStep {
    SWITCH("Lieferantenwechsel", List.of("55", "17134"), b -> "siehe Fälle"),
    METER_VALUES("Zählwerte", List.of("13006", "13017", "13019", "13025"), DemoStep::values),
    COLLECTION(
            "Abschläge und Lastschriften",
            List.of(),
            b -> each(
                    b,
                    s -> s.directDebitRuns() + " Dateien, " + euros(s.directDebits()) + " eingezogen, Konto "
                            + euros(s.bank()))),
    BILLS(
            "Rechnungen",
            List.of(),
            b -> each(
                    b,
                    s -> s.invoices() + " über " + euros(s.invoiced()) + ", offen " + euros(s.open())
                            + ", davon überfällig " + euros(s.overdue()))),
    DUNNING(
            "Mahnung und Sperrung",
            List.of("17115", "17116", "17117", "191", "21039"),
            b -> each(
                    b,
                    s -> s.dunningCases() + " Mahnfälle, " + s.disconnections() + " gesperrt, " + s.reconnections()
                            + " entsperrt")),
    GRID_USE("Netznutzung", List.of("21035", "31002", "33"), DemoStep::gridUse);

    private final String label;
    private final List<String> prefixes;
    private final Function<BusinessReport, String> result;

    DemoStep(String label, List<String> prefixes, Function<BusinessReport, String> result) {
        this.label = label;
        this.prefixes = prefixes;
        this.result = result;
    }

    String label() {
        return label;
    }

    long messages(MarketReport report) {
        return report.messages().entrySet().stream()
                .filter(e -> prefixes.stream().anyMatch(e.getKey()::startsWith))
                .mapToLong(e -> e.getValue())
                .sum();
    }

    String result(BusinessReport business) {
        return result.apply(business);
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
                .map(e -> e.getKey() + " × " + e.getValue())
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
