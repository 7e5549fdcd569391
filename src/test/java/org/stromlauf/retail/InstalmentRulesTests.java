package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.retail.InstalmentPlan.Reason;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;

/** The arithmetic of instalments, computed by hand. */
class InstalmentRulesTests {

    private static final ContractId CONTRACT = new ContractId(new UUID(0, 1));

    /** 1,304.69 / 11 = 118.608…, / 12 = 108.724…: both rounded up; 1,200.00 / 12 is 100 without a rest. */
    @ParameterizedTest
    @CsvSource({"1304.69, 11, 119.00", "1304.69, 12, 109.00", "1200.00, 12, 100.00", "0.01, 12, 1.00"})
    void aYearIsPaidInEqualPartsOfFullEuros(String yearly, int instalments, String monthly) {
        assertThat(InstalmentRules.monthly(Money.of(yearly), instalments)).isEqualTo(Money.of(monthly));
    }

    /** 119 × 1,347.23 / 1,304.69 = 122.88; a clerk's 80 × 1,347.23 / 1,304.69 = 82.608…; 100 × 0.9 = 90. */
    @ParameterizedTest
    @CsvSource({"119.00, 1304.69, 1347.23, 123.00", "80.00, 1304.69, 1347.23, 83.00", "100.00, 1000.00, 900.00, 90.00"})
    void anAmountFollowsThePricesByTheirPercentage(String monthly, String before, String now, String changed) {
        assertThat(InstalmentRules.following(Money.of(monthly), Money.of(before), Money.of(now)))
                .isEqualTo(Money.of(changed));
    }

    @Test
    void everyMonthOfTenYearsIsDemandedMoreThanFourteenDaysBefore() {
        for (var month = LocalDate.of(2026, 1, 1); month.getYear() < 2036; month = month.plusMonths(1)) {
            assertThat(ChronoUnit.DAYS.between(InstalmentRules.demandedOn(month), month))
                    .isBetween(15L, 18L);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-10-14, 2026-11-01", "2026-10-15, 2026-12-01", "2026-12-31, 2027-02-01", "2026-11-01, 2026-12-01"})
    void theFirstMonthIsTheFirstThatCanBeAnnouncedInTime(LocalDate day, LocalDate month) {
        assertThat(InstalmentRules.nextMonth(day)).isEqualTo(month);
    }

    /** Read on 1 September, the bill comes in September; read on 16 October, it takes the place of November's instalment. */
    @ParameterizedTest
    @CsvSource({"2027-09-01, SEPTEMBER", "2027-10-16, NOVEMBER", "2026-12-31, JANUARY"})
    void theBillTakesThePlaceOfTheInstalmentAfterTheReading(LocalDate reading, Month pause) {
        assertThat(InstalmentRules.pause(reading)).isEqualTo(pause);
    }

    @Test
    void elevenInstalmentsLieBetweenTwoBills() {
        var plan = plan(LocalDate.of(2026, 10, 16), Month.NOVEMBER);

        var due = LocalDate.of(2026, 11, 1)
                .datesUntil(LocalDate.of(2027, 11, 2), java.time.Period.ofMonths(1))
                .filter(plan::isDueOn)
                .toList();

        assertThat(due).hasSize(11).startsWith(LocalDate.of(2026, 12, 1)).endsWith(LocalDate.of(2027, 10, 1));
        assertThat(plan.isDueOn(LocalDate.of(2026, 10, 1))).isFalse();
    }

    /** 119.00 / 1.19 = 100.00 net; 109.00 / 1.19 = 91.5966… → 91.60 net, 17.40 VAT. */
    @Test
    void anInstalmentCarriesVat() {
        assertThat(Instalment.split(Money.of("119.00"), new BigDecimal(19)))
                .isEqualTo(new Instalment.Part(Money.of("100.00"), Money.of("19.00")));
        assertThat(Instalment.split(Money.of("109.00"), new BigDecimal(19)))
                .isEqualTo(new Instalment.Part(Money.of("91.60"), Money.of("17.40")));
    }

    /** 59.00 of 109.00 are open: 91.60 × 59 / 109 = 49.5816… → 49.58 net, 9.42 VAT; paid are 42.02 and 7.98. */
    @Test
    void thePaidAndTheUnpaidPartAddUpToTheWhole() {
        var instalment = new Instalment(
                "A-1-202612",
                CONTRACT,
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 1),
                Money.of("91.60"),
                Money.of("17.40"));

        assertThat(instalment.unpaid(Money.of("59.00")))
                .isEqualTo(new Instalment.Part(Money.of("49.58"), Money.of("9.42")));
        assertThat(instalment.paid(Money.of("50.00")))
                .isEqualTo(new Instalment.Part(Money.of("42.02"), Money.of("7.98")));
        assertThat(instalment.name()).isEqualTo("Abschlag Dezember 2026");
    }

    private static InstalmentPlan plan(LocalDate from, Month pause) {
        return new InstalmentPlan(
                CONTRACT,
                1,
                from,
                Money.of("119.00"),
                pause,
                Energy.ofKwh("3500"),
                Money.of("1304.69"),
                Reason.START,
                from,
                "");
    }
}
