package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.ValueStatus.FORECAST;
import static org.stromlauf.metering.ValueStatus.PRELIMINARY;
import static org.stromlauf.metering.ValueStatus.PROPOSED;
import static org.stromlauf.metering.ValueStatus.SUBSTITUTE;
import static org.stromlauf.metering.ValueStatus.TRUE_VALUE;
import static org.stromlauf.metering.ValueStatus.UNUSABLE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which value may take the place of which (WiM part 2; MSCONS AHB, hints 541 and 551). */
class ValueStatusTests {

    @ParameterizedTest
    @CsvSource({
        "PRELIMINARY, PRELIMINARY, true, true",
        "PRELIMINARY, SUBSTITUTE, true, true",
        "PRELIMINARY, TRUE_VALUE, true, true",
        "SUBSTITUTE, TRUE_VALUE, true, true",
        "SUBSTITUTE, SUBSTITUTE, false, true",
        "SUBSTITUTE, PRELIMINARY, false, false",
        "TRUE_VALUE, TRUE_VALUE, false, true",
        "TRUE_VALUE, SUBSTITUTE, false, true",
        "TRUE_VALUE, PRELIMINARY, false, false"
    })
    void oneTakesThePlaceOfAnother(ValueStatus old, ValueStatus next, boolean plainly, boolean withAReason) {
        assertThat(old.mayBecome(next, false)).isEqualTo(plainly);
        assertThat(old.mayBecome(next, true)).isEqualTo(withAReason);
    }

    /** What was only proposed, foretold or not to be used gives way to all. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotFinalGivesWay(ValueStatus next) {
        assertThat(PROPOSED.mayBecome(next, false)).isTrue();
        assertThat(UNUSABLE.mayBecome(next, false)).isTrue();
        assertThat(FORECAST.mayBecome(next, false)).isTrue();
    }

    @Test
    void trueValuesAndSubstitutesAreBilled() {
        assertThat(ValueStatus.values()).filteredOn(ValueStatus::isFinal).containsExactly(TRUE_VALUE, SUBSTITUTE);
        assertThat(PRELIMINARY.isFinal()).isFalse();
    }
}
