package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.stromlauf.retail.TestBills.END;
import static org.stromlauf.retail.TestBills.METER;
import static org.stromlauf.retail.TestBills.START;
import static org.stromlauf.retail.TestBills.YEAR;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.Customers;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Payment;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** What the documents of a run say, deduct, correct, and how they reach the customer. */
@StromlaufTest
class BillDocumentTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private Customers customers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private InvoiceFactory invoices;

    @Autowired
    private InvoiceDispatch dispatch;

    @Autowired
    private Receivables receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void hostASupplierOfItsOwn() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    @Test
    void theDocumentSaysWhatTheLawWants() {
        var contract = suppliers.household(tenant);
        received.reading(tenant, METER, "1EMH0047110815", START, "12000");
        received.reading(tenant, METER, "1EMH0047110815", END, "15650");
        received.quantity(tenant, contract.location(), YEAR, "3650");

        testRuns.bill(tenant, "2026-10");

        var draft = invoices.contentOf(tenant, testRuns.only(contract).invoice());
        assertThat(draft.subject()).isEqualTo("Abrechnung Strom 01.10.2025 bis 30.09.2026");
        assertThat(draft.facts())
                .extracting(InvoiceDraft.Fact::label, InvoiceDraft.Fact::text)
                .contains(
                        tuple("Vertragsnummer", contract.number()),
                        tuple("Marktlokation", contract.location().value()),
                        tuple("Zählernummer", "1EMH0047110815"),
                        tuple("Stand 01.10.2025", "12.000 kWh, abgelesen"),
                        tuple("Stand 01.10.2026", "15.650 kWh, abgelesen"),
                        tuple("Verbrauch", "3.650 kWh"));
        assertThat(draft.contained())
                .extracting(InvoiceDraft.Line::name)
                .contains("Stromsteuer", "KWKG-Umlage", "Konzessionsabgabe", "Netzentgelt, Arbeitspreis");
        assertThat(draft.payment().mandate()).isEqualTo("M-1");
        assertThat(String.join(" ", draft.paragraphs()))
                .contains("Schlichtungsstelle Energie")
                .contains("hilfe@example.org")
                .contains("erwarteter Jahresverbrauch: 3.500 kWh")
                .contains("läuft auf unbestimmte Zeit");
    }

    /** ERechV §4(2): an authority that has told its Leitweg-ID takes XRechnung, whether it is billed together or alone. */
    @Test
    void anAuthorityThatIsBilledAloneGetsAnXRechnung(@TempDir Path folder) throws Exception {
        var january = LocalDate.of(2026, 1, 1);
        var contract = suppliers.site(tenant, new CustomerName(CustomerName.Kind.PUBLIC, "Stadt Muster", ""));
        assertThatThrownBy(() -> customers.refer(tenant, contract.customer(), "04011000-1234512345-07"))
                .hasMessageContaining("is no Leitweg-ID");
        var unused = customers.refer(tenant, contract.customer(), "04011000-1234512345-06");
        received.quantity(tenant, contract.location(), DateRange.of(january, january.plusMonths(1)), "300");

        testRuns.bill(tenant, "2026-02");

        var invoice = invoices.find(tenant, testRuns.only(contract).invoice()).orElseThrow();
        assertThat(new String(invoices.xml(invoice), StandardCharsets.UTF_8))
                .contains("xrechnung_3.0", "<ram:BuyerReference>04011000-1234512345-06</ram:BuyerReference>")
                .contains("<ram:IssuerAssignedID>" + contract.number() + "</ram:IssuerAssignedID>");
        var file = Files.write(folder.resolve("alone.xml"), invoices.xml(invoice));
        assertThat(new ZUGFeRDValidator().validate(file.toString()))
                .contains("<summary status=\"valid\"/>")
                .doesNotContain("status=\"invalid\"");
    }

    @Test
    void paidInstalmentsAreDeductedAndUnpaidOnesWithdrawn() {
        var contract = suppliers.household(tenant);
        instalment(contract, "AB-1-" + contract.number(), LocalDate.of(2026, 8, 1));
        instalment(contract, "AB-2-" + contract.number(), LocalDate.of(2026, 9, 1));
        transaction.executeWithoutResult(s -> receivables.receive(
                tenant,
                new Payment(
                        "pay-1-" + contract.number(),
                        LocalDate.of(2026, 8, 3),
                        contract.number(),
                        Money.of("119.00"),
                        "Abschlag",
                        Account.BANK,
                        List.of("AB-1-" + contract.number()))));
        received.quantity(tenant, contract.location(), YEAR, "3650");

        testRuns.bill(tenant, "2026-10");

        var bill = testRuns.only(contract);
        assertThat(bill.gross()).isEqualTo(Money.of("1354.49"));
        assertThat(bill.due()).isEqualTo(Money.of("1235.49"));
        var draft = invoices.contentOf(tenant, bill.invoice());
        assertThat(draft.prepayments()).singleElement().satisfies(p -> {
            assertThat(p.net()).isEqualTo(Money.of("100.00"));
            assertThat(p.vat()).isEqualTo(Money.of("19.00"));
        });
        assertThat(receivables.open(tenant, contract.number())).singleElement().satisfies(i -> {
            assertThat(i.key()).isEqualTo(bill.invoice());
            assertThat(i.open()).isEqualTo(Money.of("1235.49"));
        });
        assertThat(ledger.balance(tenant, Account.PREPAYMENT)).isEqualTo(Money.ZERO);
        assertThat(ledger.balance(tenant, Account.VAT)).isEqualTo(Money.of("-216.26"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    /** 3,613 kWh instead of 3,650: 3,613 × 27.90 ct = 1,008.027 → 1,008.03 + 119.88 = 1,127.91; × 1.19 = 1,342.21. */
    @Test
    void aCorrectedQuantityCancelsTheBillAndMakesItAnew() {
        var contract = suppliers.household(tenant);
        received.quantity(tenant, contract.location(), YEAR, "3650");
        testRuns.bill(tenant, "2026-10");
        var wrong = testRuns.only(contract);
        work.runFor(Duration.ofMinutes(1));
        received.correctedQuantity(tenant, contract.location(), YEAR, "3613");

        testRuns.bill(tenant, "2026-11");

        var all = bills.of(tenant, contract.id());
        assertThat(all).hasSize(2);
        var corrected = bills.last(tenant, contract.id()).orElseThrow();
        assertThat(corrected.gross()).isEqualTo(Money.of("1342.21"));
        assertThat(corrected.occasion()).isEqualTo(Occasion.CORRECTION);
        assertThat(corrected.key()).isEqualTo(wrong.key() + ".2");
        assertThat(factory.find(tenant, wrong.key()).orElseThrow().cancelledBy())
                .isNotNull();
        assertThat(invoices.list(tenant, "", 10))
                .extracting(i -> i.gross().euros().toPlainString())
                .containsExactly("1354.49", "-1354.49", "1342.21");
        assertThat(ledger.balance(tenant, Account.debtor(contract.number()))).isEqualTo(Money.of("1342.21"));
        assertThat(receivables.open(tenant, contract.number()))
                .extracting(i -> i.open())
                .containsExactly(Money.of("1342.21"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void whatCannotBeMailedBecomesALetterOrATask() {
        var letter = suppliers.household(tenant, "erika+strom@example.org");
        received.quantity(tenant, letter.location(), YEAR, "3650");
        testRuns.bill(tenant, "2026-10");
        work.runFor(Duration.ofHours(4));
        assertThat(dispatch.of(tenant, testRuns.only(letter).invoice()))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.way()).isEqualTo(Dispatched.Way.LETTER);
                    assertThat(d.failed()).isNull();
                });

        var mail = suppliers.household(tenant, "paula@example.org");
        // Demo tenants may not use a channel that leaves the machine, so the delivery fails.
        channel("paula@example.org", "smtp");
        received.quantity(tenant, mail.location(), YEAR, "3650");
        testRuns.bill(tenant, "2026-10-mail");
        work.runFor(Duration.ofHours(4));
        assertThat(testRuns.task(tenant).getTaskDefinitionKey()).isEqualTo("Task_ClearDelivery");
        assertThat(testRuns.facts(tenant))
                .contains(testRuns.only(mail).invoice())
                .contains("paula@example.org");
        tasks.complete(testRuns.task(tenant).getId(), Map.of("asLetter", true));
        work.runFor(Duration.ofHours(4));

        assertThat(dispatch.of(tenant, testRuns.only(mail).invoice()))
                .extracting(Dispatched::way)
                .containsExactly(Dispatched.Way.EMAIL, Dispatched.Way.LETTER);
        assertThat(testRuns.ends(tenant, "InvoiceDispatch"))
                .containsExactly("EndEvent_InvoicesDelivered", "EndEvent_InvoicesDelivered");
    }

    @Test
    void aDeliveryCanBeGivenUp() {
        var contract = suppliers.household(tenant, "paula@example.org");
        channel("paula@example.org", "smtp");
        received.quantity(tenant, contract.location(), YEAR, "3650");
        testRuns.bill(tenant, "2026-10");
        work.runFor(Duration.ofHours(4));

        tasks.complete(testRuns.task(tenant).getId(), Map.of("asLetter", false));
        work.runDue();

        assertThat(testRuns.ends(tenant, "InvoiceDispatch")).containsExactly("EndEvent_DeliveryGivenUp");
    }

    private void instalment(Contract contract, String key, LocalDate month) {
        transaction.executeWithoutResult(s -> receivables.demand(
                tenant,
                new Demand(
                        key,
                        contract.number(),
                        ItemKind.INSTALMENT,
                        contract.number(),
                        month,
                        month,
                        "Abschlag",
                        List.of(
                                LedgerEntry.credit(Account.PREPAYMENT, Money.of("100.00")),
                                LedgerEntry.credit(Account.VAT, Money.of("19.00"))))));
        var rows = jdbc.sql(
                        """
                        insert into retail.instalment (tenant, item_key, contract, month, due_on, net, vat)
                        values (:tenant, :key, :contract, :month, :month, 100.00, 19.00)
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("contract", contract.id().value())
                .param("month", month)
                .update();
        assertThat(rows).isEqualTo(1);
    }

    private void channel(String destination, String channel) {
        var ignored = jdbc.sql("insert into transport.channel (tenant_id, destination, channel) values (?, ?, ?)")
                .params(tenant.value(), destination, channel)
                .update();
    }
}
