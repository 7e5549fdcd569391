package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** Late meter data corrects the bill that it touches, be it the last or an earlier one. */
@StromlaufTest
class EarlierCorrectionTests {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillRuns runs;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private FrameworkBilling billing;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Work work;

    @Autowired
    private MarketClock clock;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void open() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    @Test
    void aCorrectedQuantityOfAnEarlierPeriodReplacesThatBillOnly() {
        var contract = monthly(MeteringKind.REGISTER, JANUARY);
        for (var month : List.of(JANUARY, FEBRUARY, MARCH)) quantity(contract, month, "300");
        for (var run : List.of("1", "2", "3")) testRuns.bill(tenant, run);
        var before = bills.of(tenant, contract.id());

        received.correctedQuantity(tenant, contract.location(), DateRange.of(JANUARY, FEBRUARY), "280");
        received.correctedQuantity(tenant, contract.location(), DateRange.of(FEBRUARY, MARCH), "310");
        testRuns.bill(tenant, "4");
        testRuns.bill(tenant, "5");

        var standing = bills.standingSince(tenant, contract.id(), JANUARY);
        assertThat(standing)
                .extracting(ContractBill::consumption)
                .containsExactly(Energy.ofKwh("300"), Energy.ofKwh("310"), Energy.ofKwh("280"));
        assertThat(standing.get(0)).as("March stands as it was").isEqualTo(before.get(2));
        assertThat(standing)
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.MONTHLY, Occasion.CORRECTION, Occasion.CORRECTION);
        assertThat(runs.startAll(tenant, "6", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        quantity(contract, MARCH.plusMonths(1), "290");
        testRuns.bill(tenant, "7");
        assertThat(bills.last(tenant, contract.id()).orElseThrow().period().from())
                .isEqualTo(MARCH.plusMonths(1));
    }

    /** RLM: a month is billed by true and substitute values; true ones that differ make the bill anew. */
    @Test
    void trueValuesOfALoadProfileReplaceTheBillMadeFromSubstitutes() {
        var start = MarketCalendar.day(clock.instant()).withDayOfMonth(1).minusMonths(1);
        // The clock may stand in a year whose levies are not published: a product without any.
        write("30", 0);
        var contract = suppliers.supply(
                tenant, new TestBills.Wanted("oeko", MeteringKind.SMART, BillingInterval.MONTHLY, start));
        var days = start.datesUntil(start.plusMonths(1)).toList();
        for (var day : days) received.profile(tenant, contract.location(), day, 100, ValueStatus.SUBSTITUTE);
        testRuns.bill(tenant, "substitutes");
        assertThat(testRuns.only(contract).occasion()).isEqualTo(Occasion.MONTHLY);

        // Of values that were told at the same instant the reference would decide which hold.
        clock.advanceTo(clock.instant().plusSeconds(60));
        received.profile(tenant, contract.location(), start.plusDays(2), 100);
        assertThat(runs.startAll(tenant, "same", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        received.profile(tenant, contract.location(), start.plusDays(3), 150);
        testRuns.bill(tenant, "final");

        var made = bills.of(tenant, contract.id());
        assertThat(made).hasSize(2);
        var quarters = MarketCalendar.quarterHours(start.plusDays(3));
        assertThat(made.get(1).consumption().wattHours()
                        - made.get(0).consumption().wattHours())
                .isEqualTo(50L * quarters);
        assertThat(made.get(1).occasion()).isEqualTo(Occasion.CORRECTION);
    }

    /** 300 kWh at 30 ct, VAT 19 %: 107.10; put right to 28 ct: 99.96. */
    @Test
    void aPriceErrorIsShownForAllItsBillsAndThenReplayed() throws Exception {
        write("30", 0);
        var contract = suppliers.supply(
                tenant, new TestBills.Wanted("oeko", MeteringKind.REGISTER, BillingInterval.MONTHLY, JANUARY));
        for (var month : List.of(JANUARY, FEBRUARY)) {
            quantity(contract, month, "300");
            testRuns.bill(tenant, "of-" + month);
        }
        write("28", 1);

        Api.of(web, users, tenant, UserRole.BILLING_CLERK)
                .get("/products/oeko/affected-bills")
                .andExpect(jsonPath("$.items[0].number").value(contract.number()))
                .andExpect(jsonPath("$.items[0].bills.length()").value(2))
                .andExpect(jsonPath("$.items[0].bills[0].before").value(107.10))
                .andExpect(jsonPath("$.items[0].bills[0].after").value(99.96));
        assertThat(bills.of(tenant, contract.id())).as("nothing is stored").hasSize(2);
        assertThat(runs.start(tenant, "replay", List.of(contract.id()))).isInstanceOf(Start.Started.class);
        work.runDue();

        assertThat(bills.standingSince(tenant, contract.id(), JANUARY))
                .extracting(b -> b.gross().euros().toPlainString())
                .containsExactly("99.96", "99.96");
        assertThat(runs.start(tenant, "again", List.of(contract.id()))).isInstanceOf(Start.NothingToBill.class);
    }

    private void write(String price, int basis) {
        var text =
                """
                product: oeko
                name: Öko
                components:
                  - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2025-01-01, price: %s}]}
                """
                        .formatted(price);
        assertThat(editing.store(tenant, "oeko", text, basis, "clerk"))
                .isInstanceOf(ProductEditing.Edited.Stored.class);
    }

    @Test
    void aSitesEarlierMonthCorrectsTheCollectiveBillOfThatMonth() {
        var site = suppliers.site(tenant, CustomerName.company("Filial AG"));
        var framework = frameworkOf(site);
        quantity(site, JANUARY, "300");
        testRuns.bill(tenant, "1");
        quantity(site, FEBRUARY, "310");
        testRuns.bill(tenant, "2");

        received.correctedQuantity(tenant, site.location(), DateRange.of(JANUARY, FEBRUARY), "299");
        testRuns.bill(tenant, "3");

        assertThat(billing.bills(framework))
                .extracting(CollectiveBilled::period)
                .containsExactly(
                        DateRange.of(JANUARY, FEBRUARY),
                        DateRange.of(JANUARY, FEBRUARY),
                        DateRange.of(FEBRUARY, MARCH));
        assertThat(bills.standingSince(tenant, site.id(), JANUARY))
                .extracting(ContractBill::consumption)
                .containsExactly(Energy.ofKwh("310"), Energy.ofKwh("299"));
    }

    @Test
    void aSiteIsNotPutRightByItselfWhileARunHoldsItsCollectiveBill() {
        var site = suppliers.site(tenant, CustomerName.company("Filial AG"));
        var framework = frameworkOf(site);
        quantity(site, JANUARY, "300");
        testRuns.bill(tenant, "1");
        received.correctedQuantity(tenant, site.location(), DateRange.of(JANUARY, FEBRUARY), "299");

        assertThat(runs.start(tenant, "2", List.of(site.id()))).isInstanceOf(Start.Started.class);
        assertThat(runs.start(tenant, "3", List.of(site.id()))).isInstanceOf(Start.NothingToBill.class);
        work.runDue();

        assertThat(billing.bills(framework)).hasSize(2);
        assertThat(bills.of(tenant, site.id()))
                .extracting(ContractBill::collective)
                .doesNotContainNull();
    }

    private FrameworkContract frameworkOf(Contract site) {
        var days = DateRange.startingAt(JANUARY);
        var terms = new FrameworkTerms(JANUARY, BillingInterval.MONTHLY, null, null);
        var framework = frameworks.agree(tenant, "RV-9", site.customer(), days, terms);
        frameworks.put(tenant, "RV-9", new FrameworkSite(site.id(), "Markt", null, Map.of(), null, days));
        return framework;
    }

    private Contract monthly(MeteringKind metering, LocalDate start) {
        return suppliers.supply(
                tenant, new TestBills.Wanted("household-all-inclusive", metering, BillingInterval.MONTHLY, start));
    }

    private void quantity(Contract contract, LocalDate month, String kwh) {
        received.quantity(tenant, contract.location(), DateRange.of(month, month.plusMonths(1)), kwh);
    }
}
