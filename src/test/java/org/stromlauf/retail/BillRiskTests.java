package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.retail.TestBills.YEAR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillComparison;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** Conspicuous bills wait for people, a preview is the bill to the byte, and a run that breaks twice makes the same bills. */
@StromlaufTest
class BillRiskTests {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Autowired
    private ReceivedValues received;

    @Autowired
    private BillRuns runs;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillPreviews previews;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private Work work;

    @Autowired
    private TestBills suppliers;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void hostASupplierOfItsOwn() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    @AfterEach
    void nobodyIsSignedIn() {
        identity.clearAuthentication();
    }

    /** 3,500 kWh were expected. 20,000 kWh × 27.90 ct = 5,580.00 + 119.88 = 5,699.88 × 1.19 = 6,782.86. */
    @Test
    void aBillFarAboveExpectationWaitsForAPerson() {
        var contract = household("20000");
        begin();

        assertThat(item().reason()).isEqualTo(HoldReason.CONSPICUOUS);
        assertThat(item().gross()).isEqualTo(Money.of("6782.86"));
        assertThat(facts())
                .contains("Die Rechnung ist auffällig")
                .contains(
                        "Verbrauch je Tag mehr als das Fünffache der Erwartung: 6.782,86 € brutto für 20.000 kWh in 365 Tagen");
        decide(null, true);
        assertThat(item().reason()).isEqualTo(HoldReason.CONSPICUOUS);
        decide("anna", true);

        assertThat(bills.of(tenant, contract.id()))
                .extracting(ContractBill::gross)
                .containsExactly(Money.of("6782.86"));
    }

    /** 40,000 kWh × 27.90 ct = 11,160.00 + 119.88 = 11,279.88 × 1.19 = 13,423.06. */
    @Test
    void aBillAboveTheLimitWaitsForTwoDifferentPeople() {
        var contract = household("40000");
        begin();
        decide("anna", true);

        assertThat(item().reason()).isEqualTo(HoldReason.SECOND_PERSON);
        assertThat(facts()).contains("freigegeben von anna");
        decide("anna", true);
        assertThat(item().reason()).isEqualTo(HoldReason.SECOND_PERSON);
        decide("berta", true);

        assertThat(bills.of(tenant, contract.id()))
                .extracting(ContractBill::gross)
                .containsExactly(Money.of("13423.06"));
    }

    @Test
    void aConspicuousBillCanBeLeftOut() {
        var contract = household("20000");
        begin();
        decide("anna", false);

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(item().state()).isEqualTo(BillRunItem.State.LEFT);
    }

    @Test
    void aRunThatBreaksTwiceMakesTheBillsThatWerePreviewedToTheByte() {
        var contracts = List.of(household("3650"), household("4000"), household("2500"));
        var expected = new TreeMap<String, String>();
        for (var contract : contracts) expected.put(contract.number(), bytes(preview(contract)));
        var broken = contracts.stream()
                .max(java.util.Comparator.comparing(Contract::number))
                .orElseThrow();
        suppliers.block(broken);
        begin();
        work.runFor(Duration.ofMinutes(40));
        assertThat(bills.ofRun(tenant, "2026-10", "", 10)).isEmpty();
        retry();
        work.runDue();
        assertThat(bills.ofRun(tenant, "2026-10", "", 10)).isEmpty();

        suppliers.unblock(broken);
        retry();
        work.runDue();

        var made = new TreeMap<String, String>();
        for (var bill : bills.ofRun(tenant, "2026-10", "", 10)) {
            made.put(
                    bill.number(),
                    bytes(factory.find(tenant, bill.key()).orElseThrow().bill()));
        }
        assertThat(made).isEqualTo(expected);
    }

    /** 350 kWh more × 27.90 ct = 97.65 net; 4,000 kWh × 27.90 ct = 1,116.00 + 119.88, × 1.19 = 1,470.70. */
    @Test
    void twoBillsAreComparedAndTheDifferenceIsExplained() {
        var less = preview(household("3650"));
        var more = preview(household("4000"));

        var comparison = BillComparison.of(less, more);

        assertThat(comparison.difference()).isEqualTo(more.gross().minus(less.gross()));
        assertThat(comparison.changes()).singleElement().satisfies(change -> {
            assertThat(change.component()).isEqualTo("energy");
            assertThat(change.byQuantity()).isEqualTo(Money.of("97.65"));
            assertThat(change.byPrice()).isEqualTo(Money.ZERO);
        });
        assertThat(comparison.sentence())
                .isEqualTo("Die Rechnung ändert sich von 1.354,49 € auf 1.470,70 € brutto (+116,21 €): Arbeitspreis"
                        + " +97,65 € netto (3.650 → 4.000 kWh: +97,65 €, Preis: 0,00 €).");
    }

    /** January is compared with January; of February there is none, and December stands last. A year is no month. */
    @Test
    void aPeriodIsComparedWithThatOfTheYearBeforeOrElseWithTheLastBill() {
        var contract = suppliers.supply(tenant, Wanted.yearly("household-all-inclusive"));
        var january = YEAR.from().withDayOfYear(1);
        add(contract, DateRange.of(january.minusYears(1), january), "year");
        add(contract, DateRange.of(january, january.plusMonths(1)), "january");
        add(contract, DateRange.of(january.plusMonths(11), january.plusMonths(12)), "december");

        assertThat(comparedWith(contract, january.plusMonths(12))).isEqualTo("january");
        assertThat(comparedWith(contract, january.plusMonths(13))).isEqualTo("december");
        assertThat(bills.comparable(tenant, contract.id(), DateRange.of(january, january.plusYears(1))))
                .hasValueSatisfying(b -> assertThat(b.key()).isEqualTo("year"));
    }

    private String comparedWith(Contract contract, LocalDate month) {
        return bills.comparable(tenant, contract.id(), DateRange.of(month, month.plusMonths(1)))
                .orElseThrow()
                .key();
    }

    private void add(Contract contract, DateRange period, String key) {
        bills.add(new ContractBill(
                tenant,
                key,
                contract.id(),
                contract.number(),
                period,
                Occasion.MONTHLY,
                "by-hand",
                "R-" + key,
                Energy.ofKwh("100"),
                Money.of("30.00"),
                Money.of("30.00"),
                null));
    }

    private Bill preview(Contract contract) {
        return ((BillOutcome.Billed) previews.of(contract, YEAR)).bill();
    }

    private static String bytes(Bill bill) {
        try {
            return bill.plan() + JSON.writeValueAsString(bill.lines());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void begin() {
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.Started.class);
        work.runDue();
    }

    private void decide(@Nullable String person, boolean billAgain) {
        var task = testRuns.task(tenant).getId();
        if (person != null) identity.setAuthentication(person, List.of("camunda-admin"), List.of(tenant.value()));
        try {
            tasks.complete(task, Map.of("billAgain", billAgain));
        } finally {
            identity.clearAuthentication();
        }
        work.runDue();
    }

    private String facts() {
        return String.valueOf(tasks.getVariableLocal(testRuns.task(tenant).getId(), "facts"));
    }

    private BillRunItem item() {
        var items = new ArrayList<>(runs.items(tenant, "2026-10", "", 10));
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private void retry() {
        suppliers.retry(runtime.createIncidentQuery().tenantIdIn(tenant.value()).list().stream()
                .map(i -> i.getConfiguration())
                .toList());
    }

    private Contract household(String kwh) {
        var contract = suppliers.supply(tenant, Wanted.yearly("household-all-inclusive"));
        received.quantity(tenant, contract.location(), YEAR, kwh);
        return contract;
    }
}
