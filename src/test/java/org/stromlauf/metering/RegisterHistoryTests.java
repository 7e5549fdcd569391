package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/** Which of the told values of periods are valid. */
class RegisterHistoryTests {

    private static final ReportingPoint POINT = ReportingPoint.of(MarketLocationId.of("51238696781"));
    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T04:00:00Z");
    private static final Instant MID = Instant.parse("2026-09-15T04:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T04:00:00Z");

    private int told;

    @Test
    void ofATimeThereIsOneQualityOfGas() {
        var month = value("13007", SEPTEMBER, OCTOBER, "11.2");
        var half = value("13007", MID, OCTOBER, "11.5");

        var history = RegisterHistory.ofOthers(List.of(month, half));

        assertThat(history.valid()).containsExactly(month);
        assertThat(history.refused()).containsExactly(half.provenance().message());
    }

    @Test
    void theSamePeriodAnewReplacesItAndTheNextMonthStandsBesideIt() {
        var month = value("13007", SEPTEMBER, OCTOBER, "11.2");
        var anew = value("13007", SEPTEMBER, OCTOBER, "11.3");
        var next = value("13007", OCTOBER, Instant.parse("2026-11-01T05:00:00Z"), "11.4");

        var history = RegisterHistory.ofOthers(List.of(month, next, anew));

        assertThat(history.valid()).containsExactly(anew, next);
        assertThat(history.refused()).isEmpty();
    }

    @Test
    void theMaximaOfAMonthAndOfItsHalfStandBesideEachOther() {
        var month = value("13016", SEPTEMBER, OCTOBER, "120");
        var half = value("13016", MID, OCTOBER, "110");

        assertThat(RegisterHistory.ofOthers(List.of(month, half)).valid()).hasSize(2);
    }

    private PeriodValue value(String pid, Instant from, Instant to, String value) {
        told++;
        var provenance = new Provenance(
                OCTOBER.plusSeconds(told), MarketPartnerId.of("9900000000004"), "DOC" + told, new UUID(0, told));
        return new PeriodValue(
                POINT,
                "7-10:54.0.16",
                pid,
                "Z21",
                from,
                to,
                new BigDecimal(value),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
    }
}
