package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.Budget;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budgets;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** A collective bill counts on the budgets of the cost centres to which its lines go. */
@StromlaufTest
class CostCentreBudgetTests {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MID_JANUARY = LocalDate.of(2026, 1, 17);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private Budgets budgets;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");
    private Contract townHall;
    private Contract school;

    @BeforeEach
    void twoSitesOfACompany() {
        work.passBy(BillLook.TIME, Duration.ofHours(4));
        tenant = suppliers.open(Commodity.ELECTRICITY);
        townHall = suppliers.site(tenant, CustomerName.company("Muster AG"));
        school = suppliers.site(tenant, CustomerName.company("Muster AG"));
        var unused = frameworks.agree(
                tenant,
                "RV-1",
                townHall.customer(),
                DateRange.startingAt(JANUARY),
                new FrameworkTerms(JANUARY, BillingInterval.MONTHLY, null, null));
        site(townHall, Map.of("base", "KST-9"));
        site(school, Map.of());
        for (var centre : List.of("KST-1", "KST-9")) {
            open(centre + "-kwh", Measure.ENERGY, centre);
            open(centre + "-euro", Measure.MONEY, centre);
        }
    }

    /**
     * By hand, January at 27.90 ct and 119.88 € a year, the base price of the town hall goes to KST-9:
     *
     * <pre>
     * KST-1  1,003 kWh 279.84 + 501 kWh 139.78 + base 10.18 = 429.80 net, VAT 81.662 → 81.66: 511.46 gross
     * KST-9  base 10.18; the VAT of both is 19 % of 439.98 = 83.60, less 81.66 = 1.94:      12.12 gross
     * corrected to 500 kWh: 429.52 net, VAT 81.6088 → 81.61: 511.13; 83.54 − 81.61 = 1.93:  12.11
     * </pre>
     */
    @Test
    void aCollectiveBillCountsByCostCentreAndACorrectedOneCountsInstead() {
        used(townHall, "1003");
        used(school, "501");
        testRuns.bill(tenant, "2026-02");

        assertThat(counted("KST-1-kwh")).isEqualByComparingTo("1504");
        assertThat(counted("KST-1-euro")).isEqualByComparingTo("511.46");
        assertThat(counted("KST-9-kwh")).isEqualByComparingTo("0");
        assertThat(counted("KST-9-euro")).isEqualByComparingTo("12.12");

        work.runFor(Duration.ofMinutes(1));
        received.correctedQuantity(tenant, school.location(), DateRange.of(JANUARY, FEBRUARY), "500");
        testRuns.bill(tenant, "2026-02-correction");

        assertThat(counted("KST-1-kwh")).isEqualByComparingTo("1503");
        assertThat(counted("KST-1-euro")).isEqualByComparingTo("511.13");
        assertThat(counted("KST-9-euro")).isEqualByComparingTo("12.11");
    }

    /** 620 kWh of 31 days: 16 days, 320 kWh, go to KST-1 and 15 days, 300 kWh, to KST-9. */
    @Test
    void theEnergyOfASiteIsDividedWhereItsCostCentreChanges() {
        var since = DateRange.startingAt(MID_JANUARY);
        frameworks.put(tenant, "RV-1", new FrameworkSite(townHall.id(), "Rathaus", "KST-9", Map.of(), null, since));
        used(townHall, "620");
        used(school, "310");
        testRuns.bill(tenant, "2026-02");

        assertThat(counted("KST-1-kwh")).isEqualByComparingTo("630");
        assertThat(counted("KST-9-kwh")).isEqualByComparingTo("300");
    }

    private void site(Contract contract, Map<String, String> centres) {
        var since = DateRange.startingAt(JANUARY);
        var name = contract.number();
        frameworks.put(tenant, "RV-1", new FrameworkSite(contract.id(), name, "KST-1", centres, null, since));
    }

    private void open(String key, Measure measure, String centre) {
        var year = DateRange.of(JANUARY, JANUARY.plusYears(1));
        var amount = new BigDecimal("10000");
        budgets.open(tenant, new Budget(key, measure, Scope.COST_CENTRE, "RV-1/" + centre, year, amount, List.of(80)));
    }

    private void used(Contract contract, String kwh) {
        received.quantity(tenant, contract.location(), DateRange.of(JANUARY, FEBRUARY), kwh);
    }

    private BigDecimal counted(String key) {
        return budgets.standing(tenant, key).used();
    }
}
