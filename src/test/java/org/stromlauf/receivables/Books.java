package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** The books of a supplier in a database of their own. */
final class Books {

    static final TenantId SUPPLIER = TenantId.of("supplier");
    static final LocalDate BOOKED = LocalDate.of(2026, 11, 2);
    static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    final DataSource database = TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(database);
    final Ledger ledger = new Ledger(jdbc);
    final ItemRows items = new ItemRows(jdbc);
    /** Debtors whose accounts were told to have changed, in order. */
    final List<String> changed = new ArrayList<>();

    final Receivables receivables =
            new Receivables(ledger, items, event -> changed.add(((DebtorAccountChanged) event).debtor()));
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    void run(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    boolean post(String key, LedgerEntry... entries) {
        return inTransaction(() -> ledger.post(SUPPLIER, new Posting(key, BOOKED, key, List.of(entries))));
    }

    void instalment(String key, String debtor, String amount, LocalDate due) {
        run(() -> receivables.demand(
                SUPPLIER,
                new Demand(
                        key,
                        debtor,
                        ItemKind.INSTALMENT,
                        "V-" + debtor,
                        BOOKED,
                        due,
                        "Abschlag",
                        List.of(LedgerEntry.credit(Account.PREPAYMENT, Money.of(amount))))));
    }

    void returnFee(String key, String debtor, String amount, LocalDate due) {
        run(() -> receivables.demand(
                SUPPLIER,
                new Demand(
                        key,
                        debtor,
                        ItemKind.RETURN_FEE,
                        "V-" + debtor,
                        BOOKED,
                        due,
                        "Kosten der Rücklastschrift",
                        List.of(LedgerEntry.credit(Account.BANK_CHARGES, Money.of(amount))))));
    }

    void invoice(String key, String debtor, String net, String vat) {
        run(() -> receivables.demand(
                SUPPLIER,
                new Demand(
                        key,
                        debtor,
                        ItemKind.INVOICE,
                        key,
                        BOOKED,
                        DUE,
                        "Rechnung " + key,
                        List.of(
                                LedgerEntry.credit(Account.REVENUE, Money.of(net)),
                                LedgerEntry.credit(Account.VAT, Money.of(vat))))));
    }

    void pay(String key, String debtor, String amount, String... items) {
        run(() -> receivables.receive(
                SUPPLIER, new Payment(key, DUE, debtor, Money.of(amount), "Zahlung", Account.BANK, List.of(items))));
    }

    void withdraw(String key, String item, String net, String vat) {
        run(() -> receivables.withdraw(
                SUPPLIER,
                new Withdrawal(
                        key,
                        item,
                        DUE,
                        "Storno",
                        List.of(
                                LedgerEntry.debit(Account.REVENUE, Money.of(net)),
                                LedgerEntry.debit(Account.VAT, Money.of(vat))))));
    }

    Money open(String item) {
        return receivables.get(SUPPLIER, item).open();
    }

    Money balance(Account account) {
        return ledger.balance(SUPPLIER, account);
    }
}
