package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.PriceChanges.Proposal;
import org.stromlauf.retail.PriceChanges.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A price guarantee leaves a contract out of a price change: it keeps its prices until it is told of a later one. */
@StromlaufTest
class PriceGuaranteeTests {

    private static final String TARIFF =
            """
            product: oeko
            name: Ökostrom
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [%s]}
            """;

    @Autowired
    private TestBills suppliers;

    @Autowired
    private PriceChanges changes;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private ProductVersions versions;

    @Autowired
    private ProductPrices prices;

    @Autowired
    private BillPreviews previews;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void sellOneProduct() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        var unused = editing.store(tenant, "oeko", TARIFF.formatted("{from: 2024-01-01, price: 30}"), 0, "clerk");
    }

    /** 3,500 kWh × 30 ct × 1.19 = 1,249.50; × 32 ct = 1,332.80. */
    @Test
    void onlyTheGuaranteedContractIsLeftOutAndWhyIsSaid() {
        var day = today().plusMonths(2);
        var keeps = customer(day.plusDays(1));
        var pays = customer(null);

        var begun = (Proposal.Begun) changes.propose(tenant, wanted(price(day, "32"), 1, day), "clerk");
        assertThat(begun.leftOut()).containsExactly(new LeftOut(keeps.id(), keeps.number(), day.plusDays(1)));
        work.runDue();
        assertThat(facts())
                .contains("Ausgenommen wegen Preisgarantie", "1: " + keeps.number() + " bis ")
                .contains("{\"label\":\"Verträge\",\"value\":1}");
        approve();

        assertThat(changes.told(tenant, begun.change().key())).isEqualTo(1);
        assertThat(changes.leftOut(begun.change())).hasSize(1);
        assertThat(yearly(keeps, day)).isEqualTo(Money.of("1249.50"));
        assertThat(yearly(pays, day)).isEqualTo(Money.of("1332.80"));
        assertThat(changes.cancelBecauseOfChange(tenant, keeps.id()))
                .as("who was left out has no special right to leave")
                .isEmpty();
    }

    @Test
    void whoWasLeftOutPaysTheNextPriceOfWhichHeIsTold() {
        var first = today().plusMonths(2);
        var second = first.plusMonths(1);
        var contract = customer(second);
        propose(price(first, "32"), 1, first);
        var between = "{from: %s, to: %s, price: 32}".formatted(first, second);
        propose(
                price(first, "32").replaceAll("\\{from: [^{]*price: 32}", between) + ", {from: " + second
                        + ", price: 34}",
                2,
                second);

        assertThat(yearly(contract, second.minusDays(1))).isEqualTo(Money.of("1249.50"));
        assertThat(yearly(contract, second)).isEqualTo(Money.of("1416.10")); // 3,500 kWh × 34 ct × 1.19
        assertThat(changes.cancelBecauseOfChange(tenant, contract.id())).contains(second);
    }

    /** 90 kWh evenly over 30 + 31 days: one line at 30 ct over both months, none at 32 ct. */
    @Test
    void aBillOfAGuaranteedContractHasNoLineAtTheNewPrice() {
        var day = today().plusMonths(2).withDayOfMonth(1);
        var keeps = customer(day.plusYears(1));
        var pays = customer(null);
        propose(price(day, "32"), 1, day);
        var period = DateRange.of(day.minusMonths(1), day.plusMonths(1));
        for (var contract : List.of(keeps, pays)) received.quantity(tenant, contract.location(), period, "90");

        assertThat(((Billed) previews.of(keeps, period)).bill().net()).isEqualTo(Money.of("27.00"));
        var others = ((Billed) previews.of(pays, period)).bill();
        assertThat(others.net().compareTo(Money.of("27.00"))).isPositive();
        assertThat(others.net().compareTo(Money.of("28.80"))).isNegative();
    }

    @Test
    void aChangeOfMoreThanPricesIsRefusedWhilePricesAreGuaranteed() {
        var day = today().plusMonths(2);
        var keeps = customer(day.plusDays(1));
        var withBase = TARIFF.formatted(price(day, "32"))
                + "  - {key: base, label: Grundpreis, kind: BASE, prices: [{from: 2024-01-01, price: 60}]}\n";

        assertThat(changes.propose(tenant, new Wanted("oeko", withBase, 1, day, "x"), "clerk"))
                .isEqualTo(new Proposal.Guaranteed(List.of(keeps.number()), day.plusDays(1)));
    }

    private Contract customer(@org.jspecify.annotations.Nullable LocalDate guaranteedUntil) {
        var start = LocalDate.of(2025, 10, 1);
        var plain = TestBills.terms(
                new TestBills.Wanted("oeko", MeteringKind.REGISTER, BillingInterval.YEARLY, start),
                SupplyKind.CONTRACT);
        var terms = new ContractTerms(
                plain.product(),
                plain.notice(),
                null,
                false,
                plain.kind(),
                plain.yearlyConsumption(),
                plain.metering(),
                plain.billing(),
                guaranteedUntil);
        return suppliers.supply(tenant, terms, start, "kunde@example.org");
    }

    private static String price(LocalDate day, String price) {
        return "{from: 2024-01-01, to: %1$s, price: 30}, {from: %1$s, price: %2$s}".formatted(day, price);
    }

    private static Wanted wanted(String prices, int basis, LocalDate day) {
        return new Wanted("oeko", TARIFF.formatted(prices), basis, day, "Gestiegene Netzentgelte");
    }

    private void propose(String prices, int basis, LocalDate day) {
        assertThat(changes.propose(tenant, wanted(prices, basis, day), "clerk")).isInstanceOf(Proposal.Begun.class);
        work.runDue();
        approve();
        assertThat(versions.of(tenant, "oeko")).hasSize(basis + 1);
    }

    private void approve() {
        identity.setAuthentication("second", List.of("camunda-admin"), List.of(tenant.value()));
        try {
            var task = tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
            tasks.complete(task.getId(), Map.of("approved", true));
        } finally {
            identity.clearAuthentication();
        }
        work.runDue();
    }

    private String facts() {
        var task = tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
        return String.valueOf(tasks.getVariableLocal(task.getId(), "facts"));
    }

    private Money yearly(Contract contract, LocalDate day) {
        return prices.yearlyGross(contract, Energy.ofKwh("3500"), day);
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
