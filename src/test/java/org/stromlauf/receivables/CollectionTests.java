package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.receivables.Books.DUE;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.receivables.CollectionResult.NothingToCollect;
import org.stromlauf.receivables.CollectionResult.Reason;
import org.stromlauf.receivables.CollectionResult.Skipped;
import org.stromlauf.shared.Money;

class CollectionTests {

    private final Books books = new Books();
    private final Bank bank = new Bank(books);

    @Test
    void filesAValidOrderOfFirstAndRecurrentDebits() {
        books.instalment("c-1-2026-12", "c-1", "87.00", DUE);
        books.instalment("c-1-2026-11", "c-1", "87.00", DUE.minusMonths(1).plusDays(10));
        books.instalment("c-2-2026-12", "c-2", "55.50", DUE);

        var run = ((Filed) bank.collect("2026-12-01", DUE)).run();

        var xml = bank.file(run);
        PaymentSchemas.validate("pain.008.001.08", xml);
        assertThat(run.total()).isEqualTo(Money.of("229.50"));
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<SeqTp>FRST</SeqTp>", "<SeqTp>RCUR</SeqTp>", "<Cd>CORE</Cd>")
                .contains("<EndToEndId>c-2-2026-12</EndToEndId>", "<ReqdColltnDt>2026-12-01</ReqdColltnDt>")
                .contains("<Nm>Juergen Mueller-Weiss</Nm>", "<Id>DE98ZZZ09999999999</Id>");
        assertThat(bank.sent).containsExactly("2026-12-01");
    }

    @Test
    void filesARunOnce() {
        books.instalment("a", "c-1", "87.00", DUE);

        var first = (Filed) bank.collect("r", DUE);
        var again = (Filed) bank.collect("r", DUE);

        assertThat(again.run()).isEqualTo(first.run());
        assertThat(bank.sent).containsExactly("r");
    }

    @Test
    void doesNotDebitTheCostsOfAReturnForThatWouldMakeNewOnes() {
        books.returnFee("fee", "c-1", "3.50", DUE);

        assertThat(bank.collect("r", DUE))
                .isEqualTo(new NothingToCollect(List.of(new Skipped("fee", Reason.COSTS_OF_A_RETURN))));
    }

    @Test
    void collectsAnItemOnce() {
        books.instalment("a", "c-1", "87.00", DUE);
        bank.collect("r1", DUE);

        assertThat(bank.collect("r2", DUE.plusDays(2)))
                .isEqualTo(new NothingToCollect(List.of(new Skipped("a", Reason.COLLECTED_BEFORE))));
    }

    @Test
    void collectsOnTheNextBankWorkingDay() {
        var saturday = LocalDate.of(2026, 12, 5);
        books.instalment("a", "c-1", "87.00", saturday);

        assertThat(((Filed) bank.collect("r", saturday)).run().collectOn()).isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void leavesOutWhatWasAnnouncedLessThanFourteenDaysBefore() {
        books.instalment("in-time", "c-1", "1.00", Books.BOOKED.plusDays(14));
        books.instalment("late", "c-2", "1.00", Books.BOOKED.plusDays(11));
        var result = bank.collect("r13", Books.BOOKED.plusDays(11));

        assertThat(result).isEqualTo(new NothingToCollect(List.of(new Skipped("late", Reason.ANNOUNCED_TOO_LATE))));
        assertThat(bank.collect("r14", Books.BOOKED.plusDays(14))).isInstanceOf(Filed.class);
    }

    @Test
    void leavesOutDebtorsWithoutMandateAndLapsedMandates() {
        books.instalment("a", "without-mandate", "1.00", DUE);
        books.instalment("b", "old-mandate", "1.00", DUE);

        assertThat(bank.collect("r", DUE))
                .isEqualTo(new NothingToCollect(
                        List.of(new Skipped("a", Reason.NO_MANDATE), new Skipped("b", Reason.MANDATE_LAPSED))));
    }

    @Test
    void refusesADayThatTheBankCannotMeet() {
        books.instalment("a", "c-1", "1.00", DUE);

        assertThatThrownBy(() -> bank.collect("r", Books.BOOKED)).hasMessageContaining("one working day before");
    }

    @Test
    void refusesACreditorIdWithWrongCheckDigits() {
        assertThatThrownBy(() -> new Creditor("X", "DE97ZZZ09999999999", Bank.IBAN))
                .hasMessageContaining("Gläubiger-ID");
    }
}
