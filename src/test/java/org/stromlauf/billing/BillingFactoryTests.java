package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** Bills are made once, cancelled, and never changed. */
class BillingFactoryTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Instant NOW = Instant.parse("2027-10-11T11:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final DateRange YEAR = DateRange.of(START, LocalDate.of(2027, 10, 5));

    private final BillingFactory factory = new BillingFactory(new BillRows(JDBC), Clock.fixed(NOW, ZoneOffset.UTC));
    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void useATenantOfItsOwn(TestInfo test) {
        tenant =
                TenantId.of("t" + Integer.toUnsignedString(test.getDisplayName().hashCode()));
    }

    /**
     * 365 days from 05.10.2026 with 3,650 kWh evenly: 88 days until New Year have 880 kWh, 277 days have 2,770 kWh.
     *
     * <pre>
     * Arbeitspreis   880 kWh × 27.90 ct = 245.52      2,770 kWh × 28.75 ct = 796.375 → 796.38
     * Grundpreis  119.88 × 88/365 = 28.9025 → 28.90    125.88 × 277/365 = 95.5308 → 95.53
     * net 245.52 + 796.38 + 28.90 + 95.53 = 1,166.33; VAT 19 % = 221.6027 → 221.60; gross 1,387.93
     * Stromsteuer contained: 3,650 kWh × 2.05 ct = 74.825 → 74.83
     * </pre>
     */
    @Test
    void aPriceChangeInsideThePeriodIsBilledByTheDay() {
        var bill = billed(factory.bill(tenant, "B1", household(YEAR, 3_650_000)));

        assertThat(amounts(bill.billed())).containsExactly("245.52", "796.38", "28.90", "95.53");
        assertThat(bill.net()).isEqualTo(Money.of("1166.33"));
        assertThat(bill.vat()).isEqualTo(Money.of("221.60"));
        assertThat(bill.gross()).isEqualTo(Money.of("1387.93"));
        assertThat(amounts(bill.contained())).containsExactly("74.83");
        assertThat(Explanation.sentence(bill.lines().get(0)))
                .startsWith("Arbeitspreis vom 05.10.2026 bis 31.12.2026: 880 kWh × 27,9 ct/kWh = 245,52 € netto.");
    }

    @Test
    void previewAndStoredBillSayTheSameToTheLastOperand() {
        var order = household(YEAR, 3_650_000);

        var ignored = factory.bill(tenant, "B1", order);

        assertThat(factory.find(tenant, "B1").orElseThrow().bill()).isEqualTo(billed(factory.preview(order)));
        assertThat(factory.find(tenant, "B1").orElseThrow().bill().lines())
                .allSatisfy(l -> assertThat(l.operands().lineSum().rounded()).isEqualTo(l.amount()));
    }

    @Test
    void theSameKeyGivesTheSameBillAndNeverAnother() {
        var first = factory.bill(tenant, "B1", household(YEAR, 3_650_000));

        assertThat(factory.bill(tenant, "B1", household(YEAR, 3_650_000))).isEqualTo(first);
        assertThatThrownBy(() -> factory.bill(tenant, "B1", household(YEAR, 3_651_000)))
                .hasMessageContaining("has billed something else under 'B1'");
        assertThatThrownBy(() -> factory.bill(tenant, "B1", notRatable()))
                .hasMessageContaining("has billed something else under 'B1'");
        assertThat(factory.page(tenant, "", 10)).hasSize(1);
    }

    /** What was billed before is not billed again, and what cannot be billed stops nobody. */
    @Test
    void manyOrdersAreBilledAsEachByItself() {
        var single = factory.bill(tenant, "B1", household(YEAR, 3_650_000));
        var orders = List.of(
                new BillingFactory.Keyed("B1", household(YEAR, 3_650_000)),
                new BillingFactory.Keyed("B2", household(YEAR, 1_000_000)),
                new BillingFactory.Keyed("B3", notRatable()));

        var outcomes = factory.billAll(tenant, orders, new BillCalculation());

        assertThat(outcomes.get(0)).isEqualTo(single);
        assertThat(outcomes.get(2)).isInstanceOf(BillOutcome.NotRatable.class);
        assertThat(factory.page(tenant, "", 10)).extracting(StoredBill::key).containsExactly("B1", "B2");
        assertThat(factory.find(tenant, "B2").orElseThrow().bill()).isEqualTo(billed(outcomes.get(1)));
        assertThat(factory.billAll(tenant, orders, new BillCalculation())).isEqualTo(outcomes);
        var other = List.of(
                new BillingFactory.Keyed("B4", household(YEAR, 1_000_000)),
                new BillingFactory.Keyed("B1", household(YEAR, 1_000_000)));
        assertThatThrownBy(() -> factory.billAll(tenant, other, new BillCalculation()))
                .hasMessageContaining("has billed something else under 'B1'");
    }

    @Test
    void aBillOfAnotherTenantIsNotSeen() {
        var ignored = factory.bill(tenant, "B1", household(YEAR, 3_650_000));

        assertThat(factory.find(TenantId.of("other"), "B1")).isEmpty();
        assertThat(factory.page(TenantId.of("other"), "", 10)).isEmpty();
    }

    @Test
    void allThatIsMissingIsNamedAndNothingIsStored() {
        var outcome = factory.bill(tenant, "B1", notRatable());

        assertThat(outcome)
                .isEqualTo(
                        new NotRatable(List.of("KWKG-Umlage (kwkg) hat keinen Preis vom 01.01.2027 bis 04.10.2027")));
        var noReading = factory.bill(tenant, "B1", order(energyOnly(), DateRange.of(START, NEW_YEAR), none()));
        assertThat(noReading).isEqualTo(new NotRatable(List.of("Ein Messwert fehlt für 05.10.2026 bis 31.12.2026")));
        assertThat(factory.find(tenant, "B1")).isEmpty();
    }

    @Test
    void aCancellationTakesEveryAmountBackAndIsMadeOnce() {
        var bill = billed(factory.bill(tenant, "B1", household(YEAR, 3_650_000)));

        var cancellation = factory.cancel(tenant, "B1");

        assertThat(cancellation.bill().gross()).isEqualTo(bill.gross().negated());
        assertThat(cancellation.bill().vat()).isEqualTo(bill.vat().negated());
        assertThat(cancellation.bill().lines())
                .allSatisfy(l -> assertThat(l.operands().lineSum().rounded()).isEqualTo(l.amount()));
        assertThat(factory.cancel(tenant, "B1")).isEqualTo(cancellation);
        assertThat(factory.find(tenant, "B1").orElseThrow().cancelledBy()).isEqualTo(cancellation.key());
        assertThatThrownBy(() -> factory.cancel(tenant, cancellation.key())).hasMessageContaining("is a cancellation");
    }

    @Test
    void aCorrectionStandsUnderAKeyOfItsOwnOrNothingIsCancelled() {
        var first = household(YEAR, 3_650_000);
        var unused = billed(factory.bill(tenant, "B1", first));
        assertThatThrownBy(() -> factory.correct(tenant, "B1", "B1", first)).hasMessageContaining("key of its own");
        assertThat(factory.find(tenant, "B1").orElseThrow().cancelledBy()).isNull();

        var second = factory.correct(tenant, "B1", "B2", household(YEAR, 3_600_000));
        assertThat(second.missing()).isEmpty();
        assertThat(factory.correct(tenant, "B1", "B2", household(YEAR, 3_600_000)))
                .as("done again it changes nothing")
                .isEqualTo(second);
        assertThatThrownBy(() -> factory.correct(tenant, "B2", "B1", first)).hasMessageContaining("was cancelled");
        assertThat(factory.find(tenant, "B2").orElseThrow().cancelledBy()).isNull();
        assertThatThrownBy(() -> factory.correct(tenant, "B1", "B3", first))
                .as("no second bill in the place of one")
                .hasMessageContaining("correct the bill that stands");
        assertThat(factory.find(tenant, "B3")).isEmpty();
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasBilled() {
        var ignored = factory.bill(tenant, "B1", household(YEAR, 3_650_000));

        for (var sql : List.of(
                "update billing.bill set product = 'other'",
                "delete from billing.bill",
                "truncate billing.bill cascade",
                "delete from billing.exchange_day",
                "update billing.stated_price set price = 0")) {
            assertThatThrownBy(() -> JDBC.sql(sql).update()).hasMessageContaining("is refused");
        }
    }

    private static BillOrder household(DateRange period, long wattHours) {
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, wattHours, "Energiemenge")));
        var tax = component("tax-electricity", "Stromsteuer", ComponentKind.ENERGY, "tax/electricity");
        var components = new ArrayList<>(energyOnly().components());
        components.add(tax);
        return order(new PriceSheet("household", "Hausstrom", components), period, usage);
    }

    private static PriceSheet energyOnly() {
        return new PriceSheet(
                "household",
                "Hausstrom",
                List.of(
                        own("energy", "Arbeitspreis", ComponentKind.ENERGY, "27.90", "28.75"),
                        own("base", "Grundpreis", ComponentKind.BASE, "119.88", "125.88")));
    }

    private static BillOrder notRatable() {
        var kwkg = component("kwkg", "KWKG-Umlage", ComponentKind.ENERGY, "levy/kwkg");
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, 3_650_000, "Energiemenge")));
        return order(new PriceSheet("household", "Hausstrom", List.of(kwkg)), YEAR, usage);
    }

    private static Usage none() {
        return new Usage.Metered(List.of());
    }

    private static BillOrder order(PriceSheet sheet, DateRange period, Usage usage) {
        PublishedPrices prices = PriceFiles.ours();
        return new BillOrder("V1", sheet, prices, period, usage, null, NOW);
    }

    private static PriceComponent own(String key, String label, ComponentKind kind, String until, String from) {
        return new PriceComponent(
                key,
                label,
                kind,
                false,
                null,
                List.of(
                        new PricePeriod(LocalDate.of(2024, 1, 1), NEW_YEAR, new BigDecimal(until), null, false),
                        new PricePeriod(NEW_YEAR, null, new BigDecimal(from), null, false)),
                null);
    }

    private static PriceComponent component(String key, String label, ComponentKind kind, String published) {
        return new PriceComponent(key, label, kind, true, published, List.of(), null);
    }

    private static Bill billed(BillOutcome outcome) {
        assertThat(outcome).isInstanceOf(Billed.class);
        return ((Billed) outcome).bill();
    }

    private static List<String> amounts(List<RatedLine> lines) {
        return lines.stream().map(l -> l.amount().euros().toPlainString()).toList();
    }
}
