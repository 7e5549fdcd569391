package org.stromlauf.marketcomm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Commodity;

class AcknowledgementRulesTests {

    private final AcknowledgementRules rules = new AcknowledgementRules(Duration.ofHours(6));

    @ParameterizedTest(name = "electricity: {0} received {1} is acknowledged by {2}")
    @CsvSource({
        "UTILMD, 2026-11-23T10:00, 2026-11-23T10:45",
        "ORDERS, 2026-11-22T10:00, 2026-11-22T10:45",
        "UTILMD, 2026-11-21T00:00, 2026-11-22T12:00",
        "UTILMD, 2026-11-21T23:59, 2026-11-22T12:00",
        "ORDERS, 2026-11-21T10:00, 2026-11-22T12:00",
        "MSCONS, 2026-11-23T10:00, 2026-11-24T12:00",
        "INVOIC, 2026-11-20T10:00, 2026-11-23T12:00",
        "ORDRSP, 2026-12-23T10:00, 2026-12-28T12:00"
    })
    void knowsTheLimitsOfElectricity(String type, LocalDateTime received, LocalDateTime limit) {
        assertThat(AcknowledgementRules.aperakLimit(type, Commodity.ELECTRICITY, german(received)))
                .contains(german(limit));
    }

    @Test
    void givesGasTimeUntilNoonOfTheNextWorkingDay() {
        assertThat(AcknowledgementRules.aperakLimit("UTILMD", Commodity.GAS, Instant.parse("2026-11-21T09:00:00Z")))
                .contains(Instant.parse("2026-11-23T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"APERAK", "CONTRL"})
    void acknowledgesNoAcknowledgement(String type) {
        for (var commodity : Commodity.values()) {
            assertThat(AcknowledgementRules.aperakLimit(type, commodity, Instant.EPOCH))
                    .isEmpty();
            assertThat(rules.expectedBy(type, commodity, Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void expectsAnAperakInElectricityAndAContrlInGas() {
        var sent = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(rules.expectedBy("MSCONS", Commodity.GAS, sent)).contains(sent.plus(Duration.ofHours(6)));
        assertThat(rules.expectedBy("UTILMD", Commodity.ELECTRICITY, sent)).contains(sent.plus(Duration.ofMinutes(45)));
        assertThat(AcknowledgementRules.confirmsByAperak(Commodity.GAS)).isFalse();
        assertThat(AcknowledgementRules.confirmsByContrl(Commodity.GAS)).isTrue();
    }

    private static Instant german(LocalDateTime time) {
        return time.atZone(MarketCalendar.ZONE).toInstant();
    }
}
