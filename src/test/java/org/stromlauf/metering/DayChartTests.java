package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A day as a picture in a task's form. */
class DayChartTests {

    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    /** Every other quarter hour is missing: the picture with most corners still fits into a variable of 4,000 characters. */
    @Test
    void theDayOfMostCornersFitsIntoAVariable() throws Exception {
        var day = DayValues.builder(AUTUMN);
        for (int i = 0; i < 100; i += 2) day.set(i, i % 4 == 0 ? 1_000_000 : 0, ValueStatus.TRUE_VALUE, false);
        var suggestion = new long[100];
        for (int i = 0; i < 100; i++) suggestion[i] = i % 2 == 0 ? 1_000_000 : 10;

        var picture = DayChart.of(DayGrid.QUARTER_HOURS, Optional.of(day.build()), suggestion)
                .orElseThrow();

        assertThat(picture).hasSizeLessThanOrEqualTo(4_000);
        // Without a size of its own a form shows nothing.
        assertThat(svg(picture)).contains("width='680' height='215'").contains(">1.000<", ">24<", "kWh je 15 Minuten");
    }

    @Test
    void aValueStandsWhereItsHourIsAndItsGapStaysEmpty() throws Exception {
        var day = DayValues.builder(LocalDate.of(2026, 6, 1));
        for (int i = 48; i < 52; i++) day.set(i, 500, ValueStatus.TRUE_VALUE, false);

        var picture = DayChart.of(DayGrid.QUARTER_HOURS, Optional.of(day.build()), null)
                .orElseThrow();

        assertThat(svg(picture)).contains("d='M360,170V20H366V20H372V20H378V20H385V170z'");
    }

    @Test
    void whatIsTakenBackStandsBelowNothing() throws Exception {
        var values = new long[96];
        Arrays.fill(values, 100);
        values[0] = -100;

        var picture = DayChart.of(
                        DayGrid.QUARTER_HOURS,
                        Optional.of(DayValues.of(LocalDate.of(2026, 6, 1), values, ValueStatus.TRUE_VALUE)),
                        null)
                .orElseThrow();

        assertThat(svg(picture)).contains("M60,95V170H66V20H72");
    }

    @Test
    void withoutAnyValueThereIsNoPicture() {
        assertThat(DayChart.of(DayGrid.QUARTER_HOURS, Optional.empty(), null)).isEmpty();
    }

    private static String svg(String picture) throws Exception {
        var svg = URI.create(picture).getSchemeSpecificPart().substring("image/svg+xml,".length());
        var unused = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader(svg)));
        return svg;
    }
}
