package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write wrong in a file for {@code ./stromlauf rate}: the answer names the place and how it is right. */
class RateInputTests {

    @TempDir
    private Path folder;

    private RateRun run;

    @BeforeEach
    void rateInAFolderOfItsOwn() {
        run = new RateRun(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kwh: 1000 | kwh: '1.234,5' | usage[0].kwh: '1.234,5' is no number: write 1234.5",
                "kwh: 1000 | kwh: 1000.12345 | usage[0].kwh is 1000.12345 and has at most three decimals",
                "kwh: 1000 | kwh: -1000 | usage[0].kwh is -1000; a quantity is not negative",
                "kwh: 1000 | kwh: 1e30 | more than can be meant",
                "kwh: 1000 | mwh: 1 | says one of 'kwh' (1 MWh = 1000)",
                "kwh: 1000 | kwh: 1000, unit: MWh | there is no field 'unit'; there are calorificValue",
                "kwh: 1000 | cubicMetres: 10 | 'cubicMetres', 'conditionNumber' and 'calorificValue' stand together",
                "kwh: 1000, source: Ablesung | kwh: 1000 | 'source' is missing",
                "to: 2027-01-01, kwh | to: 01.01.2027, kwh | usage[0].to: '01.01.2027' is no day: write 2027-01-01",
                "to: 2027-01-01, kwh | to: 2025-01-01, kwh | lies after 'from': 2026-01-01 to 2025-01-01",
                "price: 30} | price: 30,5} | there is no field '5'; a number has a point, not a comma",
                "price: 30} | price: 30.1234567} | a price of ENERGY has at most 6 decimals, was 30.1234567",
                "price: 30} | price: 30}, {from: 2026-06-01, price: 33} | prices overlap at 2026-06-01",
                "key: base | key: energy | sheet.components[1] energy: the key stands twice",
                "kind: BASE | kind: base | 'base' is none of ENERGY, QUANTITY, BASE",
                "kind: BASE, | kind: BASE, power: 3, | 'power' has no effect in BASE",
                "label: Grundpreis, | '' | sheet.components[1].label: 'label' is missing",
                "contract: V-1 | contract: V-1, V-2: x | line 1",
                "contract: V-1 | '' | 'contract' is missing",
                "name: P | 'name: P, traits: x' | mapping values are not allowed",
            })
    void namesThePlaceAndTheRemedy(String right, String wrong, String said) throws IOException {
        assertThat(RateRun.ORDER).contains(right);

        assertThat(run.rate(RateRun.ORDER.replace(right, wrong))).isEqualTo(2);

        assertThat(run.err()).contains("order.yaml", said).doesNotContain("Usage:", "java.", "org.stromlauf");
    }

    @Test
    void saysWhichFieldsASheetHas() throws IOException {
        assertThat(run.rate(RateRun.ORDER.replace("  name: P\n", "  name: P\n  traits: [enfg-22]\n")))
                .isEqualTo(2);
        assertThat(run.err()).contains("there is no field 'traits'; there are components, name, product");
    }

    @Test
    void refusesReadingsThatOverlap() throws IOException {
        var order = RateRun.ORDER + "  - {from: 2026-12-01, to: 2027-02-01, kwh: 5, source: B}\n";

        assertThat(run.rate(order)).isEqualTo(2);
        assertThat(run.err()).contains("'usage': [2026-01-01,2027-01-01) and [2026-12-01,2027-02-01) overlap");
    }

    /** 0.25 would silently be nothing if it were taken as whole watt-hours. */
    @Test
    void refusesQuarterHoursInKilowattHours() throws IOException {
        var profile = "  - {from: 2026-06-01, wattHours: [" + "0.25,".repeat(95) + "0.25], source: Lastgang}\n";

        assertThat(run.rate(RateRun.metered(profile))).isEqualTo(2);
        assertThat(run.err()).contains("usage[0].wattHours[0] is 0.25, finer than a watt-hour: 0.125 kWh are 125");
    }

    @Test
    void refusesServicesAndSessionsThatNothingPrices() throws IOException {
        assertThat(run.rate(
                        RateRun.ORDER + "services: [{component: visit, day: 2026-02-01, quantity: 1, reference: A}]\n"))
                .isEqualTo(2);
        assertThat(run.err()).contains("services[0].component: the sheet has no SERVICE component 'visit'");

        assertThat(
                        run.rate(
                                RateRun.ORDER
                                        + "sessions: [{id: C1, start: \"2026-02-01T10:00:00Z\", end: \"2026-02-01T11:00:00Z\", kwh: 5}]\n"))
                .isEqualTo(2);
        assertThat(run.err()).contains("sessions[0] C1: the sheet has no SESSION component");
    }

    @Test
    void readsZeroConsumptionAsABillOfTheBasePriceAlone() throws IOException {
        assertThat(run.rate(RateRun.ORDER.replace("kwh: 1000", "kwh: 0"))).isZero();
        assertThat(run.out()).containsPattern("Netto +120,00 €");
    }

    /** The law's rate is 19; a request may state what shall hold instead, here from the middle of the year. */
    @Test
    void aPriceOfTheRequestHoldsInsteadOfAKnownOne() throws IOException {
        var order = RateRun.ORDER
                + """
                prices:
                  tax/vat:
                    label: Umsatzsteuer
                    unit: "%"
                    periods: [{from: 2026-07-01, price: 21, source: angenommen}]
                """;

        assertThat(run.rate(order)).isZero();
        assertThat(run.out()).containsPattern("Umsatzsteuer 21 % +88,20 €");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        assertThat(run.rate("")).isEqualTo(2);
        assertThat(run.err()).contains("it is empty");
    }
}
