package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.supply.supplier.TerminationDecision.Accepted;
import org.stromlauf.supply.supplier.TerminationDecision.PowerOfAttorneyMissing;
import org.stromlauf.supply.supplier.TerminationDecision.Rejected;

/** Each code of the consumption branch of E_0614 is reached. */
class TerminationTreeTests {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 10, 5);
    private static final LocalDate END = LocalDate.of(2026, 11, 1);

    private static final Contract FREE = contract(NoticePeriod.weeks(2), null, false);
    private static final Contract BOUND = contract(NoticePeriod.weeks(4), LocalDate.of(2027, 3, 1), false);
    private static final Contract CAREFUL = contract(NoticePeriod.weeks(2), null, true);

    @Test
    void a01RejectsAnEndBeforeTheReceipt() {
        assertThat(decide(fixed(RECEIVED.minusDays(1)), FREE)).isEqualTo(rejected("A01"));
    }

    @Test
    void a03AcceptsTheEndThatWasAgreedBefore() {
        assertThat(decide(fixed(END), BOUND.cancelledTo(END))).isEqualTo(new Accepted("A03", END));
    }

    @Test
    void a04RejectsWhenTheContractEndsEarlier() {
        var earlier = END.minusDays(10);

        assertThat(decide(fixed(END), FREE.cancelledTo(earlier))).isEqualTo(new Rejected("A04", earlier, null, null));
    }

    @Test
    void a04RejectsWhenThereIsNoContract() {
        assertThat(TerminationTree.decide(fixed(END), Optional.empty(), PowerOfAttorney.MISSING))
                .isEqualTo(rejected("A04"));
    }

    @Test
    void a05RejectsABoundContractThatEndsLaterAnyway() {
        var later = LocalDate.of(2027, 6, 1);

        assertThat(decide(fixed(END), BOUND.cancelledTo(later)))
                .isEqualTo(new Rejected("A05", later, LocalDate.of(2027, 3, 1), NoticePeriod.weeks(4)));
    }

    @Test
    void a06RejectsABoundContractAndTellsItsPossibleEnd() {
        assertThat(decide(fixed(END), BOUND))
                .isEqualTo(new Rejected("A06", null, LocalDate.of(2027, 3, 1), NoticePeriod.weeks(4)));
    }

    @Test
    void a08RejectsAnIneffectivePowerOfAttorney() {
        assertThat(TerminationTree.decide(fixed(END), Optional.of(CAREFUL), PowerOfAttorney.INEFFECTIVE))
                .isEqualTo(rejected("A08"));
    }

    @Test
    void waitsForThePowerOfAttorneyThatWasAskedFor() {
        assertThat(decide(fixed(END), CAREFUL)).isEqualTo(new PowerOfAttorneyMissing());
    }

    @Test
    void a09AcceptsWithAnEffectivePowerOfAttorney() {
        assertThat(TerminationTree.decide(fixed(END), Optional.of(CAREFUL), PowerOfAttorney.EFFECTIVE))
                .isEqualTo(new Accepted("A09", END));
    }

    @Test
    void a09AcceptsAContractThatIsFreeToEnd() {
        assertThat(decide(fixed(END), FREE)).isEqualTo(new Accepted("A09", END));
    }

    @Test
    void a09AcceptsOnTheFirstDayThatTheNoticePeriodAllows() {
        var first = RECEIVED.plusWeeks(2);

        assertThat(decide(fixed(first), FREE)).isEqualTo(new Accepted("A09", first));
        assertThat(decide(fixed(first.minusDays(1)), FREE)).isInstanceOf(Rejected.class);
    }

    @Test
    void a09GivesTheNextPossibleEndWhenNoDayIsFixed() {
        var next = new TerminationTree.Request(true, false, END, RECEIVED);

        assertThat(decide(next, BOUND)).isEqualTo(new Accepted("A09", LocalDate.of(2027, 3, 1)));
    }

    @Test
    void fallbackSupplyEndsOnAnyDay() {
        var fallback = ContractFixtures.active(
                ContractFixtures.terms(NoticePeriod.weeks(2), null, SupplyKind.FALLBACK, false));

        assertThat(decide(fixed(RECEIVED.plusDays(1)), fallback)).isEqualTo(new Accepted("A09", RECEIVED.plusDays(1)));
    }

    @Test
    void a18RejectsATerminationOfGeneration() {
        var generation = new TerminationTree.Request(false, true, END, RECEIVED);

        assertThat(decide(generation, FREE)).isEqualTo(rejected("A18"));
    }

    private static TerminationDecision decide(TerminationTree.Request request, Contract contract) {
        return TerminationTree.decide(request, Optional.of(contract), PowerOfAttorney.MISSING);
    }

    private static TerminationTree.Request fixed(LocalDate end) {
        return new TerminationTree.Request(true, true, end, RECEIVED);
    }

    private static Contract contract(NoticePeriod notice, LocalDate boundUntil, boolean powerOfAttorney) {
        return ContractFixtures.active(
                ContractFixtures.terms(notice, boundUntil, SupplyKind.CONTRACT, powerOfAttorney));
    }

    private static Rejected rejected(String code) {
        return new Rejected(code, null, null, null);
    }
}
