package org.stromlauf.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stromlauf.supply.ConfigurationProducts.Use;

class ConfigurationProductsTests {

    private static final LocalDate IN_FORCE = LocalDate.of(2026, 10, 5);
    private static final LocalDate BEFORE_THE_LIST = LocalDate.of(2020, 1, 1);

    @ParameterizedTest
    @EnumSource(Use.class)
    void hasACodeOfThirteenDigitsForEachUse(Use use) {
        assertThat(ConfigurationProducts.code(use, IN_FORCE)).matches("9991\\d{9}");
    }

    @Test
    void saysWhereACodeIsToBeAddedForADayThatHasNone() {
        assertThatThrownBy(() -> ConfigurationProducts.code(Use.BALANCING_GROUP, BEFORE_THE_LIST))
                .hasMessage(
                        "No product for BALANCING_GROUP holds on 2020-01-01: add it to supply/configuration-products.yaml");
    }

    @Test
    void takesNothingForACodeOnADayThatHasNone() {
        assertThat(ConfigurationProducts.isCode("9991000002769", Use.INSTALLATION, BEFORE_THE_LIST))
                .isFalse();
        assertThat(ConfigurationProducts.isCode(null, Use.INSTALLATION, IN_FORCE))
                .isFalse();
        assertThat(ConfigurationProducts.isCode("9991000002769", Use.INSTALLATION, IN_FORCE))
                .isTrue();
    }
}
