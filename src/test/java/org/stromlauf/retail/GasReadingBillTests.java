package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ReceivedValues.Counted;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;

/** Gas is billed by cubic metres and their quality where nobody has told its energy. */
@StromlaufTest
class GasReadingBillTests {

    private static final String METER = "G1";
    private static final LocalDate START = LocalDate.of(2024, 12, 1);
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 1);
    private static final DateRange YEAR = DateRange.of(START, START.plusYears(1));

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private LocationRecords records;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillRuns runs;

    @Autowired
    private BillingFactory factory;

    private TenantId tenant = TenantId.of("aa");
    private Contract contract;

    @BeforeEach
    void supplyGas() {
        tenant = suppliers.open(Commodity.GAS);
        contract = suppliers.supply(
                tenant, new Wanted("household-gas", MeteringKind.REGISTER, BillingInterval.YEARLY, START));
        var known = List.of(new MeteringPoint.Register(METER, "7-10:3.0.0"));
        records.take(tenant, contract.id(), new MeteringPoint(TestBills.METER, null, known));
    }

    /** 1,250 m³ × 0.9632 × 11.452 = 13,788.2… → 13,788 kWh: the same bill as by 13009. */
    @Test
    void cubicMetresAreBilledByTheQualityOfTheirTime() {
        read(YEAR.from(), "4000");
        read(YEAR.end(), "5250");
        assertThat(runs.startAll(tenant, "without", Origin.REQUEST))
                .as("the quality is not known")
                .isInstanceOf(Start.NothingToBill.class);
        received.gasQuality(tenant, contract.location(), YEAR, "0.9632", "11.452");
        testRuns.bill(tenant, "first");

        var bill = bills.last(tenant, contract.id()).orElseThrow();
        assertThat(bill.consumption()).isEqualTo(Energy.ofKwh("13788"));
        assertThat(bill.gross()).isEqualTo(Money.of("1628.55"));
        assertThat(factory.find(tenant, bill.key())
                        .orElseThrow()
                        .bill()
                        .lines()
                        .get(0)
                        .operands()
                        .quantitySources())
                .singleElement()
                .asString()
                .contains("1.250 m³ × Zustandszahl 0,9632 × Brennwert 11,452 kWh/m³");
    }

    /**
     * Of 365 m³ in 365 days 182 fall on those until June and 183 on those since: the mean Zustandszahl is 0.9500, the mean Brennwert
     * (182 × 11 + 183 × 12) / 365 = 11.501; 365 × 0.95 × 11.501 = 3,987.97 → 3,988 kWh.
     */
    @Test
    void qualitiesOfSeveralTimesAreAveragedByVolume() {
        read(YEAR.from(), "1000");
        read(YEAR.end(), "1365");
        received.gasQuality(tenant, contract.location(), DateRange.of(START, JUNE), "0.95", "11");
        assertThat(runs.startAll(tenant, "half", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        received.gasQuality(tenant, contract.location(), DateRange.of(JUNE, YEAR.end()), "0.95", "12");
        testRuns.bill(tenant, "first");

        assertThat(bills.last(tenant, contract.id()).orElseThrow().consumption())
                .isEqualTo(Energy.ofKwh("3988"));
    }

    /** Nobody rounds what a grid operator tells: the bill waits for figures as the rule has them. */
    @Test
    void aQualityThatIsFinerThanTheRuleIsNotUsed() {
        read(YEAR.from(), "4000");
        read(YEAR.end(), "5250");
        received.gasQuality(tenant, contract.location(), YEAR, "0.96321", "11.452");

        assertThat(runs.startAll(tenant, "finer", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void energyThatIsToldCountsInstead() {
        read(YEAR.from(), "4000");
        read(YEAR.end(), "5250");
        received.gasQuality(tenant, contract.location(), YEAR, "0.9632", "11.452");
        received.quantity(tenant, contract.location(), new Counted("13009", "7-20:33.86.0"), YEAR, "13800");
        testRuns.bill(tenant, "first");

        assertThat(bills.last(tenant, contract.id()).orElseThrow().consumption())
                .isEqualTo(Energy.ofKwh("13800"));
    }

    private void read(LocalDate day, String cubicMetres) {
        received.gasReading(tenant, TestBills.METER, METER, day, cubicMetres);
    }
}
