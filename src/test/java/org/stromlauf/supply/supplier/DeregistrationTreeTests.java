package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.supplier.DeregistrationDecision.Accepted;
import org.stromlauf.supply.supplier.DeregistrationDecision.Rejected;

/** Each code of the consumption branch of E_0624 is reached. */
class DeregistrationTreeTests {

    /** A Friday: the limit is 07:00 on Monday. */
    private static final LocalDate REGISTERED = LocalDate.of(2026, 10, 9);

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate END = LocalDate.of(2026, 10, 20);

    private static final Contract RUNNING =
            ContractFixtures.active(ContractFixtures.terms(NoticePeriod.weeks(2), null));

    @Test
    void a43RejectsARequestAfterSevenOfTheNextWorkingDay() {
        var late = MarketCalendar.at(MONDAY, LocalTime.of(7, 0)).plusSeconds(1);

        assertThat(decide(request(late, false), known(RUNNING))).isEqualTo(new Rejected("A43"));
        assertThat(decide(request(late.minusSeconds(1), false), known(RUNNING))).isNotEqualTo(new Rejected("A43"));
    }

    @Test
    void a30RejectsWhenTheOwnDeregistrationIsConfirmed() {
        var ended = RUNNING.cancelledTo(END).deregistered(END, true);

        assertThat(decide(switching(), known(ended))).isEqualTo(new Rejected("A30"));
    }

    @Test
    void a30RejectsWhenSupplyEndedLongAgo() {
        var ended = RUNNING.ended(LocalDate.of(2026, 1, 1));

        assertThat(decide(switching(), known(ended))).isEqualTo(new Rejected("A30"));
    }

    @Test
    void a31AcceptsToTheDayOfTheOwnDeregistrationThatIsNotAnsweredYet() {
        var own = LocalDate.of(2026, 10, 15);
        var deregistered = RUNNING.cancelledTo(own).deregistered(own, false);

        assertThat(decide(switching(), known(deregistered))).isEqualTo(new Accepted("A31", own));
    }

    @Test
    void a32RejectsAMoveInOfTheSameCustomer() {
        assertThat(decide(moveIn(), new DeregistrationTree.Knowledge(Optional.of(RUNNING), true, false)))
                .isEqualTo(new Rejected("A32"));
    }

    @Test
    void a33RejectsAMoveInWhenTheCustomerStays() {
        assertThat(decide(moveIn(), new DeregistrationTree.Knowledge(Optional.of(RUNNING), false, true)))
                .isEqualTo(new Rejected("A33"));
    }

    @Test
    void a34AcceptsAMoveIn() {
        assertThat(decide(moveIn(), known(RUNNING))).isEqualTo(new Accepted("A34", END));
    }

    @Test
    void a35RejectsWhileTheContractGoesOn() {
        assertThat(decide(switching(), known(RUNNING))).isEqualTo(new Rejected("A35"));
        assertThat(decide(switching(), known(RUNNING.cancelledTo(END.plusDays(1)))))
                .isEqualTo(new Rejected("A35"));
    }

    @Test
    void a36AcceptsWhenTheCustomerCancelledInTime() {
        assertThat(decide(switching(), known(RUNNING.cancelledTo(END)))).isEqualTo(new Accepted("A36", END));
    }

    @Test
    void a38EndsFallbackSupply() {
        var fallback = ContractFixtures.active(
                ContractFixtures.terms(NoticePeriod.weeks(2), null, SupplyKind.FALLBACK, false));

        assertThat(decide(switching(), known(fallback))).isEqualTo(new Accepted("A38", END));
    }

    private static DeregistrationDecision decide(
            DeregistrationTree.Request request, DeregistrationTree.Knowledge known) {
        return DeregistrationTree.decide(request, known);
    }

    private static DeregistrationTree.Knowledge known(Contract contract) {
        return new DeregistrationTree.Knowledge(Optional.of(contract), false, false);
    }

    private static DeregistrationTree.Request switching() {
        return request(MarketCalendar.at(REGISTERED, LocalTime.of(15, 0)), false);
    }

    private static DeregistrationTree.Request moveIn() {
        return request(MarketCalendar.at(REGISTERED, LocalTime.of(15, 0)), true);
    }

    private static DeregistrationTree.Request request(Instant received, boolean moveIn) {
        return new DeregistrationTree.Request(received, REGISTERED, END, moveIn);
    }
}
