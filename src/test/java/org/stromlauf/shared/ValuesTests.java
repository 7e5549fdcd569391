package org.stromlauf.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTests {

    @ParameterizedTest
    @ValueSource(strings = {"41373559241", "51238696781", "51238696012"})
    void acceptsMarketLocationsWithTheRightCheckDigit(String id) {
        assertThat(MarketLocationId.of(id)).hasToString(id);
        assertThat(MarketLocationId.withCheckDigit(id.substring(0, 10))).hasToString(id);
    }

    @Test
    void refusesAWrongCheckDigitAndNamesTheRightOne() {
        assertThatThrownBy(() -> MarketLocationId.of("41373559242"))
                .hasMessage("The check digit of 41373559242 is wrong, expected 1");
    }

    @Test
    void refusesAnIdOfAnotherShape() {
        assertThatThrownBy(() -> MarketLocationId.of("4137355924")).hasMessageContaining("11 digits");
        assertThatThrownBy(() -> MeteringLocationId.of("DE123")).hasMessageContaining("33 characters");
        assertThatThrownBy(() -> MarketPartnerId.of("99")).hasMessageContaining("13 digits");
    }

    @Test
    void countsLettersOfGridLocationsWithTheirAsciiCode() {
        assertThat(GridLocationId.of("E3XS7NXYTL6")).hasToString("E3XS7NXYTL6");
    }

    @Test
    void knowsWhoIssuedAPartnerId() {
        assertThat(MarketPartnerId.of("9900000000001").agency()).isEqualTo(MarketPartnerId.Agency.BDEW);
        assertThat(MarketPartnerId.of("9800000000001").agency()).isEqualTo(MarketPartnerId.Agency.DVGW);
        assertThat(MarketPartnerId.of("9521000000018").agency()).isEqualTo(MarketPartnerId.Agency.GS1);
    }

    @Test
    void roundsOnceHalfUp() {
        assertThat(UnitPrice.of("32.455").times(Energy.ofKwh("1000"))).isEqualTo(Money.of("324.55"));
        assertThat(Money.rounded(new BigDecimal("0.005"))).isEqualTo(Money.of("0.01"));
        assertThatThrownBy(() -> Money.of("1.0")).hasMessageContaining("two decimals");
    }

    @Test
    void treatsTheEndOfARangeAsExcluded() {
        var year = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

        assertThat(year.days()).isEqualTo(365);
        assertThat(year.contains(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(year.overlaps(DateRange.startingAt(LocalDate.of(2027, 1, 1))))
                .isFalse();
        assertThat(year.intersection(DateRange.startingAt(LocalDate.of(2026, 10, 5))))
                .contains(DateRange.of(LocalDate.of(2026, 10, 5), LocalDate.of(2027, 1, 1)));
    }
}
