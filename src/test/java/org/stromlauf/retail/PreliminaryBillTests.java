package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.ContractTrait;
import org.stromlauf.contracts.ContractTraits;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** Customers of load profiles, billed monthly: by final values, or by preliminary ones where that is agreed. */
@StromlaufTest
class PreliminaryBillTests {

    private static final String PRODUCT =
            """
            product: lastgang
            name: Lastgang
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2025-01-01, price: 30}]}
            """;

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private ContractTraits traits;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillRuns runs;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private InvoiceFactory invoices;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private MarketClock clock;

    private TenantId tenant = TenantId.of("aa");
    private LocalDate start = LocalDate.EPOCH;

    @BeforeEach
    void open() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        start = MarketCalendar.day(clock.instant()).withDayOfMonth(1).minusMonths(1);
        assertThat(editing.store(tenant, "lastgang", PRODUCT, 0, "clerk"))
                .isInstanceOf(ProductEditing.Edited.Stored.class);
    }

    @Test
    void aMonthWaitsForItsFinalValues() {
        var contract = supply();
        monthWithout(contract, 4);
        day(contract, 4, 100, ValueStatus.PRELIMINARY);
        assertThat(runs.startAll(tenant, "early", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);

        later();
        day(contract, 4, 100, ValueStatus.TRUE_VALUE);
        testRuns.bill(tenant, "final");

        assertThat(sources(testRuns.only(contract)))
                .containsExactly("Lastgang der Marktlokation " + contract.location());
    }

    @Test
    void whereItIsAgreedTheMonthIsBilledByPreliminaryValuesAndSaysSo() {
        var contract = agreed();
        monthWithout(contract, 4, 5);
        day(contract, 4, 100, ValueStatus.PRELIMINARY);
        day(contract, 5, 100, ValueStatus.PRELIMINARY);

        testRuns.bill(tenant, "preliminary");

        var bill = testRuns.only(contract);
        assertThat(sources(bill))
                .containsExactly(
                        "Lastgang der Marktlokation " + contract.location() + " (vorläufige Werte an 2 Tagen)");
        assertThat(invoices.contentOf(tenant, bill.invoice()).paragraphs()).contains(BillTexts.PRELIMINARY);
    }

    @Test
    void finalValuesThatDifferMakeTheBillAnew() {
        var contract = agreed();
        monthWithout(contract, 4);
        day(contract, 4, 100, ValueStatus.PRELIMINARY);
        testRuns.bill(tenant, "preliminary");

        later();
        day(contract, 4, 120, ValueStatus.TRUE_VALUE);
        testRuns.bill(tenant, "final");

        var made = bills.of(tenant, contract.id());
        assertThat(made).extracting(ContractBill::occasion).containsExactly(Occasion.MONTHLY, Occasion.CORRECTION);
        assertThat(made.get(1).consumption().wattHours()
                        - made.get(0).consumption().wattHours())
                .isEqualTo(20L * MarketCalendar.quarterHours(start.plusDays(4)));
        assertThat(invoices.contentOf(tenant, made.get(1).invoice()).paragraphs())
                .doesNotContain(BillTexts.PRELIMINARY);
    }

    @Test
    void finalValuesThatAreTheSameLeaveTheBillAsItIs() {
        var contract = agreed();
        monthWithout(contract, 4);
        day(contract, 4, 100, ValueStatus.PRELIMINARY);
        testRuns.bill(tenant, "preliminary");

        later();
        day(contract, 4, 100, ValueStatus.TRUE_VALUE);

        assertThat(runs.startAll(tenant, "final", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void aValueThatIsNotEvenPreliminaryIsBilledUnderNoAgreement() {
        var contract = agreed();
        monthWithout(contract, 4);
        day(contract, 4, 100, ValueStatus.FORECAST);

        assertThat(runs.startAll(tenant, "early", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    private Contract supply() {
        return suppliers.supply(
                tenant, new TestBills.Wanted("lastgang", MeteringKind.SMART, BillingInterval.MONTHLY, start));
    }

    private Contract agreed() {
        var contract = supply();
        var agreement =
                new ContractTrait(BillOrders.BY_PRELIMINARY_VALUES, DateRange.startingAt(start), "Rahmenvertrag § 4");
        traits.give(tenant, contract.id(), agreement);
        return contract;
    }

    /** True values of all days but some. */
    private void monthWithout(Contract contract, Integer... indexes) {
        var missing = Set.of(indexes);
        for (int i = 0; i < start.lengthOfMonth(); i++) {
            if (!missing.contains(i)) day(contract, i, 100, ValueStatus.TRUE_VALUE);
        }
    }

    private void day(Contract contract, int index, long wattHours, ValueStatus status) {
        received.profile(tenant, contract.location(), start.plusDays(index), wattHours, status);
    }

    private void later() {
        clock.advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    private List<String> sources(ContractBill bill) {
        return factory.find(tenant, bill.key())
                .orElseThrow()
                .bill()
                .lines()
                .get(0)
                .operands()
                .quantitySources();
    }
}
