package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.WrittenMscons.MARKET;
import static org.stromlauf.metering.WrittenMscons.METER;
import static org.stromlauf.metering.WrittenMscons.counter;
import static org.stromlauf.metering.WrittenMscons.faulty;
import static org.stromlauf.metering.WrittenMscons.location;
import static org.stromlauf.metering.WrittenMscons.period;
import static org.stromlauf.metering.WrittenMscons.place;
import static org.stromlauf.metering.WrittenMscons.read;
import static org.stromlauf.metering.WrittenMscons.series;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a MSCONS tells that is not kept: a wrong unit, interval or time, or what contradicts itself. */
class RefusedValuesTests {

    @Test
    void refusesAUnitThatIsNotThatOfItsObis() {
        var from = Instant.parse("2026-09-30T22:00:00Z");

        assertThat(faulty(
                        "13019",
                        "7",
                        location(MARKET) + counter("1-1:1.9.0") + "QTY+220:1:MTQ'"
                                + period(from, from.plus(Duration.ofDays(1)))))
                .extracting(Contents.Faulty::erc)
                .isEqualTo("Z35");
    }

    @Test
    void refusesAReadingOfATimeThatNobodyKeeps() {
        var body = location(METER) + counter("1-1:1.9.0") + "QTY+220:5'"
                + period(Instant.parse("1990-09-30T23:00:00Z"), Instant.parse("1990-10-31T23:00:00Z"));

        assertThat(faulty("13019", "7", body.replace(METER.toString(), MARKET.toString()))
                        .erc())
                .isEqualTo("Z41");
    }

    /** A thousand times too much or too little would be billed. */
    @ParameterizedTest
    @ValueSource(strings = {"MWH", "GWH", "WHR", "KWT"})
    void refusesOtherMultiplesAndPower(String unit) {
        var from = Instant.parse("2026-09-30T22:00:00Z");
        var day = from.plus(Duration.ofDays(1));
        var body = location(MARKET) + counter("1-1:1.9.0") + "QTY+220:5:" + unit + "'" + period(from, day);

        assertThat(faulty("13019", "7", body).erc()).isEqualTo("Z35");
        assertThat(read("13019", "7", body.replace(unit, "KWH")).quantities()).hasSize(1);
    }

    @Test
    void refusesALoadProfileInAnotherUnitOrAnotherInterval() {
        var from = Instant.parse("2026-10-23T22:00:00Z");
        var place = place(MARKET, from, from.plus(Duration.ofDays(1))) + counter("1-1:1.29.0");

        assertThat(faulty("13025", "Z48", place + series(from, Duration.ofMinutes(15), 96, "1:MTQ"))
                        .erc())
                .isEqualTo("Z35");
        assertThat(faulty("13025", "Z48", place + series(from, Duration.ofMinutes(30), 48, "1"))
                        .erc())
                .isEqualTo("Z41");
    }

    @Test
    void refusesTwoValuesOfOneTimeThatDiffer() {
        var from = Instant.parse("2026-09-30T22:00:00Z");
        var one = counter("1-1:1.9.0") + "QTY+220:5'" + period(from, from.plus(Duration.ofDays(1)));

        assertThat(faulty("13019", "7", location(MARKET) + one + one.replace("220:5", "220:6"))
                        .erc())
                .isEqualTo("Z41");
        assertThat(read("13019", "7", location(MARKET) + one + one).quantities())
                .as("the same said twice")
                .hasSize(2);
    }

    @Test
    void refusesDaysThatNobodyKeeps() {
        var from = Instant.parse("2012-10-23T22:00:00Z");

        assertThat(faulty(
                        "13025",
                        "Z48",
                        place(MARKET, from, from.plus(Duration.ofDays(1)))
                                + counter("1-1:1.29.0")
                                + series(from, Duration.ofMinutes(15), 96, "1")))
                .extracting(Contents.Faulty::erc)
                .isEqualTo("Z41");
    }
}
