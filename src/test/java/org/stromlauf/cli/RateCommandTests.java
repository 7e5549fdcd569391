package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateCommandTests {

    @TempDir
    private Path folder;

    private RateRun run;

    @BeforeEach
    void rateInAFolderOfItsOwn() {
        run = new RateRun(folder);
    }

    /** 1,000 kWh × 30 ct = 300.00, and 120.00 a year: 420.00 net, 79.80 VAT, 499.80. */
    @Test
    void pricesAContractsUsageAndSaysWhy() throws IOException {
        assertThat(run.rate(RateRun.ORDER)).isZero();

        assertThat(run.out())
                .containsPattern("Arbeitspreis +300,00 €")
                .contains("1.000 kWh × 30 ct/kWh = 300,00 €")
                .containsPattern("Netto +420,00 €")
                .containsPattern("Umsatzsteuer 19 % +79,80 €")
                .containsPattern("Brutto +499,80 €");
    }

    @Test
    void writesTheSameAsJson() throws IOException {
        assertThat(run.rate(RateRun.ORDER, "--format", "json")).isZero();

        var bill = new ObjectMapper().readTree(run.out());
        assertThat(bill.at("/gross").decimalValue()).isEqualByComparingTo("499.80");
        assertThat(bill.at("/lines/0/why").asText()).contains("1.000 kWh");
    }

    @Test
    void namesEveryPriceAndReadingThatIsMissing() throws IOException {
        assertThat(run.rate(RateRun.ORDER.replace("to: 2027-01-01\nsheet", "to: 2028-01-01\nsheet")))
                .isEqualTo(1);

        assertThat(run.out()).contains("fehlt: ", "01.01.2027");
    }

    @Test
    void saysWhereTheInputIsWrong() throws IOException {
        assertThat(run.rate(RateRun.ORDER.replace("kind: BASE", "kind: BASIS"))).isEqualTo(2);
        assertThat(run.err()).contains("order.yaml, line 9, column ", "BASIS");
    }

    @Test
    void saysWhatIsMissingInTheInput() throws IOException {
        assertThat(run.rate(RateRun.ORDER.replace("contract: V-1\n", ""))).isEqualTo(2);
        assertThat(run.err()).contains("'contract' is missing");
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
        var order = RateRun.metered(profile);

        assertThat(run.rate(order)).isEqualTo(2);
        assertThat(run.err()).contains("no day 2026-06-02");
    }

    @Test
    void refusesADayOfTheWrongLength() throws IOException {
        var profile = "  - {from: 2026-10-25, wattHours: [" + "1,".repeat(95) + "1], source: Lastgang}\n";
        var order = RateRun.metered(profile);

        assertThat(run.rate(order)).isEqualTo(2);
        assertThat(run.err()).contains("2026-10-25 has 100 quarter hours, given are 96 values");
    }
}
