package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBills;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;

/** A cost centre that changes within a billed period: the lines are divided on that day. */
@StromlaufTest
class CostCentreChangeTests {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate CHANGE = LocalDate.of(2026, 1, 16);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private FrameworkBilling billing;

    @Autowired
    private CollectiveBills collective;

    @Autowired
    private InvoiceFactory invoices;

    private TenantId tenant = TenantId.of("aa");
    private Contract site;
    private FrameworkContract framework;

    @BeforeEach
    void aSite() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        site = suppliers.site(tenant, CustomerName.company("Filial AG"));
        framework = frameworks.agree(
                tenant,
                "RV-5",
                site.customer(),
                DateRange.startingAt(JANUARY),
                new FrameworkTerms(JANUARY, BillingInterval.MONTHLY, null, null));
        put("KST-1", JANUARY);
    }

    /**
     * By hand, 310 kWh evenly over 31 days, 27.90 ct and 119.88 € a year:
     *
     * <pre>
     * 15 days: 150 kWh 41.85 €; base 119.88 × 15/365 = 4.9266 → 4.93; KST-1 46.78
     * 16 days: 160 kWh 44.64 €; base 119.88 × 16/365 = 5.2550 → 5.26; KST-2 49.90
     * undivided: 86.49 + 10.18 = 96.67; divided 96.68: a cent by rounding two lines
     * </pre>
     */
    @Test
    void linesAreDividedWhereTheCostCentreChanges() {
        put("KST-2", CHANGE);
        received.quantity(tenant, site.location(), DateRange.of(JANUARY, FEBRUARY), "310");
        testRuns.bill(tenant, "2026-02");

        var made = billing.bills(framework).get(0);
        var bill = collective.find(tenant, made.key()).orElseThrow();
        assertThat(bill.costCentres())
                .extracting(
                        CollectiveBill.CostCentre::costCentre,
                        c -> c.net().euros().toPlainString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("KST-1", "46.78"),
                        org.assertj.core.groups.Tuple.tuple("KST-2", "49.90"));
        assertThat(invoices.contentOf(tenant, made.invoice()).annexes().get(0).costCentre())
                .isEqualTo("KST-1, ab 16.01.2026 KST-2");
        var lines = invoices.contentOf(tenant, made.invoice()).lines();
        assertThat(lines)
                .extracting(l -> l.period().from() + " " + l.costCentre())
                .containsExactlyInAnyOrder(
                        "2026-01-01 KST-1", "2026-01-16 KST-2", "2026-01-01 KST-1", "2026-01-16 KST-2");
    }

    @Test
    void anotherNameOrTheSameCostCentreDividesNothing() {
        var renamed =
                new FrameworkSite(site.id(), "Markt Mitte", "KST-1", Map.of(), "PO-1", DateRange.startingAt(CHANGE));
        frameworks.put(tenant, "RV-5", renamed);
        received.quantity(tenant, site.location(), DateRange.of(JANUARY, FEBRUARY), "310");
        testRuns.bill(tenant, "2026-02");

        var bill =
                collective.find(tenant, billing.bills(framework).get(0).key()).orElseThrow();
        assertThat(bill.sites().get(0).bill().billed()).hasSize(2);
        assertThat(bill.net().euros().toPlainString()).isEqualTo("96.67");
        assertThat(bill.costCentres()).isEqualTo(List.of(new CollectiveBill.CostCentre("KST-1", bill.net())));
    }

    private void put(String centre, LocalDate from) {
        frameworks.put(
                tenant,
                "RV-5",
                new FrameworkSite(site.id(), "Markt", centre, Map.of(), null, DateRange.startingAt(from)));
    }
}
