package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.retail.TestBills.END;
import static org.stromlauf.retail.TestBills.START;
import static org.stromlauf.retail.TestBills.YEAR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.ContractTrait;
import org.stromlauf.contracts.ContractTraits;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.DeviceChanges;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ReceivedValues.Counted;
import org.stromlauf.metering.ReceivedValues.Shown;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** From what registers and gas meters counted to the bill: high and low tariff, traits of a contract, gas, shorter intervals. */
@StromlaufTest
class RegisterBillTests {

    private static final Counted HT = new Counted("13019", "1-1:1.9.1");
    private static final Counted NT = new Counted("13019", "1-1:1.9.2");
    private static final Counted GAS = new Counted("13009", "7-0:33.86.0");

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private LocationRecords records;

    @Autowired
    private ContractTraits traits;

    @Autowired
    private BillPreviews previews;

    @Autowired
    private BillRuns runs;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private BillRunWork decisions;

    @Autowired
    private DeviceChanges devices;

    @Autowired
    private Work work;

    /** 2,000 × 28.90 ct = 578.00; 1,500 × 23.75 ct = 356.25; base 131.88; net 1,066.13; VAT 202.56; gross 1,268.69. */
    @Test
    void highAndLowTariffAreBilledByTheQuantitiesOfTheirRegisters() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        received.quantity(tenant, contract.location(), HT, YEAR, "2000");
        received.quantity(tenant, contract.location(), NT, YEAR, "1500");

        var bill = billed(contract);

        assertThat(bill.gross()).isEqualTo(Money.of("1268.69"));
        assertThat(bill.consumption().kwh()).isEqualByComparingTo("3500");
        var lines = factory.find(tenant, bill.key()).orElseThrow().bill().lines();
        assertThat(amount(lines, "energy-ht")).isEqualTo("578.00");
        assertThat(amount(lines, "energy-nt")).isEqualTo("356.25");
        // Levies are those of both: 3,500 × 2.05 ct.
        assertThat(amount(lines, "tax-electricity")).isEqualTo("71.75");
    }

    @Test
    void highAndLowTariffAreTakenFromReadingsWhereOnlyTheWholeWasTold() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        read(contract, new Shown("1ZPA1", "1-0:1.8.1"), "10000", "12000");
        read(contract, new Shown("1ZPA1", "1-0:1.8.2"), "5000", "6500");
        received.quantity(tenant, contract.location(), YEAR, "3500");

        var bill = billed(contract);

        assertThat(bill.gross()).isEqualTo(Money.of("1268.69"));
        assertThat(factory.find(tenant, bill.key())
                        .orElseThrow()
                        .bill()
                        .lines()
                        .get(0)
                        .operands()
                        .quantitySources())
                .containsExactly("Zählerstand 1-0:1.8.1 10.000 am 01.10.2025 und 12.000 am 01.10.2026 (Zähler 1ZPA1)");
    }

    /** HT 50 × 40 = 2,000 kWh; NT began again at zero: 1,000,000 − 999,000 + 500 = 1,500 kWh. */
    @Test
    void readingsCountWithTheirFactorAndOverARollOver() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        read(contract, new Shown("1ZPA2", "1-0:1.8.1"), "100", "150");
        read(contract, new Shown("1ZPA2", "1-0:1.8.2"), "999000", "500");
        var described = devices.describe(
                tenant,
                TestBills.METER,
                "1ZPA2",
                List.of(
                        new MountedRegister(new Register("1-0:1.8.1", 6, 1), new BigDecimal(40)),
                        new MountedRegister(new Register("1-0:1.8.2", 6, 1), BigDecimal.ONE)));
        assertThat(described).isEmpty();
        received.quantity(tenant, contract.location(), YEAR, "3500");

        var bill = billed(contract);

        assertThat(bill.gross()).isEqualTo(Money.of("1268.69"));
        assertThat(factory.find(tenant, bill.key()).orElseThrow().bill().lines())
                .flatExtracting(l -> l.operands().quantitySources())
                .anyMatch(s -> s.endsWith("(Zähler 1ZPA2, Faktor 40)"))
                .anyMatch(s -> s.endsWith("(Zähler 1ZPA2, Überlauf des Zählwerks)"));
    }

    /** HT 2,000 and NT 1,400 are not the 3,500 that were told as a whole: somebody looks at it before it is billed. */
    @Test
    void registersThatDoNotAddUpToTheWholeHoldTheBillUntilSomebodyReleasesIt() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        received.quantity(tenant, contract.location(), HT, YEAR, "2000");
        received.quantity(tenant, contract.location(), NT, YEAR, "1400");
        received.quantity(tenant, contract.location(), YEAR, "3500");
        runs.startAll(tenant, "run", Origin.REQUEST);
        work.runDue();

        var held = runs.items(tenant, "run", "", 10).get(0);
        assertThat(held.reason()).isEqualTo(HoldReason.REGISTERS_DIFFER);
        assertThat(held.detail())
                .isEqualTo("HT 2.000 kWh und NT 1.400 kWh ergeben 3.400 kWh, als Gesamtmenge sind 3.500 kWh gemeldet");

        var unused = decisions.decide(tenant, "run", 0, true, "clerk");
        var left = decisions.billChunk(tenant, "run", 0);
        assertThat(left.open()).isFalse();
        assertThat(bills.of(tenant, contract.id())).hasSize(1);
    }

    @Test
    void registersMayDifferFromTheWholeByTheRoundingToKilowattHours() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        received.quantity(tenant, contract.location(), HT, YEAR, "2000");
        received.quantity(tenant, contract.location(), NT, YEAR, "1499");
        received.quantity(tenant, contract.location(), YEAR, "3500");

        assertThat(billed(contract).gross()).isEqualTo(Money.of("1268.41")); // 0.2375 × 1.19 less
    }

    @Test
    void aRegisterThatIsMissingIsNamedAndNothingIsBilled() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("household-two-rates"));
        received.quantity(tenant, contract.location(), YEAR, "3500");

        assertThat(previews.of(contract, YEAR))
                .isInstanceOfSatisfying(org.stromlauf.billing.BillOutcome.NotRatable.class, n -> assertThat(n.missing())
                        .containsExactly("Ein Messwert fehlt für 01.10.2025 bis 30.09.2026"));
    }

    /** 3,650 kWh, ten a day. Concession 2.39 ct for 182 days: 43.50; 0.11 ct from 1 April for 183 days: 2.01. */
    @Test
    void aTraitOfTheContractHoldsFromItsDayOn() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, Wanted.yearly("heat-pump"));
        received.quantity(tenant, contract.location(), YEAR, "3650");
        var april = LocalDate.of(2026, 4, 1);
        traits.give(
                tenant,
                contract.id(),
                new ContractTrait("ka-special", DateRange.startingAt(april), "Sondervertrag vom 15.03.2026"));

        var lines = ((Billed) previews.of(contract, YEAR)).bill().lines();

        assertThat(lines.stream().filter(l -> l.component().equals("concession")))
                .extracting(l -> l.period().from() + " " + l.amount().euros())
                .containsExactly("2025-10-01 43.50", "2026-04-01 2.01");
        assertThat(amount(lines, "levy-kwkg")).isEqualTo("0.00");

        traits.end(tenant, contract.id(), "ka-special", LocalDate.of(2026, 4, 2));
        var ended = ((Billed) previews.of(contract, YEAR)).bill().lines();
        assertThat(ended.stream().filter(l -> l.component().equals("concession")))
                .hasSize(3);
    }

    /**
     * 13,788 kWh from December 2024 to November 2025, 31 of 365 days in 2024: 7.90 ct = 1,089.25; base 143.88 × 31/366 = 12.19 and
     * × 334/365 = 131.66; CO2 45 €/t × 0.18139 = 0.8163 ct × 1,171.036 kWh = 9.56, 55 €/t = 0.9976 ct × 12,616.964 kWh = 125.87;
     * net 1,368.53; VAT 260.02; gross 1,628.55.
     */
    @Test
    void gasIsBilledByItsEnergyAndTellsWhatItFollowsFrom() {
        var tenant = suppliers.open(Commodity.GAS);
        var start = LocalDate.of(2024, 12, 1);
        var period = DateRange.of(start, start.plusYears(1));
        var contract = suppliers.supply(
                tenant, new Wanted("household-gas", MeteringKind.REGISTER, BillingInterval.YEARLY, start));
        received.quantity(tenant, contract.location(), GAS, period, "13788");

        var bill = billed(contract);

        assertThat(bill.gross()).isEqualTo(Money.of("1628.55"));
        assertThat(bill.period()).isEqualTo(period);
    }

    private ContractBill billed(Contract contract) {
        runs.startAll(contract.tenant(), "run", Origin.REQUEST);
        work.runDue();
        assertThat(runs.items(contract.tenant(), "run", "", 10))
                .as("what was not billed")
                .allSatisfy(i -> assertThat(i.detail()).isNull());
        var all = bills.of(contract.tenant(), contract.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String amount(List<RatedLine> lines, String component) {
        return lines.stream()
                .filter(l -> l.component().equals(component))
                .map(RatedLine::amount)
                .reduce(Money.ZERO, Money::plus)
                .euros()
                .toPlainString();
    }

    /** What a register of the contract's meter shows at both ends of the year. */
    private void read(Contract contract, Shown register, String first, String last) {
        var known = List.of(new MeteringPoint.Register(register.device(), register.obis()));
        records.take(contract.tenant(), contract.id(), new MeteringPoint(TestBills.METER, null, known));
        received.reading(contract.tenant(), TestBills.METER, register, START, first);
        received.reading(contract.tenant(), TestBills.METER, register, END, last);
    }
}
