package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** The sites of a framework contract are billed together: one document, one demand, an annex a site. */
@StromlaufTest
class CollectiveRunTests {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private FrameworkBilling billing;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillRuns runs;

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
    private Work work;

    @TempDir
    private Path folder;

    private TenantId tenant;
    private Contract leipzig;
    private Contract halle;
    private FrameworkContract framework;

    @BeforeEach
    void twoSitesOfAnAuthority() {
        work.passBy(BillLook.TIME, Duration.ofHours(4));
        tenant = suppliers.open(Commodity.ELECTRICITY);
        var authority = new CustomerName(CustomerName.Kind.PUBLIC, "Stadt Muster", "");
        leipzig = suppliers.site(tenant, authority);
        halle = suppliers.site(tenant, authority);
        framework = frameworks.agree(
                tenant,
                "RV-1",
                leipzig.customer(),
                DateRange.startingAt(JANUARY),
                new FrameworkTerms(JANUARY, BillingInterval.MONTHLY, "PO-4500017", "04011000-1234512345-06"));
        put(leipzig, "Rathaus", Map.of("base", "KST-9"), null);
        put(halle, "Schule", Map.of(), "PO-77");
    }

    /**
     * By hand, January of 31 days at 27.90 ct and 119.88 € a year:
     *
     * <pre>
     * Rathaus 1,003 kWh × 27.90 ct = 279.837 → 279.84; base 119.88 × 31/365 = 10.1816 → 10.18; net 290.02
     * Schule    501 kWh × 27.90 ct = 139.779 → 139.78; base 10.18;                             net 149.96
     * net 439.98; VAT 19 % = 83.5962 → 83.60; gross 523.58
     * shares of the VAT: 290.02 × 19 % = 55.1038 → 55.10; 83.60 − 55.10 = 28.50 (alone it would be 28.49)
     * cost centres: KST-1 279.84 + 139.78 + 10.18 = 429.80; KST-9 10.18
     * </pre>
     */
    @Test
    void twoSitesMakeOneDocumentWhoseAnnexesAddUpToItToTheCent() throws Exception {
        quantity(leipzig, JANUARY, FEBRUARY, "1003");
        quantity(halle, JANUARY, FEBRUARY, "501");

        assertThat(runs.startAll(tenant, "2026-02", Origin.SCHEDULE)).isInstanceOf(Start.Started.class);
        work.runFor(Duration.ofHours(4));

        var bill = only();
        assertThat(bill.gross()).isEqualTo(Money.of("523.58"));
        var sites = List.of(site(leipzig), site(halle));
        assertThat(sites).extracting(s -> s.gross().euros().toPlainString()).containsExactly("345.12", "178.46");
        assertThat(sites).allSatisfy(s -> assertThat(s.invoice()).isEqualTo(bill.invoice()));
        assertThat(receivables.open(tenant, "RV-1")).singleElement().satisfies(item -> {
            assertThat(item.amount()).isEqualTo(Money.of("523.58"));
            assertThat(item.key()).isEqualTo(bill.invoice());
        });
        assertThat(ledger.balance(tenant, Account.REVENUE)).isEqualTo(Money.of("-439.98"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
        assertThat(dispatch.of(tenant, bill.invoice())).singleElement().satisfies(d -> assertThat(d.address())
                .isEqualTo("einkauf@example.org"));
        assertThat(runs.startAll(tenant, "next", Origin.SCHEDULE)).isInstanceOf(Start.Started.class);
        assertThat(runs.items(tenant, "next", "", 10)).singleElement().satisfies(item -> assertThat(item.period())
                .isEqualTo(DateRange.of(FEBRUARY, MARCH)));
        assertThat(runs.startAll(tenant, "next-again", Origin.SCHEDULE)).isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void theDocumentHasAnAnnexASiteAndIsValidAfterEn16931() throws Exception {
        quantity(leipzig, JANUARY, FEBRUARY, "1003");
        quantity(halle, JANUARY, FEBRUARY, "501");
        run("2026-02");

        var invoice = invoices.find(tenant, only().invoice()).orElseThrow();
        assertThat(new String(invoices.xml(invoice), StandardCharsets.UTF_8))
                .contains("<ram:BuyerReference>04011000-1234512345-06</ram:BuyerReference>")
                .contains("<ram:IssuerAssignedID>PO-4500017</ram:IssuerAssignedID>")
                .contains("<ram:IssuerAssignedID>RV-1</ram:IssuerAssignedID>")
                .contains("Abnahmestelle Schule (" + halle.number() + "), Bestellung PO-77")
                .containsSubsequence("<ram:ID>KST-1</ram:ID>", "<ram:ID>KST-9</ram:ID>", "<ram:ID>KST-1</ram:ID>")
                .contains("<ram:GrandTotalAmount>523.58</ram:GrandTotalAmount>");
        var pdf = invoices.pdf(invoice);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Leitweg-ID", "Anlage 1: Rathaus", "Anlage 2: Schule", "Ihre Bestellung: PO-77")
                    .contains("Kostenstellen (netto)", "429,80 €", "345,12 €", "178,46 €", "523,58 €")
                    .contains(leipzig.location().value(), halle.location().value());
        }
        requireValid("collective.pdf", pdf);
        requireValid("collective.xml", invoices.xml(invoice));
    }

    private void requireValid(String name, byte[] document) throws Exception {
        var file = Files.write(folder.resolve(name), document);
        assertThat(new ZUGFeRDValidator().validate(file.toString()))
                .contains("<summary status=\"valid\"/>")
                .doesNotContain("status=\"invalid\"");
    }

    @Test
    void aSiteWithoutValuesHoldsTheBillUntilAClerkLeavesItOutAndTheNextBillHasItsDays() {
        quantity(leipzig, JANUARY, FEBRUARY, "1003");
        run("2026-02");

        assertThat(billing.bills(framework)).isEmpty();
        assertThat(bills.of(tenant, leipzig.id())).isEmpty();
        var held = runs.items(tenant, "2026-02", "", 10).get(0);
        assertThat(held.reason()).isEqualTo(HoldReason.NOT_RATABLE);
        assertThat(held.detail()).startsWith("Schule: ").doesNotContain("Rathaus");

        assertThatThrownBy(() -> billing.leaveOut(framework, halle.id(), MARCH, "clerk", "Gerätewechsel"))
                .hasMessageContaining("end of the open period, 2026-02-01");
        billing.leaveOut(framework, halle.id(), FEBRUARY, "clerk", "Gerätewechsel");
        var task = tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
        tasks.complete(task.getId(), Map.of("billAgain", true));
        work.runDue();
        assertThat(only().gross()).isEqualTo(Money.of("345.12"));

        quantity(leipzig, FEBRUARY, MARCH, "900");
        quantity(halle, JANUARY, MARCH, "1000");
        run("2026-03");
        assertThat(site(halle).period()).isEqualTo(DateRange.of(JANUARY, MARCH));
        assertThat(billing.bills(framework)).hasSize(2);
    }

    @Test
    void aCorrectedValueTakesTheWholeBillBackAndMakesItAnew() {
        quantity(leipzig, JANUARY, FEBRUARY, "1003");
        quantity(halle, JANUARY, FEBRUARY, "501");
        run("2026-02");
        work.runFor(Duration.ofMinutes(1));
        received.correctedQuantity(tenant, halle.location(), DateRange.of(JANUARY, FEBRUARY), "500");
        run("2026-02-correction");

        var made = billing.bills(framework);
        assertThat(made).hasSize(2);
        assertThat(made.get(1).gross())
                .isEqualTo(Money.of("523.24")); // net 290.02 + 139.50 + 10.18 = 439.70; VAT 83.54
        assertThat(bills.of(tenant, leipzig.id())).hasSize(2);
        assertThat(ledger.balance(tenant, Account.REVENUE)).isEqualTo(Money.of("-439.70"));
        assertThat(invoices.list(tenant, "", 10)).hasSize(3);
    }

    /** Nobody belongs to RV-2 in January and February; before it joins, the contract's own bill must have been made. */
    @Test
    void periodsWithoutASiteArePassedOverAndWhatWasBeforeASiteJoinedIsBilledFirst() {
        var late = suppliers.site(tenant, CustomerName.company("Filial AG"));
        var other = frameworks.agree(
                tenant,
                "RV-2",
                late.customer(),
                DateRange.startingAt(JANUARY),
                new FrameworkTerms(JANUARY, BillingInterval.MONTHLY, null, null));
        var sinceMarch = DateRange.startingAt(MARCH);
        frameworks.put(tenant, "RV-2", new FrameworkSite(late.id(), "Markt", null, Map.of(), null, sinceMarch));
        quantity(late, JANUARY, MARCH, "600");
        quantity(late, MARCH, MARCH.plusMonths(1), "310");

        assertThat(runs.start(tenant, "march", List.of(), List.of(other))).isInstanceOf(Start.Started.class);
        work.runDue();
        assertThat(runs.items(tenant, "march", "", 10).get(0).detail())
                .isEqualTo("Markt: der Vertrag ist für die Zeit vor dem Beitritt (01.01.2026 bis 28.02.2026) noch nicht"
                        + " abgerechnet");
        assertThat(runs.start(tenant, "before", List.of(late.id()))).isInstanceOf(Start.Started.class);
        work.runDue();
        var task = tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
        tasks.complete(task.getId(), Map.of("billAgain", true));
        work.runDue();

        assertThat(bills.of(tenant, late.id()))
                .extracting(ContractBill::period)
                .containsExactly(DateRange.of(JANUARY, MARCH), DateRange.of(MARCH, MARCH.plusMonths(1)));
        assertThat(billing.bills(other)).hasSize(1);
    }

    @Test
    void aSiteIsNotBilledAloneAndAloneAgainWhenItHasLeft() {
        quantity(leipzig, JANUARY, FEBRUARY, "1003");
        assertThat(runs.start(tenant, "alone", List.of(leipzig.id()))).isInstanceOf(Start.NothingToBill.class);
        quantity(halle, JANUARY, FEBRUARY, "501");
        run("2026-02");
        frameworks.leave(tenant, "RV-1", halle.id(), FEBRUARY);
        quantity(halle, FEBRUARY, MARCH, "480");

        assertThat(runs.start(tenant, "left", List.of(halle.id()))).isInstanceOf(Start.Started.class);
        work.runDue();
        var last = bills.last(tenant, halle.id()).orElseThrow();
        assertThat(last.collective()).isNull();
        assertThat(last.period()).isEqualTo(DateRange.of(FEBRUARY, MARCH));
        assertThat(receivables.get(tenant, last.invoice()).debtor()).isEqualTo(halle.number());
    }

    private void run(String key) {
        assertThat(runs.startAll(tenant, key, Origin.REQUEST)).isInstanceOf(Start.Started.class);
        work.runDue();
    }

    private CollectiveBilled only() {
        assertThat(billing.bills(framework)).hasSize(1);
        return billing.bills(framework).get(0);
    }

    private ContractBill site(Contract contract) {
        return bills.last(tenant, contract.id()).orElseThrow();
    }

    private void quantity(Contract contract, LocalDate from, LocalDate to, String kwh) {
        received.quantity(tenant, contract.location(), DateRange.of(from, to), kwh);
    }

    private void put(
            Contract contract,
            String name,
            Map<String, String> centres,
            @org.jspecify.annotations.Nullable String purchaseOrder) {
        var since = DateRange.startingAt(JANUARY);
        frameworks.put(tenant, "RV-1", new FrameworkSite(contract.id(), name, "KST-1", centres, purchaseOrder, since));
    }
}
