package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** Later values with the same energy in another shape cost something else: the bill is made anew. */
@StromlaufTest
class CorrectedShapeTests {

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
    private ProductEditing editing;

    @Autowired
    private MarketClock clock;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void open() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    /**
     * Every quarter hour 100 Wh: a peak of 0.4 kW. Then two days of equally many quarter hours take 50 and 150 Wh: the same energy,
     * a peak of 0.6 kW. At 120 € a kW and month 0.2 kW more are 24.00 € net, with 19 % VAT 28.56 € gross.
     */
    @Test
    void theSameEnergyWithAHigherPeakReplacesTheBill() {
        var start = MarketCalendar.day(clock.instant()).withDayOfMonth(1).minusMonths(1);
        write(
                "spitze",
                """
                reference: {energy: 40, base: 0, source: Preisblatt}
                components:
                  - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2025-01-01, price: 30}]}
                  - {key: peak, label: Leistungspreis, kind: DEMAND, per: MONTH, prices: [{from: 2025-01-01, price: 120}]}
                """);
        var contract = suppliers.supply(
                tenant, new TestBills.Wanted("spitze", MeteringKind.SMART, BillingInterval.MONTHLY, start));
        for (var day : start.datesUntil(start.plusMonths(1)).toList()) {
            received.profile(tenant, contract.location(), day, 100);
        }
        testRuns.bill(tenant, "first");

        LocalDate tenth = start.plusDays(9);
        received.profile(tenant, contract.location(), tenth, 50);
        received.profile(tenant, contract.location(), tenth.plusDays(1), 150);
        testRuns.bill(tenant, "second");

        var made = bills.of(tenant, contract.id());
        assertThat(made).extracting(ContractBill::occasion).containsExactly(Occasion.MONTHLY, Occasion.CORRECTION);
        assertThat(made.get(1).consumption()).isEqualTo(made.get(0).consumption());
        assertThat(made.get(1).gross().minus(made.get(0).gross()).euros())
                .isEqualByComparingTo(new BigDecimal("28.56"));
        received.profile(tenant, contract.location(), tenth.plusDays(1), 150);
        assertThat(runs.startAll(tenant, "third", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    private void write(String product, String sheet) {
        var text = "product: " + product + "\nname: Form\n" + sheet;
        assertThat(editing.store(tenant, product, text, 0, "clerk")).isInstanceOf(ProductEditing.Edited.Stored.class);
    }
}
