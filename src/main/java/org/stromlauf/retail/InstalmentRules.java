package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import org.stromlauf.shared.Money;

/** How instalments are reckoned and when they are asked for. */
final class InstalmentRules {

    /**
     * The day of the month before on which an instalment is demanded: from 14 February to 1 March there are 15 days, always at
     * least one more than the pre-notification of a direct debit asks (SEPA core rulebook 4.1: 14 days).
     */
    static final int DEMAND_DAY = 14;

    private static final int CENTS = 2;

    private InstalmentRules() {}

    /** An equal part of what a year costs, rounded up to full euros. */
    static Money monthly(Money yearlyGross, int instalments) {
        var part = yearlyGross.euros().divide(BigDecimal.valueOf(instalments), 0, RoundingMode.CEILING);
        return new Money(part.setScale(CENTS));
    }

    /** StromGVV §13(2): when prices change, instalments follow by the same percentage; rounded up to full euros. */
    static Money following(Money monthly, Money yearlyBefore, Money yearlyNow) {
        var changed = monthly.euros().multiply(yearlyNow.euros()).divide(yearlyBefore.euros(), 0, RoundingMode.CEILING);
        return new Money(changed.setScale(CENTS));
    }

    /** The month whose instalment the yearly bill replaces: its first is the first on or after the yearly reading. */
    static Month pause(LocalDate yearlyReading) {
        return firstOfMonthFrom(yearlyReading).getMonth();
    }

    static LocalDate firstOfMonthFrom(LocalDate day) {
        return day.getDayOfMonth() == 1 ? day : day.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    /** When the instalment of a month is demanded. */
    static LocalDate demandedOn(LocalDate month) {
        return month.minusMonths(1).withDayOfMonth(DEMAND_DAY);
    }

    /** The first month whose instalment is not demanded yet on a day, that day's own demand included. */
    static LocalDate nextMonth(LocalDate day) {
        var month = day.with(TemporalAdjusters.firstDayOfNextMonth());
        return demandedOn(month).isBefore(day) ? month.plusMonths(1) : month;
    }
}
