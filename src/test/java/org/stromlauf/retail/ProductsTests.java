package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.packs.LayeredResources;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
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
    void theProgramBringsAHouseholdProductAndADynamicOne() {
        assertThat(ours.catalogue(TENANT).products()).containsOnlyKeys("household-all-inclusive", "household-dynamic");
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
