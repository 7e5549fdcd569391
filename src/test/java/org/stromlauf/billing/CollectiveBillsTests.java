package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.billing.CollectiveBill.CostCentre;
import org.stromlauf.billing.CollectiveBills.Order;
import org.stromlauf.billing.CollectiveBills.SiteOrder;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.Usage.Metered;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** Many sites on one bill: periods of their own, cost centres, the customer's orders, VAT once on the sum. */
class CollectiveBillsTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Instant NOW = Instant.parse("2026-04-11T11:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final DateRange MONTH = DateRange.of(MARCH, MARCH.plusMonths(1));
    private static final DateRange QUARTER = DateRange.of(LocalDate.of(2026, 1, 1), MARCH.plusMonths(1));

    private static final BillingFactory FACTORY =
            new BillingFactory(new BillRows(JDBC), Clock.fixed(NOW, ZoneOffset.UTC));

    private final CollectiveBills bills = new CollectiveBills(FACTORY, new CollectiveRows(JDBC, FACTORY));
    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void useATenantOfItsOwn(TestInfo test) {
        tenant =
                TenantId.of("c" + Integer.toUnsignedString(test.getDisplayName().hashCode()));
    }

    /**
     * By hand, at 25.13 ct and 9.90 € a month:
     *
     * <pre>
     * Leipzig   March         1,003 kWh × 25.13 ct = 252.0539 → 252.05 + 9.90 = 261.95
     * Halle     March           501 kWh × 25.13 ct = 125.9013 → 125.90 + 9.90 = 135.80
     * Zentrale  January–March 7,007 kWh × 25.13 ct = 1,760.8591 → 1,760.86 + 29.70 = 1,790.56
     * net 2,188.31; VAT 19 % = 415.7789 → 415.78; gross 2,604.09
     * VAT of the annexes: 49.77 + 25.80 + 340.21 = 415.78
     * cost centres: VERTRIEB 261.95 + 135.80 = 397.75; VERWALTUNG 1,790.56
     * </pre>
     */
    @Test
    void sitesAreAddedUpByCostCentreAndVatIsComputedOnTheSum() {
        var outcome = bills.bill(tenant, order("S-1", "1003"));

        var bill = java.util.Objects.requireNonNull(outcome.bill());
        assertThat(bill.sites())
                .extracting(s -> s.bill().net().euros().toPlainString())
                .containsExactly("261.95", "135.80", "1790.56");
        assertThat(bill.net()).isEqualTo(Money.of("2188.31"));
        assertThat(bill.vat()).isEqualTo(Money.of("415.78"));
        assertThat(bill.gross()).isEqualTo(Money.of("2604.09"));
        assertThat(bill.costCentres())
                .containsExactly(
                        new CostCentre("VERTRIEB", Money.of("397.75")),
                        new CostCentre("VERWALTUNG", Money.of("1790.56")));
        assertThat(bills.find(tenant, "S-1")).hasValueSatisfying(stored -> {
            assertThat(stored.gross()).isEqualTo(bill.gross());
            assertThat(stored.purchaseOrder()).isEqualTo("PO-4500017");
            assertThat(stored.sites()).extracting(s -> s.key()).containsExactly("S-1~1", "S-1~2", "S-1~3");
        });
    }

    /**
     * Three sites of 0.13 € net each: 19 % of 0.13 = 0.0247 → 0.02; of 0.26 = 0.0494 → 0.05, so the second bears 0.03; of 0.39 =
     * 0.0741 → 0.07, so the third bears 0.02. Each by itself would pay 0.02, together 0.06.
     */
    @Test
    void theSharesOfTheSitesAddUpToTheWholeToTheCent() {
        var prices = "{key: fee, label: Gebühr, kind: BASE, per: MONTH, prices: [{from: 2026-01-01, price: 0.13}]}";
        var sheet = PriceFiles.sheet(new ByteArrayInputStream(
                ("product: fees\nname: Gebühr\ncomponents:\n  - " + prices).getBytes(StandardCharsets.UTF_8)));
        var sites = java.util.stream.Stream.of("A", "B", "C")
                .map(n -> new SiteOrder(
                        n,
                        "K-1",
                        java.util.Map.of("fee", "K-2"),
                        null,
                        new BillOrder("V-" + n, sheet, PriceFiles.ours(), MONTH, new Metered(List.of()), null, NOW)))
                .toList();

        var bill = java.util.Objects.requireNonNull(
                bills.bill(tenant, new Order("S-1", "K-100", null, sites)).bill());

        assertThat(bill.gross()).isEqualTo(Money.of("0.46")); // 0.39 × 19 % = 0.0741
        assertThat(bill.shares())
                .extracting(s -> s.vat().euros().toPlainString())
                .containsExactly("0.02", "0.03", "0.02");
        assertThat(bill.shares().stream().map(s -> s.gross()).reduce(Money.ZERO, Money::plus))
                .isEqualTo(bill.gross());
        assertThat(bills.find(tenant, "S-1").orElseThrow().costCentres())
                .containsExactly(new CostCentre("K-2", Money.of("0.39")));
    }

    @Test
    void theSameAgainChangesNothingAndSomethingElseIsRefused() {
        var first = bills.bill(tenant, order("S-1", "1003"));
        var again = bills.bill(tenant, order("S-1", "1003"));

        assertThat(again.bill()).isEqualTo(first.bill());
        assertThatThrownBy(() -> bills.bill(tenant, order("S-1", "1004"))).hasMessageContaining("take another key");
    }

    @Test
    void oneSiteThatLacksAReadingStopsAllAndIsNamed() {
        var complete = order("S-1", "1003");
        var lacking = new SiteOrder(
                "Gera",
                null,
                null,
                new BillOrder("V-4", sheet(), PriceFiles.ours(), MONTH, new Metered(List.of()), null, NOW));
        var sites = new java.util.ArrayList<>(complete.sites());
        sites.add(lacking);

        var outcome = bills.bill(tenant, new Order("S-1", "K-100", null, sites));

        assertThat(outcome.bill()).isNull();
        assertThat(outcome.missing()).containsOnlyKeys("Gera");
        assertThat(JDBC.sql("select count(*) from billing.bill where tenant = :tenant")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesASiteThatStandsTwice() {
        var site = site("Leipzig", null, MONTH, "1");

        assertThatThrownBy(() -> new Order("S-1", "K-100", null, List.of(site, site)))
                .hasMessageContaining("'Leipzig' stands twice");
    }

    private static Order order(String key, String leipzig) {
        return new Order(
                key,
                "K-100",
                "PO-4500017",
                List.of(
                        site("Leipzig", "VERTRIEB", MONTH, leipzig),
                        site("Halle", "VERTRIEB", MONTH, "501"),
                        site("Zentrale", "VERWALTUNG", QUARTER, "7007")));
    }

    private static SiteOrder site(
            String name, @org.jspecify.annotations.Nullable String costCentre, DateRange period, String kwh) {
        var usage = new Metered(List.of(Metered.evenly(period, Long.parseLong(kwh) * 1000, "Lastgang")));
        return new SiteOrder(
                name,
                costCentre,
                null,
                new BillOrder("V-" + name, sheet(), PriceFiles.ours(), period, usage, null, NOW));
    }

    private static PriceSheet sheet() {
        return PriceFiles.sheet(new ByteArrayInputStream(
                """
                product: branches
                name: Filialstrom
                components:
                  - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2026-01-01, price: 25.13}]}
                  - {key: base, label: Grundpreis, kind: BASE, per: MONTH, prices: [{from: 2026-01-01, price: 9.90}]}
                """
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
