package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.dunning.AvertingAgreement.Rate;
import org.stromlauf.shared.Money;

class AvertingAgreementTests {

    private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "300.00, 5, false",
        "300.00, 6, true",
        "300.00, 18, true",
        "300.00, 19, false",
        "300.01, 11, false",
        "300.01, 12, true",
        "300.01, 24, true",
        "300.01, 25, false"
    })
    void lastsAsLongAsTheLawSays(String amount, int months, boolean may) {
        assertThat(AvertingAgreement.mayLast(months, Money.of(amount))).isEqualTo(may);
    }

    @Test
    void ratesAreEvenAndTheLastTakesWhatRoundingLeaves() {
        assertThat(AvertingAgreement.rates(Money.of("100.00"), 6, FIRST))
                .containsExactly(
                        new Rate(FIRST, Money.of("16.66")),
                        new Rate(LocalDate.of(2027, 4, 1), Money.of("16.66")),
                        new Rate(LocalDate.of(2027, 5, 1), Money.of("16.66")),
                        new Rate(LocalDate.of(2027, 6, 1), Money.of("16.66")),
                        new Rate(LocalDate.of(2027, 7, 1), Money.of("16.66")),
                        new Rate(LocalDate.of(2027, 8, 1), Money.of("16.70")));
    }

    @Test
    void isKeptWhileEveryRateThatWasDueIsPaid() {
        var agreement = agreement();

        assertThat(agreement.isKeptOn(FIRST, Map.of("a", Money.of("120.00")))).isTrue();
        assertThat(agreement.isKeptOn(FIRST.plusDays(1), Map.of("a", Money.of("120.00"))))
                .isFalse();
        assertThat(agreement.isKeptOn(FIRST.plusDays(1), Map.of("a", Money.of("100.00"))))
                .isTrue();
        assertThat(agreement.isKeptOn(FIRST.plusMonths(1).plusDays(1), Map.of("a", Money.of("100.00"))))
                .isFalse();
        assertThat(agreement.isKeptOn(FIRST.plusMonths(12), Map.of())).isTrue();
    }

    @Test
    void ratesSumToTheClaims() {
        assertThatThrownBy(() -> new AvertingAgreement(
                        new UUID(0, 1),
                        "V1",
                        FIRST,
                        Map.of("a", Money.of("120.00")),
                        List.of(new Rate(FIRST, Money.of("119.00")))))
                .hasMessageContaining("119.00 EUR");
    }

    private static AvertingAgreement agreement() {
        return new AvertingAgreement(
                new UUID(0, 1),
                "V1",
                FIRST.minusMonths(1),
                Map.of("a", Money.of("120.00")),
                AvertingAgreement.rates(Money.of("120.00"), 6, FIRST));
    }
}
