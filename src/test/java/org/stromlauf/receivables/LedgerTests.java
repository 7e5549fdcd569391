package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.receivables.Books.BOOKED;
import static org.stromlauf.receivables.Books.SUPPLIER;
import static org.stromlauf.receivables.LedgerEntry.credit;
import static org.stromlauf.receivables.LedgerEntry.debit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

class LedgerTests {

    private static final Account DEBTOR = Account.debtor("c-1");
    private static final Money TEN = Money.of("10.00");

    private final Books books = new Books();

    @Test
    void booksAPostingOnce() {
        assertThat(books.post("p", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN)))
                .isTrue();
        assertThat(books.post("p", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN)))
                .isFalse();

        assertThat(books.balance(DEBTOR)).isEqualTo(TEN);
        assertThat(books.balance(Account.REVENUE)).isEqualTo(TEN.negated());
    }

    @Test
    void refusesAnotherPostingUnderAUsedKey() {
        books.post("p", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN));

        assertThatThrownBy(() -> books.post("p", debit(DEBTOR, TEN), credit(Account.VAT, TEN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("something else under 'p'");
    }

    @Test
    void keepsTheBooksOfTenantsApart() {
        books.post("p", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN));

        assertThat(books.ledger.balance(TenantId.of("other"), DEBTOR)).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesAPostingThatDoesNotSumToZero() {
        var entries = List.of(debit(DEBTOR, TEN), credit(Account.REVENUE, Money.of("9.99")));

        assertThatThrownBy(() -> new Posting("p", BOOKED, "", entries)).hasMessageContaining("not to zero");
    }

    @Test
    void theDatabaseRefusesAPostingThatDoesNotSumToZero() {
        assertThatThrownBy(() -> books.run(() -> {
                    insertPosting("q", 2);
                    insertEntry("q", 1, "10.00");
                    insertEntry("q", 2, "-9.99");
                }))
                .hasStackTraceContaining("must sum to zero");
    }

    @Test
    void theDatabaseRefusesAPostingWithoutItsEntries() {
        assertThatThrownBy(() -> books.run(() -> insertPosting("q", 2))).hasStackTraceContaining("has 0 entries");
    }

    @Test
    void theDatabaseRefusesEntriesAddedLater() {
        books.post("p", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN));

        assertThatThrownBy(() -> books.run(() -> {
                    insertEntry("p", 3, "5.00");
                    insertEntry("p", 4, "-5.00");
                }))
                .hasStackTraceContaining("has 4 entries, must have 2");
    }

    @Test
    void theDatabaseRefusesToChangeDeleteOrEmptyTheBooks() {
        books.instalment("a", "c-1", "10.00", Books.DUE);
        books.pay("pay", "c-1", "10.00", "a");

        for (var table : List.of("posting", "entry", "item", "allocation")) {
            for (var sql : List.of("update %s set tenant = tenant", "delete from %s", "truncate %s cascade")) {
                assertThatThrownBy(() -> books.jdbc
                                .sql(sql.formatted("receivables." + table))
                                .update())
                        .as("%s of %s", sql, table)
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void showsAnAccountLineByLine() {
        books.post("a", debit(DEBTOR, TEN), credit(Account.REVENUE, TEN));
        books.post("b", debit(Account.BANK, TEN), credit(DEBTOR, TEN));

        var first = books.ledger.lines(SUPPLIER, DEBTOR, "", 1);
        var next = books.ledger.lines(SUPPLIER, DEBTOR, Ledger.position(first.get(0)), 5);

        assertThat(first).containsExactly(new AccountLine("a", BOOKED, "a", TEN));
        assertThat(next).containsExactly(new AccountLine("b", BOOKED, "b", TEN.negated()));
    }

    private void insertPosting(String key, int entries) {
        books.jdbc
                .sql(
                        "insert into receivables.posting (tenant, key, booking_date, text, entries) values ('supplier', ?, '2026-11-02', '', ?)")
                .params(key, entries)
                .update();
    }

    private void insertEntry(String key, int ordinal, String amount) {
        books.jdbc
                .sql(
                        "insert into receivables.entry (tenant, posting_key, ordinal, account, account_key, amount) values ('supplier', ?, ?, 'BANK', '', ?::numeric)")
                .params(key, ordinal, amount)
                .update();
    }
}
