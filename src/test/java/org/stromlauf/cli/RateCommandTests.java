package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateCommandTests {

    private static final String ORDER =
            """
            contract: V-1
            from: 2026-01-01
            to: 2027-01-01
            sheet:
              product: p
              name: P
              components:
                - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2026-01-01, price: 30}]}
                - {key: base, label: Grundpreis, kind: BASE, prices: [{from: 2026-01-01, price: 120}]}
            usage:
              - {from: 2026-01-01, to: 2027-01-01, kwh: 1000, source: Ablesung}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** 1,000 kWh × 30 ct = 300.00, and 120.00 a year: 420.00 net, 79.80 VAT, 499.80. */
    @Test
    void pricesAContractsUsageAndSaysWhy() throws IOException {
        assertThat(rate(ORDER)).isZero();

        assertThat(out.toString())
                .containsPattern("Arbeitspreis +300,00 €")
                .contains("1.000 kWh × 30 ct/kWh = 300,00 €")
                .containsPattern("Netto +420,00 €")
                .containsPattern("Umsatzsteuer 19 % +79,80 €")
                .containsPattern("Brutto +499,80 €");
    }

    @Test
    void writesTheSameAsJson() throws IOException {
        assertThat(rate(ORDER, "--format", "json")).isZero();

        var bill = new ObjectMapper().readTree(out.toString());
        assertThat(bill.at("/gross").decimalValue()).isEqualByComparingTo("499.80");
        assertThat(bill.at("/lines/0/why").asText()).contains("1.000 kWh");
    }

    @Test
    void namesEveryPriceAndReadingThatIsMissing() throws IOException {
        assertThat(rate(ORDER.replace("to: 2027-01-01\nsheet", "to: 2028-01-01\nsheet")))
                .isEqualTo(1);

        assertThat(out.toString()).contains("fehlt: ", "01.01.2027");
    }

    @Test
    void saysWhereTheInputIsWrong() throws IOException {
        assertThat(rate(ORDER.replace("kind: BASE", "kind: BASIS"))).isEqualTo(2);
        assertThat(err.toString()).contains("order.yaml, line 9, column ", "BASIS");
    }

    @Test
    void saysWhatIsMissingInTheInput() throws IOException {
        assertThat(rate(ORDER.replace("contract: V-1\n", ""))).isEqualTo(2);
        assertThat(err.toString()).contains("'contract' is missing");
    }

    @Test
    void refusesALoadProfileWithAHole() throws IOException {
        var quarters = "[" + "250,".repeat(95) + "250]";
        var profile =
                """
                  - {from: 2026-06-01, wattHours: %1$s, source: Lastgang}
                  - {from: 2026-06-03, wattHours: %1$s, source: Lastgang}
                """
                        .formatted(quarters);
        var order = ORDER.substring(0, ORDER.indexOf("  - {from: 2026-01-01, to")) + profile;

        assertThat(rate(order)).isEqualTo(2);
        assertThat(err.toString()).contains("no day 2026-06-02");
    }

    @Test
    void refusesADayOfTheWrongLength() throws IOException {
        var profile = "  - {from: 2026-10-25, wattHours: [" + "1,".repeat(95) + "1], source: Lastgang}\n";
        var order = ORDER.substring(0, ORDER.indexOf("  - {from: 2026-01-01, to")) + profile;

        assertThat(rate(order)).isEqualTo(2);
        assertThat(err.toString()).contains("2026-10-25 has 100 quarter hours, given are 96 values");
    }

    private int rate(String order, String... options) throws IOException {
        var file = Files.writeString(folder.resolve("order.yaml"), order);
        var command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        var arguments = new java.util.ArrayList<>(java.util.List.of("rate", file.toString()));
        arguments.addAll(java.util.List.of(options));
        return command.execute(arguments.toArray(String[]::new));
    }
}
