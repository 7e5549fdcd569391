package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.market.SimulatedBank;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;

/** The factory as Spring puts it together, with outbox and archive. */
@StromlaufTest
class PaymentFactoryTests {

    private static final TenantId TENANT = TenantId.of("payments");

    @Autowired
    private Receivables receivables;

    @Autowired
    private Collections collections;

    @Autowired
    private BankStatements statements;

    @Autowired
    private Creditors creditors;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void sendsAFileToTheBankAndBooksItsAnswer() {
        jdbc.sql(
                        "insert into tenancy.tenant (id, name, market_partner_id, role, commodity, demo) values (?, 'P', '9900000099992', 'SUPPLIER', 'ELECTRICITY', true)")
                .param(TENANT.value())
                .update();
        creditors.set(TENANT, new Creditor("Stadtwerk", "DE98ZZZ09999999999", Bank.IBAN));
        var today = MarketCalendar.day(clock.instant());
        var due = MarketCalendar.workingDayAfter(today, 15);
        receivables.demand(TENANT, demand(today, due));

        var run = ((Filed) collections.collect(TENANT, "run", due, this::mandate)).run();
        var answer = SimulatedBank.collect(
                collections.file(TENANT, run), new SimulatedBank.Day("S1", due, Money.ZERO, Map.of()));
        var result = statements.take(TENANT, answer.content());

        assertThat(result).isEqualTo(new StatementResult(1, 0, 0));
        assertThat(ledger.balance(TENANT, Account.BANK)).isEqualTo(answer.closing());
        assertThat(receivables.get(TENANT, "a").isSettled()).isTrue();
        assertThat(jdbc.sql(
                                "select file_name from transport.outbox where tenant_id = 'payments' and kind = 'BANK_FILE'")
                        .query(String.class)
                        .list())
                .containsExactly(run.fileName());
    }

    private static Demand demand(LocalDate today, LocalDate due) {
        return new Demand(
                "a",
                "c-1",
                ItemKind.INSTALMENT,
                "V-1",
                today,
                due,
                "Abschlag",
                List.of(LedgerEntry.credit(Account.PREPAYMENT, Money.of("87.00"))));
    }

    private Optional<Mandate> mandate(String debtor) {
        return Optional.of(new Mandate(
                "M-" + debtor, "DE75512108001245126199", "Erika Muster", MarketCalendar.day(clock.instant())));
    }
}
