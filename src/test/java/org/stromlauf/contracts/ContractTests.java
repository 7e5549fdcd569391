package org.stromlauf.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.DateRange;

class ContractTests {

    private static final LocalDate END = LocalDate.of(2026, 11, 10);

    @Test
    void endsAfterTheNoticePeriodWhenNothingElseBinds() {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(2), null);

        assertThat(terms.earliestEnd(LocalDate.of(2026, 10, 5))).isEqualTo(LocalDate.of(2026, 10, 19));
    }

    @Test
    void endsNotBeforeTheFirstTermIsOver() {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(2), LocalDate.of(2027, 3, 1));

        assertThat(terms.earliestEnd(LocalDate.of(2026, 10, 5))).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(terms.earliestEnd(LocalDate.of(2027, 2, 28))).isEqualTo(LocalDate.of(2027, 3, 14));
    }

    @Test
    void fallbackSupplyEndsWithoutNotice() {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(2), null, ContractTerms.SupplyKind.FALLBACK, false);

        assertThat(terms.earliestEnd(END)).isEqualTo(END);
    }

    @Test
    void staysAssignedUntilTheDeregistrationNotUntilTheContractEnds() {
        var cancelled = ContractFixtures.active(ContractFixtures.terms(NoticePeriod.weeks(2), null))
                .cancelledTo(END);

        assertThat(cancelled.goesOnOn(END)).isFalse();
        assertThat(cancelled.isAssignedOn(END)).isTrue();
        assertThat(cancelled.deregistered(END, false).isAssignedOn(END)).isFalse();
    }

    @Test
    void aFutureSupplyThatIsTakenAwayEndsOnTheDayOnWhichItWouldHaveBegun() {
        var confirmed = ContractFixtures.contract(
                ContractState.CONFIRMED,
                ContractFixtures.terms(NoticePeriod.weeks(2), null),
                DateRange.startingAt(LocalDate.of(2026, 12, 1)));

        var ended = confirmed.ended(END);

        assertThat(ended.state()).isEqualTo(ContractState.ENDED);
        assertThat(ended.supply().days()).isZero();
    }

    @Test
    void onlyAPendingContractIsConfirmed() {
        var active = ContractFixtures.active(ContractFixtures.terms(NoticePeriod.weeks(2), null));

        assertThatIllegalStateException().isThrownBy(() -> active.confirmed(END));
    }

    @Test
    void refusesAnIbanWithAWrongDigit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectDebitMandate("DE88370400440532013000", "Erika Muster", "M-1", END))
                .withMessageContaining("IBAN");
    }

    @Test
    void sameCustomerIsRecognisedInOtherSpelling() {
        var name = CustomerName.person("Erika", "Muster");

        assertThat(name.isSameAs("MUSTER ", "erika")).isTrue();
        assertThat(name.isSameAs("Mustermann", "Erika")).isFalse();
    }
}
