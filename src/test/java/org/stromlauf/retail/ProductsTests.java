package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.packs.LayeredResources;
import org.stromlauf.rating.PlanCompiler;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.Rating;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Products are files that a clerk edits. */
class ProductsTests {

    private static final TenantId TENANT = TenantId.of("neustrom");
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 1);
    private static final LocalDate IN_2027 = LocalDate.of(2027, 1, 1);

    private final Products ours = new Products(LayeredResources.ofProgramAlone());

    @TempDir
    private Path home;

    @Test
    void theProgramBringsAProductOfEachKind() {
        assertThat(ours.catalogue(TENANT).products())
                .containsOnlyKeys(
                        "business-demand",
                        "heat-pump",
                        "household-all-inclusive",
                        "household-dynamic",
                        "household-gas",
                        "household-two-rates",
                        "household-wallbox");
    }

    /** 3,500 kWh × 27.90 ct = 976.50, base 119.88: 1,096.38 net, × 1.19 = 1,304.6922. From 2027: 1,006.25 + 125.88, × 1.19. */
    @Test
    void aYearCostsEnergyAndBaseWithVatAtThePricesOfTheDay() {
        var prices = new ProductPrices(ours);
        var use = Energy.ofKwh("3500");

        assertThat(prices.yearlyGross(TENANT, "household-all-inclusive", use, IN_2026))
                .isEqualTo(Money.of("1304.69"));
        assertThat(prices.yearlyGross(TENANT, "household-all-inclusive", use, IN_2027))
                .isEqualTo(Money.of("1347.23"));
        // The leap day of the year that begins there costs nothing.
        assertThat(prices.yearlyGross(TENANT, "household-all-inclusive", use, LocalDate.of(2027, 3, 1)))
                .isEqualTo(Money.of("1347.23"));
    }

    /** 2,000 kWh × 28.40 ct = 568.00, base 175.00: 743.00 net, × 1.19 = 884.17. */
    @Test
    void aYearOfADynamicProductIsTakenAtItsReferencePrice() {
        assertThat(new ProductPrices(ours).yearlyGross(TENANT, "household-dynamic", Energy.ofKwh("2000"), IN_2026))
                .isEqualTo(Money.of("884.17"));
    }

    @Test
    void anUnknownProductNamesTheFileThatIsMissing() {
        assertThatThrownBy(() -> new ProductPrices(ours).yearlyGross(TENANT, "oeko-fix", Energy.ZERO, IN_2026))
                .hasMessageContaining("products/oeko-fix.yaml");
    }

    @Test
    void aFileOfTheTenantReplacesTheProduct() throws IOException {
        write("tenants/neustrom/products/simple.yaml", simple("{from: 2026-01-01, price: 30}"));

        assertThat(new ProductPrices(installed()).yearlyGross(TENANT, "simple", Energy.ofKwh("1000"), IN_2026))
                .isEqualTo(Money.of("357.00"));
    }

    @Test
    void aFaultySheetIsRefusedWithFileAndPlace() throws IOException {
        write(
                "products/simple.yaml",
                simple("{from: 2026-01-01, to: 2026-06-01, price: 30}, {from: 2026-07-01, price: 31}"));

        assertThatThrownBy(() -> installed().catalogue(TENANT))
                .hasMessageContaining("products/simple.yaml (installation)")
                .hasMessageContaining("components[0] energy")
                .hasMessageContaining("no price from 2026-06-01 to 2026-07-01");
    }

    @Test
    void aDynamicProductWithoutExchangeIsRefused() throws IOException {
        write(
                "products/simple.yaml",
                "{product: simple, name: Einfach, components: [{key: spot, label: Börse, kind: SPOT}]}");

        assertThatThrownBy(() -> installed().catalogue(TENANT)).hasMessageContaining("'exchange'");
    }

    @Test
    void theGridOperatorsSheetIsFoundByItsMarketPartnerId() {
        var grid = ours.catalogue(TENANT).grid(MarketPartnerId.of("9521000000032"));

        assertThat(grid.periods("grid/energy", DateRange.of(IN_2026, IN_2027)))
                .singleElement()
                .satisfies(p -> assertThat(p.price()).isEqualByComparingTo("9.36"));
        assertThat(ours.catalogue(TENANT)
                        .grid(MarketPartnerId.of("9900000000003"))
                        .has("grid/energy"))
                .isFalse();
    }

    /**
     * October 2026 has 31 days and 30 × 96 + 100 = 2,980 quarter hours. At 100 Wh each: 298 kWh. The exchange asks 80 €/MWh.
     *
     * <pre>
     * spot       298 × 0.08    = 23.84      margin   298 × 1.80 ct  =  5.364  →  5.36
     * base      47.88 × 31/365 =  4.0665 →  4.07     grid 298 × 9.36 ct = 27.8928 → 27.89
     * grid base 73.00 × 31/365 =  6.20      metering 25.21 × 31/365 =  2.1411 →  2.14
     * concession 298 × 2.39 ct =  7.1222 →  7.12     KWKG 298 × 0.446 ct = 1.3291 → 1.33
     * offshore  298 × 0.941 ct =  2.8042 →  2.80     §19  298 × 1.559 ct = 4.6458 → 4.65
     * Stromsteuer 298 × 2.05 ct = 6.109  →  6.11     together 91.51
     * </pre>
     */
    @Test
    void aDynamicMonthWithAClockChangeIsComputedToTheCent() {
        var october = DateRange.of(LocalDate.of(2026, 10, 1), IN_2026);
        var catalogue = ours.catalogue(TENANT);
        var product = catalogue.product("household-dynamic").orElseThrow();
        var prices = PriceFiles.ours().with(catalogue.grid(MarketPartnerId.of("9521000000032")));
        var curve = PriceCurve.named("Börse");
        var days = new ArrayList<long[]>();
        for (var day = october.from(); day.isBefore(october.end()); day = day.plusDays(1)) {
            var values = new long[MarketCalendar.quarterHours(day)];
            Arrays.fill(values, 100);
            days.add(values);
            curve.day(
                    day,
                    Collections.nCopies(values.length / 4, new BigDecimal("80")).toArray(BigDecimal[]::new));
        }

        var lines = Rating.rate(
                new PlanCompiler(prices).compile(product.sheet(), october),
                new Usage.Profile(october.from(), days, "Lastgang"),
                curve.build());

        assertThat(days.stream().mapToInt(d -> d.length).sum()).isEqualTo(2980);
        assertThat(lines)
                .extracting(l -> l.component() + " " + l.amount().euros())
                .containsExactly(
                        "spot 23.84",
                        "margin 5.36",
                        "base 4.07",
                        "grid-energy 27.89",
                        "grid-base 6.20",
                        "metering 2.14",
                        "concession 7.12",
                        "levy-kwkg 1.33",
                        "levy-offshore 2.80",
                        "levy-special-grid-use 4.65",
                        "tax-electricity 6.11");
        assertThat(lines.stream().map(l -> l.amount()).reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.of("91.51"));
    }

    /** The levies of 2027 are published on 25 October 2026 and stand in no file yet. */
    @Test
    void aPeriodOfWhichNoLevyIsPublishedIsRefused() {
        var catalogue = ours.catalogue(TENANT);
        var product = catalogue.product("household-all-inclusive").orElseThrow();
        var prices = PriceFiles.ours().with(catalogue.grid(MarketPartnerId.of("9521000000032")));
        var year = DateRange.of(IN_2026, IN_2026.plusYears(1));

        assertThatThrownBy(() -> new PlanCompiler(prices).compile(product.sheet(), year))
                .hasMessageContaining("KWKG-Umlage (levy-kwkg) hat keinen Preis vom 01.01.2027 bis 31.10.2027")
                .hasMessageContaining("Offshore-Netzumlage")
                .hasMessageContaining("besondere Netznutzung");
    }

    @Test
    void anEditedFileHoldsAtOnceAndAnUntouchedOneIsNotParsedAgain() throws IOException {
        write("products/simple.yaml", simple("{from: 2026-01-01, price: 30.00}"));
        var installed = installed();
        var before = installed.catalogue(TENANT);
        assertThat(installed.catalogue(TENANT)).isSameAs(before);

        write("products/simple.yaml", simple("{from: 2026-01-01, price: 31.00}"));

        assertThat(installed.catalogue(TENANT).product("simple")).isPresent().isNotEqualTo(before.product("simple"));
    }

    private Products installed() {
        return new Products(LayeredResources.withHome(home));
    }

    private static String simple(String prices) {
        return "{product: simple, name: Einfach, components: [{key: energy, label: Arbeitspreis, kind: ENERGY, prices: ["
                + prices + "]}]}";
    }

    private void write(String path, String text) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
