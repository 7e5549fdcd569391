package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.billing.ExchangePrices.Taken;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.PublishedPrices.Published;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** What bills are computed by: stated levies, assumptions, exchange prices. */
class BillingPricesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Instant NOW = Instant.parse("2027-10-11T11:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final DateRange YEAR = DateRange.of(START, LocalDate.of(2027, 10, 5));

    private final BillingFactory factory = new BillingFactory(new BillRows(JDBC), Clock.fixed(NOW, ZoneOffset.UTC));
    private final ExchangePrices exchange = new ExchangePrices(JDBC);
    private final StatedPrices stated = new StatedPrices(JDBC);
    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void useATenantOfItsOwn(TestInfo test) {
        tenant =
                TenantId.of("t" + Integer.toUnsignedString(test.getDisplayName().hashCode()));
    }

    @Test
    void anAssumedLevyLetsItBeBilledAndIsNamed() {
        var kwkg = new PricePeriod(
                NEW_YEAR, NEW_YEAR.plusYears(1), new BigDecimal("0.446"), "Annahme des Szenarios", true);
        stated.state(tenant, Map.of("levy/kwkg", new Published("KWKG-Umlage", "ct/kWh", "§ 12 EnFG", List.of(kwkg))));
        var order = notRatable();

        var bill = billed(factory.preview(new BillOrder(
                order.contract(),
                order.sheet(),
                order.prices().with(stated.of(tenant)),
                order.period(),
                order.usage(),
                null,
                NOW)));

        assertThat(bill.isAssumed()).isTrue();
        assertThat(bill.lines()).filteredOn(RatedLine::assumed).singleElement().satisfies(l -> {
            assertThat(l.period().from()).isEqualTo(NEW_YEAR);
            assertThat(Explanation.sentence(l))
                    .contains("Preis: Annahme des Szenarios (angenommen, noch nicht veröffentlicht)");
        });
    }

    @Test
    void aStatedPriceIsNeverStatedOtherwise() {
        var price = new PricePeriod(NEW_YEAR, null, new BigDecimal("0.5"), "netztransparenz.de", false);
        stated.state(tenant, Map.of("levy/kwkg", new Published("KWKG-Umlage", "ct/kWh", null, List.of(price))));
        stated.state(tenant, Map.of("levy/kwkg", new Published("KWKG-Umlage", "ct/kWh", null, List.of(price))));
        var other = new PricePeriod(NEW_YEAR, null, new BigDecimal("0.6"), "netztransparenz.de", false);
        var sourceless = new PricePeriod(NEW_YEAR, null, new BigDecimal("0.6"), null, true);

        assertThatThrownBy(() -> stated.state(
                        tenant, Map.of("levy/kwkg", new Published("KWKG-Umlage", "ct/kWh", null, List.of(other)))))
                .hasMessageContaining("overlaps one that was stated");
        assertThatThrownBy(() -> stated.state(
                        tenant, Map.of("levy/kwkg", new Published("KWKG-Umlage", "ct/kWh", null, List.of(sourceless)))))
                .hasMessageContaining("names no source");
        assertThat(stated.stated(tenant).get("levy/kwkg").periods()).containsExactly(price);
    }

    /**
     * 25 October 2026 has 100 quarter hours. Each uses 100 Wh at 50.00 €/MWh, the two hours from 2 to 3 o'clock (quarter hours 8
     * to 15) at 200.00 €/MWh: 92 × 0.1 kWh × 0.05 € + 8 × 0.1 kWh × 0.20 € = 0.46 + 0.16 = 0.62 €.
     */
    @Test
    void aDynamicTariffIsBilledOverAClockChange() {
        var day = LocalDate.of(2026, 10, 25);
        var prices = new ArrayList<BigDecimal>();
        for (int i = 0; i < 100; i++) prices.add(new BigDecimal(i >= 8 && i < 16 ? "200.00" : "50.00"));
        assertThat(exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, prices, "EPEX SPOT")))
                .isEqualTo(Taken.STORED);

        var bill = billed(factory.preview(dynamic(DateRange.of(day, day.plusDays(1)))));

        assertThat(bill.net()).isEqualTo(Money.of("0.62"));
        assertThat(bill.lines().get(0).quantity()).isEqualByComparingTo("10");
        assertThat(bill.lines().get(0).operands().quantitySources()).contains("Day-Ahead-Preise DE-LU (EPEX SPOT)");
    }

    @Test
    void aMissingExchangeDayIsNamed() {
        var day = LocalDate.of(2026, 10, 25);

        assertThat(factory.preview(dynamic(DateRange.of(day, day.plusDays(1)))))
                .isEqualTo(new NotRatable(List.of("Der Börsenpreis (Day-Ahead-Preise DE-LU) fehlt am 25.10.2026")));
    }

    @Test
    void exchangePricesAreTakenOnceADay() {
        var day = LocalDate.of(2027, 3, 28); // 92 quarter hours, 23 hours
        var prices = new ExchangePrices.Day("DE-LU", day, same(23, "80.00"), "EPEX SPOT");

        assertThat(exchange.store(tenant, prices)).isEqualTo(Taken.STORED);
        assertThat(exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, same(23, "80"), "EPEX SPOT")))
                .isEqualTo(Taken.KNOWN);
        assertThat(exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, same(23, "81"), "EPEX SPOT")))
                .isEqualTo(Taken.REFUSED);
        assertThat(exchange.days(tenant, "DE-LU", DateRange.of(day, day.plusDays(1))))
                .singleElement()
                .satisfies(d -> assertThat(d.eurosPerMwh()).hasSize(23));
        assertThatThrownBy(() -> new ExchangePrices.Day("DE-LU", day, same(24, "80"), "EPEX SPOT"))
                .hasMessageContaining("92 or 23 prices are needed");
    }

    private static List<BigDecimal> same(int count, String price) {
        return java.util.Collections.nCopies(count, new BigDecimal(price));
    }

    private static BillOrder notRatable() {
        var kwkg = component("kwkg", "KWKG-Umlage", ComponentKind.ENERGY, "levy/kwkg");
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, 3_650_000, "Energiemenge")));
        return order(new PriceSheet("household", "Hausstrom", List.of(kwkg)), YEAR, usage);
    }

    private BillOrder dynamic(DateRange period) {
        var spot = new PriceComponent("spot", "Börsenpreis", ComponentKind.SPOT, false, null, List.of(), null);
        var values = new long[100];
        Arrays.fill(values, 100);
        return new BillOrder(
                "V1",
                new PriceSheet("dynamic", "Dynamisch", List.of(spot)),
                PriceFiles.ours(),
                period,
                new Usage.Profile(period.from(), List.of(values), "Lastgang"),
                exchange.curve(tenant, "DE-LU", period),
                NOW);
    }

    private static BillOrder order(PriceSheet sheet, DateRange period, Usage usage) {
        PublishedPrices prices = PriceFiles.ours();
        return new BillOrder("V1", sheet, prices, period, usage, null, NOW);
    }

    private static PriceComponent component(String key, String label, ComponentKind kind, String published) {
        return new PriceComponent(key, label, kind, true, published, List.of(), null);
    }

    private static Bill billed(BillOutcome outcome) {
        assertThat(outcome).isInstanceOf(Billed.class);
        return ((Billed) outcome).bill();
    }
}
