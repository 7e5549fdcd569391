package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.receivables.Books.DUE;
import static org.stromlauf.receivables.Books.SUPPLIER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.market.SimulatedBank;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.receivables.CollectionResult.NothingToCollect;
import org.stromlauf.receivables.CollectionResult.Reason;
import org.stromlauf.receivables.CollectionResult.Skipped;
import org.stromlauf.shared.Money;

class StatementTests {

    private static final Account DEBTOR = Account.debtor("c-1");

    private final Books books = new Books();
    private final Bank bank = new Bank(books);

    @Test
    void settlesWhatWasCollectedAndOpensAgainWhatCameBack() {
        books.instalment("a", "c-1", "87.00", DUE);
        books.instalment("b", "c-2", "55.50", DUE);

        var answer = answer(Map.of("a", "AM04"));
        PaymentSchemas.validate("camt.053.001.08", answer);

        assertThat(take(answer)).isEqualTo(new StatementResult(2, 1, 0));
        assertThat(books.open("a")).isEqualTo(Money.of("87.00"));
        assertThat(books.open("b")).isEqualTo(Money.ZERO);
        assertThat(books.balance(Account.BANK)).isEqualTo(Money.of("52.00"));
        assertThat(books.ledger.total(SUPPLIER)).isEqualTo(Money.ZERO);
    }

    @Test
    void passesTheBanksChargesOnToTheDebtor() {
        books.instalment("a", "c-1", "87.00", DUE);

        take(answer(Map.of("a", "AM04")));

        assertThat(books.receivables.open(SUPPLIER, "c-1"))
                .extracting(OpenItem::kind, OpenItem::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ItemKind.INSTALMENT, Money.of("87.00")),
                        org.assertj.core.groups.Tuple.tuple(ItemKind.RETURN_FEE, Money.of("3.50")));
        assertThat(books.balance(DEBTOR)).isEqualTo(Money.of("90.50"));
        assertThat(books.balance(Account.BANK_CHARGES)).isEqualTo(Money.ZERO);
    }

    @Test
    void theSameStatementTwiceChangesNothing() {
        books.instalment("a", "c-1", "87.00", DUE);
        var answer = answer(Map.of("a", "AC04"));
        take(answer);
        var owed = books.balance(DEBTOR);

        var filed = bank.stored;
        assertThat(take(answer)).isEqualTo(StatementResult.NOTHING);
        assertThat(bank.stored).isEqualTo(filed);
        assertThat(books.balance(DEBTOR)).isEqualTo(owed);
    }

    @Test
    void refusesAnotherFileWithAStatementThatWasTaken() {
        take(Statements.of(Statements.credit("10.00", "x", null)));

        assertThatThrownBy(() -> take(Statements.of(Statements.credit("11.00", "x", null))))
                .isInstanceOf(UnreadablePaymentFileException.class)
                .hasMessageContaining("taken from another file");
    }

    @Test
    void collectsNothingMoreFromAClosedAccount() {
        books.instalment("a", "c-1", "87.00", DUE);
        take(answer(Map.of("a", "AC04")));
        books.instalment("next", "c-1", "87.00", DUE.plusMonths(1));

        var result = (NothingToCollect) bank.collect("r2", DUE.plusMonths(1));

        assertThat(result.skipped())
                .contains(new Skipped("next", Reason.MANDATE_UNUSABLE), new Skipped("a", Reason.COLLECTED_BEFORE));
    }

    @Test
    void findsAnInvoiceByItsNumberInTheText() {
        books.invoice("R2027-0000001", "c-1", "100.00", "19.00");
        books.invoice("R2027-00000012", "c-2", "100.00", "19.00");

        take(Statements.of(Statements.credit("119.00", "Rechnung R2027-00000012, danke", null)));

        assertThat(books.open("R2027-00000012")).isEqualTo(Money.ZERO);
        assertThat(books.open("R2027-0000001")).isEqualTo(Money.of("119.00"));
    }

    @Test
    void findsADebtorByTheAccountThatPaidBefore() {
        books.invoice("R-10001", "c-1", "100.00", "19.00");
        take(Statements.of(Statements.credit("19.00", "R-10001", "DE75512108001245126199")));

        take(Statements.named("S2", Statements.credit("100.00", "Strom", "DE75512108001245126199")));

        assertThat(books.open("R-10001")).isEqualTo(Money.ZERO);
    }

    @Test
    void keepsWhatItCannotMatchForAClerkAndProposesTheOnlyItemOfThatAmount() {
        books.invoice("R-10001", "c-1", "100.00", "19.00");

        var result = take(
                Statements.of(Statements.credit("119.00", "Strom", null), Statements.credit("20.00", "Danke", null)));

        assertThat(result).isEqualTo(new StatementResult(0, 0, 2));
        assertThat(books.balance(Account.CLEARING)).isEqualTo(Money.of("-139.00"));
        assertThat(bank.statements.unmatched(SUPPLIER, "", 10))
                .extracting(UnmatchedLine::amount, UnmatchedLine::proposal)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Money.of("119.00"), "R-10001"),
                        org.assertj.core.groups.Tuple.tuple(Money.of("20.00"), null));
    }

    @Test
    void aClerkAssignsALineOnce() {
        books.invoice("R-10001", "c-1", "100.00", "19.00");
        take(Statements.of(Statements.credit("119.00", "Strom", null)));
        var line = bank.statements.unmatched(SUPPLIER, "", 10).get(0).key();

        var item = books.inTransaction(() -> bank.statements.assign(SUPPLIER, line, item("R-10001")));
        var again = books.inTransaction(() -> bank.statements.assign(SUPPLIER, line, item("R-10001")));

        assertThat(item).map(OpenItem::open).contains(Money.ZERO);
        assertThat(again).isEmpty();
        assertThat(books.balance(Account.CLEARING)).isEqualTo(Money.ZERO);
    }

    @Test
    void leavesReferencesOfTwoDebtorsToAClerk() {
        books.invoice("R-10001", "c-1", "100.00", "19.00");
        books.invoice("R-10002", "c-2", "100.00", "19.00");

        assertThat(take(Statements.of(Statements.credit("238.00", "R-10001 R-10002", null))))
                .isEqualTo(new StatementResult(0, 0, 1));
    }

    @Test
    void refusesAStatementWhoseLinesDoNotLeadToItsClosingBalance() {
        var broken = new String(Statements.of(Statements.credit("10.00", "x", null)), StandardCharsets.UTF_8)
                .replace("<Amt Ccy=\"EUR\">110.00</Amt>", "<Amt Ccy=\"EUR\">111.00</Amt>");

        assertThatThrownBy(() -> take(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadablePaymentFileException.class)
                .hasMessageContaining("a line is missing");
    }

    @Test
    void refusesDocumentTypesEntitiesAndOtherVersions() {
        var bomb = "<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><Document>&a;</Document>";
        var old = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>";

        for (var file : List.of(bomb, old, "no xml")) {
            assertThatThrownBy(() -> take(file.getBytes(StandardCharsets.UTF_8)))
                    .as(file)
                    .isInstanceOf(UnreadablePaymentFileException.class);
        }
        assertThatThrownBy(() -> take(new byte[PaymentDocument.LARGEST + 1])).hasMessageContaining("more than");
    }

    private OpenItem item(String key) {
        return books.receivables.get(SUPPLIER, key);
    }

    private StatementResult take(byte[] content) {
        return books.inTransaction(() -> bank.statements.take(SUPPLIER, content));
    }

    /** The bank's answer to a run over all that is due. */
    private byte[] answer(Map<String, String> returned) {
        var file = bank.file(((Filed) bank.collect("r", DUE)).run());
        return SimulatedBank.collect(file, new SimulatedBank.Day("S1", DUE, Money.ZERO, returned))
                .content();
    }
}
