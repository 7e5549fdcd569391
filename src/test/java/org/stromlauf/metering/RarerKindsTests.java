package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.WrittenMscons.MARKET;
import static org.stromlauf.metering.WrittenMscons.METER;
import static org.stromlauf.metering.WrittenMscons.counter;
import static org.stromlauf.metering.WrittenMscons.location;
import static org.stromlauf.metering.WrittenMscons.period;
import static org.stromlauf.metering.WrittenMscons.place;
import static org.stromlauf.metering.WrittenMscons.read;
import static org.stromlauf.metering.WrittenMscons.series;
import static org.stromlauf.metering.WrittenMscons.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kinds of messages tell that come less often: each with its place in the store. */
class RarerKindsTests {

    /** 13002: cubic metres at six o'clock, by device and register. */
    @Test
    void aGasReadingIsOneOfItsDeviceAtSixOClock() {
        var at = Instant.parse("2026-10-01T04:00:00Z");
        var read = read(
                "13002",
                "7",
                location(METER) + "RFF+MG:7ELS0012345678'" + counter("7-20:3.0.0") + value("220", "4711.123")
                        + "DTM+7:202610010400?+00:303'");

        assertThat(read.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.at()).isEqualTo(at);
            assertThat(reading.device()).isEqualTo("7ELS0012345678");
            assertThat(reading.obis()).isEqualTo("7-20:3.0.0");
            assertThat(reading.value()).isEqualByComparingTo("4711.123");
        });
    }

    /** 13014 and 13015 are kept as what they are, apart from what is billed. */
    @ParameterizedTest
    @CsvSource({"13014, Z23, 1-1:1.9.0", "13015, Z27, 1-1:1.9.0"})
    void whatIsBalancedOrWasBeforeTheSupplyIsNoQuantityToBeBilled(String pid, String code, String obis) {
        var from = Instant.parse("2026-09-30T22:00:00Z");
        var to = Instant.parse("2026-10-31T23:00:00Z");
        var read = read(pid, code, place(MARKET, from, to) + counter(obis) + value("220", "220.5") + period(from, to));

        assertThat(read.quantities()).isEmpty();
        assertThat(read.others()).singleElement().satisfies(other -> {
            assertThat(other.pid()).isEqualTo(pid);
            assertThat(other.from()).isEqualTo(from);
            assertThat(other.to()).isEqualTo(to);
            assertThat(other.value()).isEqualByComparingTo(new BigDecimal("220.5"));
        });
    }

    /** 13018: the load profile of a metering location or grid location, kept by day like that of a market location. */
    @Test
    void theLoadProfileOfAMeteringLocationIsKeptByDay() {
        var from = Instant.parse("2026-10-24T22:00:00Z");
        var read = read(
                "13018",
                "7",
                place(METER, from, from.plus(Duration.ofHours(25)))
                        + counter("1-1:1.29.0")
                        + series(from, Duration.ofMinutes(15), 100, "0.25"));

        assertThat(read.days()).singleElement().satisfies(day -> {
            assertThat(day.point().isMeteringLocation()).isTrue();
            assertThat(day.values().day()).isEqualTo(LocalDate.of(2026, 10, 25));
            assertThat(day.values().size()).isEqualTo(100);
            assertThat(day.values().total()).isEqualTo(25_000);
        });
    }

    /** The gas day before summer time begins has 23 hours. */
    @Test
    void theShortGasDayHasTwentyThreeHours() {
        var from = Instant.parse("2026-03-28T05:00:00Z");
        var read = read(
                "13008",
                "7",
                place(MARKET, from, from.plus(Duration.ofHours(23)))
                        + counter("7-20:99.33.17")
                        + series(from, Duration.ofHours(1), 23, "2"));

        assertThat(read.days()).singleElement().satisfies(day -> {
            assertThat(day.values().size()).isEqualTo(23);
            assertThat(day.values().isComplete()).isTrue();
            assertThat(Arrays.stream(day.values().wattHours()).sum()).isEqualTo(46_000);
        });
    }

    /** WiM part 2, status of values: old status, new status, with a correction reason or without. */
    @ParameterizedTest
    @CsvSource({
        "PRELIMINARY, SUBSTITUTE, false, true",
        "PRELIMINARY, TRUE_VALUE, false, true",
        "PRELIMINARY, PRELIMINARY, false, true",
        "SUBSTITUTE, TRUE_VALUE, false, true",
        "SUBSTITUTE, SUBSTITUTE, false, false",
        "SUBSTITUTE, SUBSTITUTE, true, true",
        "SUBSTITUTE, PRELIMINARY, true, false",
        "TRUE_VALUE, TRUE_VALUE, false, false",
        "TRUE_VALUE, TRUE_VALUE, true, true",
        "TRUE_VALUE, SUBSTITUTE, false, false",
        "TRUE_VALUE, SUBSTITUTE, true, true",
        "TRUE_VALUE, PRELIMINARY, true, false"
    })
    void aStatusBecomesAnotherAsTheRulesSay(ValueStatus old, ValueStatus next, boolean corrected, boolean allowed) {
        assertThat(old.mayBecome(next, corrected)).isEqualTo(allowed);
    }
}
