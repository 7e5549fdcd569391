package org.stromlauf.metering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.metering.Remarks;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.metering.rest.MeterValuesController.Answer;
import org.stromlauf.metering.rest.MeterValuesController.Profile;
import org.stromlauf.metering.rest.MeterValuesController.Quantity;
import org.stromlauf.metering.rest.MeterValuesController.RegisterReading;
import org.stromlauf.metering.rest.MeterValuesController.Value;

/** Meter values as lines of text. */
class MeterValuesControllerTests {

    private static final Instant AT = Instant.parse("2026-10-24T22:00:00Z");

    @Test
    void writesALineForEachValueWithItsStatus() {
        var value = new Value(AT, AT.plusSeconds(900), 42, ValueStatus.SUBSTITUTE, true);
        var profile = new Profile("1-1:1.29.0", "kWh", List.of(value));
        var reading = new RegisterReading(
                "A;\"1\"", "1-0:1.8.0", AT, new BigDecimal("12.500"), ValueStatus.TRUE_VALUE, Remarks.NONE);
        var quantity = new Quantity(
                "1-1:1.9.0",
                Kind.MEASURED,
                AT,
                AT.plusSeconds(86_400),
                new BigDecimal("-3.000"),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE);

        var csv = MeterValueLines.of(new Answer(
                ReportingPoint.of("51238696781"),
                AT,
                List.of(profile),
                List.of(reading),
                List.of(quantity),
                List.of()));

        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "kind;obis;device;from;to;kwh;status;unit",
                        "PROFILE;1-1:1.29.0;;2026-10-24T22:00:00Z;2026-10-24T22:15:00Z;0.042;SUBSTITUTE;kWh",
                        "READING;1-0:1.8.0;\"A;\"\"1\"\"\";2026-10-24T22:00:00Z;;12.500;TRUE_VALUE;kWh",
                        "MEASURED;1-1:1.9.0;;2026-10-24T22:00:00Z;2026-10-25T22:00:00Z;-3.000;TRUE_VALUE;kWh");
    }

    @Test
    void drawsAPartnersTextAsTextAndWhatFeedsBackBelowZero() {
        var value = new Value(AT, AT.plusSeconds(900), -42, ValueStatus.PRELIMINARY, true);
        var profile = new Profile("<script>&", "kWh", List.of(value));

        var svg = MeterValueChart.of("51238696781", List.of(profile), AT, AT.plusSeconds(86_400));

        assertThat(svg)
                .contains("&lt;script&gt;&amp;", "-0,042", "vorläufiger Wert")
                .doesNotContain("<script");
        assertThat(MeterValueChart.of("51238696781", List.of(), AT, AT.plusSeconds(86_400)))
                .contains("Im Zeitraum liegt kein Lastgang von 51238696781 vor.");
    }
}
