package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ReceivedValues.Counted;
import org.stromlauf.metering.ReceivedValues.Shown;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** Later values with the same energy in another shape cost something else: the bills that count them are made anew, and no others. */
@StromlaufTest
class CorrectedShapeTests {

    private static final Counted HT = new Counted("13019", "1-1:1.9.1");
    private static final Counted NT = new Counted("13019", "1-1:1.9.2");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    private static final String TWO_RATES =
            """
            zones:
              tariff:
                - {zone: HT, days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], hours: ["06:00-22:00"]}
                - {zone: NT}
            components:
              - {key: ht, label: Arbeitspreis HT, kind: ENERGY, zone: tariff/HT, prices: [{from: 2025-01-01, price: 30}]}
              - {key: nt, label: Arbeitspreis NT, kind: ENERGY, zone: tariff/NT, prices: [{from: 2025-01-01, price: 20}]}
            """;

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final String SPOT =
            """
            exchange: DE-LU
            components:
              - {key: spot, label: Börsenpreis, kind: SPOT}
            """;

    private static final String BY_PEAK =
            """
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2025-01-01, price: 30}]}
              - {key: peak, label: Leistungspreis, kind: DEMAND, per: %s, prices: [{from: 2025-01-01, price: 120}]}
            """;

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
    private ProductEditing editing;

    @Autowired
    private ExchangePrices exchange;

    @Autowired
    private MarketClock clock;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void open() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    /**
     * Every quarter hour 100 Wh by substitute values: a peak of 0.4 kW. Then of two days the one takes 50 Wh and the other 150: the same energy, a peak
     * of 0.6 kW. At 120 € a kW and month 0.2 kW more are 24.00 € net, with 19 % VAT 28.56 € gross.
     */
    @Test
    void theSameEnergyWithAHigherPeakReplacesTheBill() {
        var start = monthBefore(1);
        var contract = supply(BY_PEAK.formatted("MONTH"), MeteringKind.SMART, start);
        substitutes(contract, start);
        testRuns.bill(tenant, "first");

        later();
        received.profile(tenant, contract.location(), start.plusDays(9), 50);
        received.profile(tenant, contract.location(), start.plusDays(10), 150);
        testRuns.bill(tenant, "second");

        assertThat(standing(contract)).extracting(ContractBill::occasion).containsExactly(Occasion.CORRECTION);
        assertThat(more(contract)).isEqualTo(Money.of("28.56"));
        assertThat(runs.startAll(tenant, "third", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    /** The price is one of the year: a peak that becomes known of an earlier month changes every later bill of that year. */
    @Test
    void aLaterPeakOfAnEarlierMonthReplacesTheBillsOfTheYearSince() {
        var contract = supply(BY_PEAK.formatted("YEAR"), MeteringKind.SMART, JANUARY);
        for (var first : List.of(JANUARY, FEBRUARY)) {
            substitutes(contract, first);
            testRuns.bill(tenant, "of-" + first);
        }

        later();
        received.profile(tenant, contract.location(), JANUARY.plusDays(9), 50);
        received.profile(tenant, contract.location(), JANUARY.plusDays(10), 150);
        testRuns.bill(tenant, "second");
        testRuns.bill(tenant, "third");

        assertThat(standing(contract))
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.CORRECTION, Occasion.CORRECTION);
        // 0.2 kW × 120 € a year × 59 of 365 days = 3.88 net, 4.62 gross, in two bills rounded.
        assertThat(more(contract).euros()).isCloseTo(new BigDecimal("4.62"), within(new BigDecimal("0.02")));
        assertThat(runs.startAll(tenant, "fourth", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    /** January and March have other peaks; February between them keeps its bill, though its price was changed by mistake since. */
    @Test
    void daysApartLeaveTheBillBetweenThemAsItIs() {
        var contract = supply(TWO_RATES, MeteringKind.REGISTER, JANUARY);
        var months = List.of(JANUARY, FEBRUARY, FEBRUARY.plusMonths(1));
        for (var first : months) {
            received.quantity(tenant, contract.location(), HT, month(first), "200");
            received.quantity(tenant, contract.location(), NT, month(first), "150");
            testRuns.bill(tenant, "of-" + first);
        }
        write(TWO_RATES.replace("price: 30", "price: 28"), 1);

        later();
        for (var first : List.of(JANUARY, FEBRUARY.plusMonths(1))) {
            received.correctedQuantity(tenant, contract.location(), HT, month(first), "210");
        }
        testRuns.bill(tenant, "second");
        testRuns.bill(tenant, "third");

        assertThat(standing(contract))
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.CORRECTION, Occasion.MONTHLY, Occasion.CORRECTION);
        assertThat(runs.startAll(tenant, "fourth", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    /**
     * 100 Wh a quarter hour, at 10 ct on the 10th and 12th of the month and 30 ct else. First 50 Wh of the 10th go to the 11th: 4.8 kWh
     * cost 20 ct more, 0.96 € net, 1.14 € gross. Then those of the 12th go to the 13th.
     */
    @Test
    void aBillByExchangePricesIsPutRightEachTimeItsHoursShift() {
        var start = monthBefore(1);
        for (var day = start; day.isBefore(start.plusMonths(1)); day = day.plusDays(1)) {
            price(day, List.of(10, 12).contains(day.getDayOfMonth()) ? "100" : "300");
        }
        var contract = supply(SPOT, MeteringKind.SMART, start);
        substitutes(contract, start);
        testRuns.bill(tenant, "first");

        shift(contract, start.withDayOfMonth(10));
        testRuns.bill(tenant, "second");
        shift(contract, start.withDayOfMonth(12));
        testRuns.bill(tenant, "third");

        var made = bills.of(tenant, contract.id()).stream()
                .map(ContractBill::gross)
                .sorted(Comparator.comparing(Money::euros))
                .toList();
        assertThat(made).hasSize(3);
        assertThat(standing(contract)).extracting(ContractBill::gross).containsExactly(made.get(2));
        assertThat(made.get(1).minus(made.get(0)).euros()).isCloseTo(new BigDecimal("1.14"), within(CENT));
        assertThat(made.get(2).minus(made.get(1)).euros()).isCloseTo(new BigDecimal("1.14"), within(CENT));
        assertThat(runs.startAll(tenant, "fourth", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    private void shift(Contract contract, LocalDate day) {
        later();
        received.profile(tenant, contract.location(), day, 50);
        received.profile(tenant, contract.location(), day.plusDays(1), 150);
    }

    private void price(LocalDate day, String eurosPerMwh) {
        var prices = Collections.nCopies(MarketCalendar.quarterHours(day), new BigDecimal(eurosPerMwh));
        assertThat(exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, prices, "EPEX SPOT")))
                .isEqualTo(ExchangePrices.Taken.STORED);
    }

    /** 100 kWh from the low to the high tariff: 10 ct each, 10.00 € net, 11.90 € gross. */
    @Test
    void energyThatMovesFromOneRegisterToTheOtherReplacesAnEarlierBill() {
        var contract = supply(TWO_RATES, MeteringKind.REGISTER, JANUARY);
        for (var first : List.of(JANUARY, FEBRUARY)) {
            received.quantity(tenant, contract.location(), HT, month(first), "200");
            received.quantity(tenant, contract.location(), NT, month(first), "150");
            testRuns.bill(tenant, "of-" + first);
        }

        later();
        received.correctedQuantity(tenant, contract.location(), HT, month(JANUARY), "300");
        received.correctedQuantity(tenant, contract.location(), NT, month(JANUARY), "50");
        testRuns.bill(tenant, "second");

        assertThat(standing(contract))
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.MONTHLY, Occasion.CORRECTION);
        assertThat(more(contract)).isEqualTo(Money.of("11.90"));
        assertThat(runs.startAll(tenant, "third", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    /** The whole was told (13019), its parts follow from the readings of a metering location, and of these two come once more. */
    @Test
    void readingsThatAreCorrectedReplaceTheBillThatWasMadeFromThem() {
        var contract = supply(TWO_RATES, MeteringKind.REGISTER, JANUARY);
        var high = new Shown("1ZPA1", "1-0:1.8.1");
        var low = new Shown("1ZPA1", "1-0:1.8.2");
        for (var register : List.of(high, low)) {
            var known = List.of(new MeteringPoint.Register(register.device(), register.obis()));
            records.take(tenant, contract.id(), new MeteringPoint(TestBills.METER, null, known));
            received.reading(tenant, TestBills.METER, register, JANUARY, "1000");
        }
        received.reading(tenant, TestBills.METER, high, FEBRUARY, "1200");
        received.reading(tenant, TestBills.METER, low, FEBRUARY, "1150");
        received.quantity(tenant, contract.location(), month(JANUARY), "350");
        testRuns.bill(tenant, "first");

        later();
        received.correctedReading(tenant, TestBills.METER, high, FEBRUARY, "1300");
        received.correctedReading(tenant, TestBills.METER, low, FEBRUARY, "1050");
        testRuns.bill(tenant, "second");

        assertThat(standing(contract)).extracting(ContractBill::occasion).containsExactly(Occasion.CORRECTION);
        assertThat(more(contract)).isEqualTo(Money.of("11.90"));
    }

    /** Price errors are put right when a clerk asks for it, not because values of another month came. */
    @Test
    void valuesOfOneMonthLeaveTheOtherAsItWasBilledThoughItsPriceHasChanged() {
        var contract = supply(TWO_RATES, MeteringKind.REGISTER, JANUARY);
        for (var first : List.of(JANUARY, FEBRUARY)) {
            received.quantity(tenant, contract.location(), HT, month(first), "200");
            received.quantity(tenant, contract.location(), NT, month(first), "150");
            testRuns.bill(tenant, "of-" + first);
        }
        write(TWO_RATES.replace("price: 30", "price: 28"), 1);

        later();
        received.correctedQuantity(tenant, contract.location(), HT, month(JANUARY), "210");
        testRuns.bill(tenant, "second");

        assertThat(standing(contract))
                .extracting(ContractBill::occasion)
                .containsExactly(Occasion.MONTHLY, Occasion.CORRECTION);
        assertThat(runs.startAll(tenant, "third", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
    }

    private Contract supply(String prices, MeteringKind metering, LocalDate start) {
        write(prices, 0);
        return suppliers.supply(tenant, new TestBills.Wanted("form", metering, BillingInterval.MONTHLY, start));
    }

    private void write(String prices, int basis) {
        var text = "product: form\nname: Form\nreference: {energy: 40, base: 0, source: Preisblatt}\n" + prices;
        assertThat(editing.store(tenant, "form", text, basis, "clerk"))
                .isInstanceOf(ProductEditing.Edited.Stored.class);
    }

    /** Substitute values, as those of a meter that was not reached; each may be followed by a true one. */
    private void substitutes(Contract contract, LocalDate first) {
        first.datesUntil(first.plusMonths(1))
                .forEach(day -> received.profile(tenant, contract.location(), day, 100, ValueStatus.SUBSTITUTE));
    }

    private static DateRange month(LocalDate first) {
        return DateRange.of(first, first.plusMonths(1));
    }

    private LocalDate monthBefore(int months) {
        return MarketCalendar.day(clock.instant()).withDayOfMonth(1).minusMonths(months);
    }

    /** Of values that were told at the same instant the reference would decide which hold. */
    private void later() {
        clock.advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    /** The last first. */
    private List<ContractBill> standing(Contract contract) {
        return bills.standingSince(tenant, contract.id(), contract.supply().from());
    }

    /** What the bills that stand ask for more than those that were cancelled. */
    private Money more(Contract contract) {
        var all = bills.of(tenant, contract.id());
        var standing = standing(contract);
        var corrected = standing.stream()
                .filter(b -> b.occasion() == Occasion.CORRECTION)
                .map(ContractBill::gross)
                .reduce(Money.ZERO, Money::plus);
        return all.stream()
                .filter(b -> !standing.contains(b))
                .map(ContractBill::gross)
                .reduce(corrected, Money::minus);
    }
}
