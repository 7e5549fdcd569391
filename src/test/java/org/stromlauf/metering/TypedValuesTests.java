package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a case worker types in place of doubted values. */
class TypedValuesTests {

    @Test
    void linesBlanksAndSemicolonsPartValuesAndCommaOrPointPartsDigits() {
        assertThat(TypedValues.wattHours(" 0,125\n1.5;7\t0 ", 4)).containsExactly(125, 1_500, 7_000, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.234,5", "0,1234", "zwölf", "1e3"})
    void whatIsNoNumberOfKilowattHoursIsNamed(String typed) {
        assertThatThrownBy(() -> TypedValues.wattHours("1 " + typed, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Wert 2 \"" + typed + "\"");
    }

    @Test
    void aDayIsTypedAsAWhole() {
        assertThatThrownBy(() -> TypedValues.wattHours("1 2 3", 96))
                .hasMessage("Eigene Werte: 96 Werte in kWh erwartet, 3 angegeben");
        assertThatThrownBy(() -> TypedValues.wattHours(" ", 1)).hasMessageContaining("1 Wert in kWh erwartet, 0");
    }
}
