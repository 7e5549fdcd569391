package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.stromlauf.retail.TestBills.START;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.retail.LateBills.Late;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** How often a contract is billed (EnWG §40b(1)), and by when (§40c(2)). */
@StromlaufTest
class BillIntervalTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private BillRuns runs;

    @Autowired
    private ContractBills bills;

    @Autowired
    private LateBills late;

    @Autowired
    private Contracts contracts;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    private TenantId tenant;

    @BeforeEach
    void hostASupplierOfItsOwn() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    /**
     * Ten kWh a day at 27.90 ct and 119.88 € a year of 365 days, since 01.10.2025; both periods are told before the first run. By hand:
     *
     * <pre>
     * month     31 days 310 kWh 86.49 + 10.18 =  96.67, VAT 18.3673; 30 days 300 kWh 83.70 + 9.85 = 93.55, VAT 17.7745
     * quarter   92 days 920 kWh 256.68 + 30.22 = 286.90, VAT 54.511; 90 days 900 kWh 251.10 + 29.56 = 280.66, VAT 53.3254
     * half      182 days 1,820 kWh 507.78 + 59.78 = 567.56, VAT 107.8364; 183 days 1,830 kWh 510.57 + 60.10 = 570.67, VAT 108.4273
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2025-11-01, 310, 115.04, 2025-12-01, 300, 111.32",
        "QUARTERLY, 2026-01-01, 920, 341.41, 2026-04-01, 900, 333.99",
        "HALF_YEARLY, 2026-04-01, 1820, 675.40, 2026-10-01, 1830, 679.10",
    })
    void eachPeriodThatWasAgreedIsABillOfItsOwnHoweverLateItsValuesCome(
            BillingInterval interval,
            LocalDate first,
            String kwh,
            String gross,
            LocalDate second,
            String secondKwh,
            String secondGross) {
        var contract = contract(interval);
        received.quantity(tenant, contract.location(), DateRange.of(START, first), kwh);
        received.quantity(tenant, contract.location(), DateRange.of(first, second), secondKwh);

        testRuns.bill(tenant, "1");
        testRuns.bill(tenant, "2");

        assertThat(bills.of(tenant, contract.id()))
                .extracting(ContractBill::period)
                .containsExactly(DateRange.of(START, first), DateRange.of(first, second));
        assertThat(bills.of(tenant, contract.id()))
                .extracting(ContractBill::gross)
                .containsExactly(Money.of(gross), Money.of(secondGross));
        assertThat(bills.of(tenant, contract.id()))
                .extracting(b -> b.occasion().name())
                .containsOnly(interval.name());
        assertThat(runs.startAll(tenant, "3", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void aYearAndTheEndOfSupplyAfterItAreTwoBills() {
        var contract = contract(BillingInterval.YEARLY);
        var end = LocalDate.of(2026, 10, 4);
        received.quantity(tenant, contract.location(), DateRange.of(START, TestBills.END), "3650");
        received.quantity(tenant, contract.location(), DateRange.of(TestBills.END, end), "30");
        transaction.executeWithoutResult(s -> contracts.end(tenant, contract.id(), end));

        testRuns.bill(tenant, "1");
        testRuns.bill(tenant, "2");

        assertThat(bills.of(tenant, contract.id()))
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.YEARLY, Occasion.FINAL);
        assertThat(bills.of(tenant, contract.id()).get(0).gross()).isEqualTo(Money.of("1354.49"));
    }

    /** Supply that ended on 01.04.2026 is billed until 13.05.2026; a month of electricity within three weeks. */
    @Test
    void whatIsLaterThanTheLawAllowsIsListedWithItsReason() throws Exception {
        var ended = contract(BillingInterval.YEARLY);
        var left = LocalDate.of(2026, 4, 1);
        transaction.executeWithoutResult(s -> contracts.end(tenant, ended.id(), left));
        var monthly = contract(BillingInterval.MONTHLY);
        var fresh = suppliers.supply(
                tenant,
                new Wanted(
                        "household-all-inclusive",
                        MeteringKind.REGISTER,
                        BillingInterval.MONTHLY,
                        MarketCalendar.day(clock.instant())));
        var unknown = suppliers.supply(
                tenant, new Wanted("unknown", MeteringKind.REGISTER, BillingInterval.QUARTERLY, START));
        received.quantity(tenant, unknown.location(), DateRange.of(START, LocalDate.of(2026, 1, 1)), "920");
        testRuns.bill(tenant, "1");

        var listed = late.page(tenant, "", 10);

        assertThat(listed)
                .extracting(Late::number)
                .contains(ended.number(), monthly.number(), unknown.number())
                .doesNotContain(fresh.number());
        assertThat(of(listed, ended).occasion()).isEqualTo(Occasion.FINAL);
        assertThat(of(listed, ended).latest()).isEqualTo(LocalDate.of(2026, 5, 13));
        assertThat(of(listed, monthly).latest()).isEqualTo(LocalDate.of(2025, 11, 22));
        assertThat(of(listed, unknown).held()).isEqualTo("Das Produkt gibt es nicht: unknown");
        assertThat(late.page(tenant, listed.get(0).number(), 10)).hasSize(2);
        Api.of(web, users, tenant, UserRole.AUDITOR)
                .get("/billing/late-bills?size=2")
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").value(listed.get(1).number()));
    }

    @Test
    void aBillThatWasMadeIsNotLate() {
        var contract = contract(BillingInterval.QUARTERLY);
        var until = START;
        for (var end : List.of("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01")) {
            received.quantity(tenant, contract.location(), DateRange.of(until, LocalDate.parse(end)), "900");
            until = LocalDate.parse(end);
            testRuns.bill(tenant, "until-" + end);
        }

        assertThat(late.page(tenant, "", 10))
                .allSatisfy(l -> assertThat(l.from()).isEqualTo(LocalDate.of(2026, 10, 1)));
    }

    private static Late of(List<Late> listed, Contract contract) {
        return listed.stream()
                .filter(l -> l.contract().equals(contract.id()))
                .findFirst()
                .orElseThrow();
    }

    private Contract contract(BillingInterval interval) {
        return suppliers.supply(tenant, new Wanted("household-all-inclusive", MeteringKind.REGISTER, interval, START));
    }
}
