package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes of ordered readings hold on days and are found nowhere else. */
class ReadingOrderCodesTests {

    @ParameterizedTest
    @EnumSource
    void eachHasACodeToday(ReadingOrderCodes code) {
        assertThat(code.on(LocalDate.of(2026, 11, 23))).matches("Z\\d{2}|S_\\d{4}");
    }

    @ParameterizedTest
    @EnumSource
    void onADayWithoutACodeThePlaceToAddItIsNamed(ReadingOrderCodes code) {
        assertThatThrownBy(() -> code.on(LocalDate.of(2020, 1, 1)))
                .hasMessageContaining(code.name())
                .hasMessageContaining("metering/reading-orders.yaml");
    }
}
