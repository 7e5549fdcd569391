package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.dunning.Claim.Standing;
import org.stromlauf.dunning.NextStep.Order;
import org.stromlauf.dunning.NextStep.Reason;
import org.stromlauf.dunning.NextStep.Rest;
import org.stromlauf.dunning.NextStep.Settled;
import org.stromlauf.dunning.NextStep.Take;
import org.stromlauf.dunning.NextStep.Wait;
import org.stromlauf.dunning.PaymentPlan.MonthlyInstalment;
import org.stromlauf.shared.Money;

class DunningRulesTests {

    private static final LocalDate DUE = LocalDate.of(2027, 2, 1);
    private static final LocalDate REMINDED = LocalDate.of(2027, 2, 8);
    /** A Tuesday; four weeks later Easter is over a week past. */
    private static final LocalDate THREATENED = LocalDate.of(2027, 4, 6);

    private static final DunningCase AFTER_REMINDER = DunningCase.NEW.remindedOn(REMINDED);
    private static final DunningCase AFTER_THREAT = AFTER_REMINDER.threatenedOn(THREATENED);

    private final DunningRules rules = new DunningRules(new DunningTerms(7, 14));

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2027-02-07, false", "2027-02-08, true"})
    void remindsAWeekAfterTheDueDate(LocalDate today, boolean now) {
        assertThat(rules.next(DunningCase.NEW, owing("10.00"), today))
                .isEqualTo(
                        now
                                ? new Take(DunningLevel.REMINDER)
                                : new Wait(DunningLevel.REMINDER, LocalDate.of(2027, 2, 8)));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2027-02-22, false", "2027-02-23, true"})
    void threatensWhenTheTimeToPayIsOver(LocalDate today, boolean now) {
        assertThat(rules.next(AFTER_REMINDER, owing("200.00"), today))
                .isEqualTo(
                        now ? new Take(DunningLevel.THREAT) : new Wait(DunningLevel.THREAT, LocalDate.of(2027, 2, 23)));
    }

    @Test
    void threatensNobodyWhoOwesLessThanTheThreshold() {
        assertThat(rules.next(AFTER_REMINDER, owing("199.99"), DUE.plusYears(1)))
                .isEqualTo(new Rest(Reason.BELOW_THRESHOLD));
    }

    @Test
    void stopsWhenAPartPaymentTakesTheArrearsBelowTheThreshold() {
        var announced = AFTER_THREAT.announcedOn(THREATENED);

        assertThat(rules.next(AFTER_THREAT, owing("199.99"), DUE.plusYears(1)))
                .isEqualTo(new Rest(Reason.BELOW_THRESHOLD));
        assertThat(rules.next(announced, owing("199.99"), DUE.plusYears(1)))
                .isEqualTo(new Rest(Reason.BELOW_THRESHOLD));
    }

    @Test
    void restsOnHoldAndWhenNothingCounts() {
        var disputed = new Arrears(
                List.of(new Claim("i", DUE, Money.of("900.00"), Standing.DISPUTED)),
                new MonthlyInstalment(Money.of("100.00")));

        assertThat(rules.next(AFTER_REMINDER.held(true), owing("900.00"), DUE.plusYears(1)))
                .isEqualTo(new Rest(Reason.ON_HOLD));
        assertThat(rules.next(AFTER_REMINDER, disputed, DUE.plusYears(1))).isEqualTo(new Rest(Reason.NOTHING_COUNTS));
    }

    @Test
    void cutsAtTheEarliestWhenFourWeeksAreOver() {
        // Tuesday 6 April + 4 weeks = Tuesday 4 May, whose end the period has.
        assertThat(DunningPeriods.earliestAfterThreat(THREATENED)).isEqualTo(LocalDate.of(2027, 5, 5));
        // Four weeks after Friday 9 April end on Friday 7 May: the next working day is Monday.
        assertThat(DunningPeriods.earliestAfterThreat(LocalDate.of(2027, 4, 9))).isEqualTo(LocalDate.of(2027, 5, 10));
    }

    @Test
    void cutsAtTheEarliestWhenEightWorkingDaysAreOver() {
        // Thursday 22 April: 23, 26–30 April, 3, 4 May are eight working days.
        assertThat(DunningPeriods.earliestAfterAnnouncement(LocalDate.of(2027, 4, 22)))
                .isEqualTo(LocalDate.of(2027, 5, 5));
        // One day later Ascension Day (6 May) stands in the way of nothing yet, the day after it does.
        assertThat(DunningPeriods.earliestAfterAnnouncement(LocalDate.of(2027, 4, 23)))
                .isEqualTo(LocalDate.of(2027, 5, 7));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2027-04-21, false", "2027-04-22, true"})
    void announcesSoThatTheThreatsFourWeeksAreKept(LocalDate today, boolean now) {
        assertThat(rules.next(AFTER_THREAT, owing("200.00"), today))
                .isEqualTo(
                        now
                                ? new Take(DunningLevel.ANNOUNCEMENT)
                                : new Wait(DunningLevel.ANNOUNCEMENT, LocalDate.of(2027, 4, 22)));
    }

    @Test
    void aLateAnnouncementMovesTheDisconnection() {
        assertThat(DunningPeriods.disconnection(THREATENED, LocalDate.of(2027, 4, 22)))
                .isEqualTo(LocalDate.of(2027, 5, 5));
        assertThat(DunningPeriods.disconnection(THREATENED, LocalDate.of(2027, 4, 23)))
                .isEqualTo(LocalDate.of(2027, 5, 7));
    }

    @Test
    void ordersSixWorkingDaysBeforeAndNeverForAnEarlierDay() {
        var announced = AFTER_THREAT.announcedOn(LocalDate.of(2027, 4, 22));

        assertThat(rules.next(announced, owing("200.00"), LocalDate.of(2027, 4, 26)))
                .isEqualTo(new Wait(DunningLevel.ORDER, LocalDate.of(2027, 4, 27)));
        assertThat(rules.next(announced, owing("200.00"), LocalDate.of(2027, 4, 27)))
                .isEqualTo(new Order(LocalDate.of(2027, 5, 5)));
        assertThat(rules.next(announced, owing("200.00"), LocalDate.of(2027, 4, 28)))
                .isEqualTo(new Order(LocalDate.of(2027, 5, 7)));
    }

    @Test
    void endsAtAnyLevelWhenAllIsPaid() {
        var ordered = AFTER_THREAT.announcedOn(THREATENED.plusDays(20)).orderedOn(THREATENED.plusDays(25));

        for (var dunning : List.of(DunningCase.NEW, AFTER_REMINDER, AFTER_THREAT, ordered)) {
            assertThat(rules.next(dunning, owing("0.00"), DUE.plusYears(1))).isEqualTo(new Settled());
        }
        assertThat(rules.next(ordered, owing("200.00"), DUE.plusYears(1))).isEqualTo(new Rest(Reason.ORDERED));
    }

    @Test
    void refusesNoticesOutOfOrder() {
        assertThatThrownBy(() -> DunningCase.NEW.threatenedOn(THREATENED)).hasMessageContaining("before the reminder");
        assertThatThrownBy(() -> AFTER_THREAT.announcedOn(THREATENED.minusDays(1)))
                .hasMessageContaining("before the threat");
    }

    private static Arrears owing(String amount) {
        return new Arrears(
                List.of(new Claim("i", DUE, Money.of(amount), Standing.DUE)),
                new MonthlyInstalment(Money.of("100.00")));
    }
}
