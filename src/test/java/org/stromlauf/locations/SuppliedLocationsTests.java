package org.stromlauf.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.FALLBACK_SUPPLIER;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.SuppliedLocations.Supply;
import org.stromlauf.locations.SuppliedLocations.YearlyReading;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

class SuppliedLocationsTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final LocalDate START = LocalDate.of(2024, 2, 29);
    private static final Supply SUPPLY = new Supply(MARKET_LOCATION, FALLBACK_SUPPLIER, DateRange.startingAt(START));

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Locations locations = new Locations(jdbc);
    private final SuppliedLocations supplied = new SuppliedLocations(jdbc);

    @Test
    void readsOnTheAnniversaryOfTheSupplyWhenNoDayIsScheduled() {
        var tenant = TenantId.of("yearly-anniversary");
        register(tenant, LocationFixtures.marketLocation().gridData());

        assertThat(supplied.readYearlyIn(tenant, DateRange.of(START, LocalDate.of(2028, 3, 1))))
                .containsExactly(
                        new YearlyReading(SUPPLY, LocalDate.of(2025, 2, 28)),
                        new YearlyReading(SUPPLY, LocalDate.of(2026, 2, 28)),
                        new YearlyReading(SUPPLY, LocalDate.of(2027, 2, 28)),
                        new YearlyReading(SUPPLY, LocalDate.of(2028, 2, 29)));
        assertThat(supplied.readYearlyIn(tenant, DateRange.of(LocalDate.of(2028, 1, 1), LocalDate.of(2028, 2, 29))))
                .isEmpty();
    }

    @Test
    void readsOnTheScheduledDayWhenThereIsOne() {
        var tenant = TenantId.of("yearly-scheduled");
        var grid = LocationFixtures.marketLocation().gridData().readYearlyOn(MonthDay.of(10, 5));
        register(tenant, grid);

        assertThat(locations.find(tenant, MARKET_LOCATION).orElseThrow().gridData())
                .isEqualTo(grid);
        assertThat(supplied.readYearlyIn(tenant, DateRange.of(START, LocalDate.of(2026, 10, 6))))
                .containsExactly(
                        new YearlyReading(SUPPLY, LocalDate.of(2024, 10, 5)),
                        new YearlyReading(SUPPLY, LocalDate.of(2025, 10, 5)),
                        new YearlyReading(SUPPLY, LocalDate.of(2026, 10, 5)));
    }

    private void register(TenantId tenant, GridData grid) {
        var m = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                m.id(), m.direction(), m.status(), m.address(), null, m.meteringOperator(), grid, null);
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(s -> {
            locations.defineGrid(tenant, LocationFixtures.grid());
            locations.register(tenant, new LocationBundle(market, List.of(), List.of()), START);
        });
    }
}
