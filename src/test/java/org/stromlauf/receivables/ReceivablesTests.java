package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.receivables.Books.BOOKED;
import static org.stromlauf.receivables.Books.DUE;
import static org.stromlauf.receivables.Books.SUPPLIER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.Money;

class ReceivablesTests {

    private static final Account DEBTOR = Account.debtor("c-1");

    private final Books books = new Books();

    @Test
    void booksAnInvoiceAsRevenueVatAndOpenItem() {
        books.invoice("R-1", "c-1", "100.00", "19.00");
        books.invoice("R-1", "c-1", "100.00", "19.00");

        assertThat(books.open("R-1")).isEqualTo(Money.of("119.00"));
        assertThat(books.balance(DEBTOR)).isEqualTo(Money.of("119.00"));
        assertThat(books.balance(Account.VAT)).isEqualTo(Money.of("-19.00"));
    }

    @Test
    void settlesAnItemInParts() {
        books.invoice("R-1", "c-1", "100.00", "19.00");

        books.pay("p1", "c-1", "50.00", "R-1");
        assertThat(books.open("R-1")).isEqualTo(Money.of("69.00"));

        books.pay("p2", "c-1", "69.00", "R-1");
        assertThat(books.receivables.open(SUPPLIER, "c-1")).isEmpty();
        assertThat(books.balance(DEBTOR)).isEqualTo(Money.ZERO);
    }

    @Test
    void settlesWhatIsMeantAndThenWhatIsDueFirst() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.instalment("b", "c-1", "10.00", DUE.plusMonths(1));
        books.instalment("c", "c-1", "10.00", DUE.plusMonths(2));

        books.pay("p", "c-1", "15.00", "c");

        assertThat(List.of(books.open("a"), books.open("b"), books.open("c")))
                .containsExactly(Money.of("5.00"), Money.of("10.00"), Money.ZERO);
    }

    @Test
    void booksAPaymentOnce() {
        books.instalment("a", "c-1", "10.00", DUE);

        books.pay("p", "c-1", "4.00");
        books.pay("p", "c-1", "4.00");

        assertThat(books.open("a")).isEqualTo(Money.of("6.00"));
    }

    @Test
    void keepsAnOverpaymentAsCreditForTheNextItem() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.pay("p", "c-1", "25.00");
        assertThat(books.receivables.credit(SUPPLIER, "c-1")).isEqualTo(Money.of("15.00"));

        books.instalment("b", "c-1", "10.00", DUE.plusMonths(1));
        books.instalment("c", "c-1", "10.00", DUE.plusMonths(2));

        assertThat(books.open("b")).isEqualTo(Money.ZERO);
        assertThat(books.open("c")).isEqualTo(Money.of("5.00"));
        assertThat(books.receivables.credit(SUPPLIER, "c-1")).isEqualTo(Money.ZERO);
    }

    @Test
    void setsACreditNoteOffAgainstOpenItems() {
        books.instalment("a", "c-1", "100.00", DUE);
        books.invoice("R-1", "c-1", "-30.00", "-5.70");

        assertThat(books.receivables.find(SUPPLIER, "R-1")).isEmpty();
        assertThat(books.open("a")).isEqualTo(Money.of("64.30"));
    }

    @Test
    void opensTheItemAgainWhenMoneyIsReturned() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.pay("p", "c-1", "10.00", "a");

        books.run(() -> takeBack("r", "a", "10.00", "3.50"));
        books.run(() -> takeBack("r", "a", "10.00", "3.50"));

        assertThat(books.open("a")).isEqualTo(Money.of("10.00"));
        assertThat(books.balance(Account.BANK)).isEqualTo(Money.of("-3.50"));
        assertThat(books.balance(Account.BANK_CHARGES)).isEqualTo(Money.of("3.50"));
    }

    @Test
    void anItemPaidTwiceStaysSettledWhenOnePaymentIsReturned() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.pay("transfer", "c-1", "10.00", "a");
        books.pay("debit", "c-1", "10.00", "a");

        books.run(() -> takeBack("r", "a", "10.00", "0.00"));

        assertThat(books.open("a")).isEqualTo(Money.ZERO);
        assertThat(books.receivables.credit(SUPPLIER, "c-1")).isEqualTo(Money.ZERO);
    }

    @Test
    void theDatabaseRefusesToSettleMoreThanTheItem() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.pay("p", "c-1", "30.00", "a");

        books.instalment("b", "c-1", "5.00", DUE);
        assertThatThrownBy(() -> books.run(() -> books.items.allocate(SUPPLIER, "b", "item a", Money.of("5.00"))))
                .hasMessageContaining("cannot be settled by 10.00");
    }

    @Test
    void theDatabaseRefusesToSettleByMoreThanWasPaid() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.pay("p", "c-1", "4.00", "a");
        books.instalment("b", "c-1", "10.00", DUE);

        assertThatThrownBy(() -> books.run(() -> books.items.allocate(SUPPLIER, "b", "p", Money.of("0.01"))))
                .hasMessageContaining("cannot settle 4.01");
    }

    @Test
    void listsWhatIsDue() {
        books.instalment("a", "c-1", "10.00", DUE);
        books.instalment("b", "c-2", "10.00", DUE.plusDays(1));

        assertThat(books.receivables.dueUntil(SUPPLIER, DUE))
                .extracting(OpenItem::key)
                .containsExactly("a");
        assertThat(books.receivables.page(SUPPLIER, "a", 10))
                .extracting(OpenItem::key)
                .containsExactly("b");
        assertThat(books.receivables.get(SUPPLIER, "a").isOverdueOn(DUE)).isFalse();
        assertThat(books.receivables.get(SUPPLIER, "a").isOverdueOn(DUE.plusDays(1)))
                .isTrue();
    }

    @Test
    void refusesAKeyThatABankWouldNotReturn() {
        assertThatThrownBy(() -> books.instalment("Müller/1", "c-1", "10.00", BOOKED))
                .hasMessageContaining("characters of SEPA");
    }

    private void takeBack(String key, String item, String amount, String charges) {
        books.receivables.takeBack(
                SUPPLIER, key, DUE, books.receivables.get(SUPPLIER, item), Money.of(amount), Money.of(charges));
    }

    @Test
    void tellsOfPaymentsAndCreditsButNotOfDemands() {
        books.invoice("R-1", "c-1", "100.00", "19.00");
        assertThat(books.changed).isEmpty();

        books.pay("p1", "c-1", "50.00", "R-1");
        books.pay("p1", "c-1", "50.00", "R-1");
        books.invoice("R-2", "c-2", "-10.00", "-1.90");

        assertThat(books.changed).containsExactly("c-1", "c-2");
    }

    /** 119.00 asked, 50.00 paid: 69.00 are withdrawn, of which 57.98 net and 11.02 VAT. */
    @Test
    void withdrawsWhatIsOpenByATurnedRoundPosting() {
        books.invoice("R-1", "c-1", "100.00", "19.00");
        books.pay("p1", "c-1", "50.00", "R-1");

        books.withdraw("w", "R-1", "57.98", "11.02");
        books.withdraw("w", "R-1", "57.98", "11.02");

        assertThat(books.open("R-1")).isEqualTo(Money.ZERO);
        assertThat(books.balance(DEBTOR)).isEqualTo(Money.ZERO);
        assertThat(books.balance(Account.REVENUE)).isEqualTo(Money.of("-42.02"));
        assertThat(books.balance(Account.VAT)).isEqualTo(Money.of("-7.98"));
        assertThat(books.ledger.total(SUPPLIER)).isEqualTo(Money.ZERO);
        assertThat(books.changed).containsExactly("c-1", "c-1");
        assertThat(books.receivables.settlements(SUPPLIER, List.of("R-1", "R-2")))
                .containsOnlyKeys("R-1")
                .containsEntry(
                        "R-1",
                        List.of(
                                new Settlement("p1", DUE, Money.of("50.00")),
                                new Settlement("w", DUE, Money.of("69.00"))));
    }

    @Test
    void withdrawsNoMoreThanIsOpen() {
        books.invoice("R-1", "c-1", "100.00", "19.00");
        books.pay("p1", "c-1", "50.00", "R-1");

        assertThatThrownBy(() -> books.withdraw("w", "R-1", "100.00", "19.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("69.00 EUR are open");
        assertThat(books.open("R-1")).isEqualTo(Money.of("69.00"));
    }
}
