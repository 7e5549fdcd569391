package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;
import static org.stromlauf.locations.LocationFixtures.METERING_LOCATION;
import static org.stromlauf.locations.LocationFixtures.METERING_OPERATOR;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** What a grid operator should have learned of a location whose supplier changed 29 days ago. */
@StromlaufTest
class DueValuesTests {

    private static final MarketPartnerId OLD = MarketPartnerId.of("9900000187001");
    private static final MarketPartnerId NEW = MarketPartnerId.of("9900000187002");

    private static int grids;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private Assignments assignments;

    @Autowired
    private DueValues due;

    @Autowired
    private MissingValues missing;

    @Autowired
    private ReceivedValues received;

    @Autowired
    @Qualifier("gridOperatorMissingMeterData")
    private DailyWork daily;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    private TenantId grid = TenantId.of("aa");
    private LocalDate today = LocalDate.MIN;
    private LocalDate change = LocalDate.MIN;

    @BeforeEach
    void changeASupplier() {
        grid = TenantId.of("due-values-" + ++grids);
        var partner = MarketPartnerId.of("99000001871" + "%02d".formatted(grids));
        tenants.add(new Tenant(grid, "Netz", partner, Role.GRID_OPERATOR, Commodity.ELECTRICITY, true));
        today = MarketCalendar.day(clock.instant());
        change = today.minusDays(29);
        var since = change.minusMonths(5);
        locations.defineGrid(grid, LocationFixtures.grid());
        locations.register(grid, LocationFixtures.bundle(), since);
        assignments.assign(grid, MARKET_LOCATION, OLD, DateRange.startingAt(since), "test");
        assignments.assign(grid, MARKET_LOCATION, NEW, DateRange.startingAt(change), "test");
    }

    @Test
    void theReadingOfTheChangeAndTheEnergyUntilThenAreDueWhenTheirLimitHasPassed() {
        assertThat(due.readingsOfGridOperator(grid, today)).singleElement().satisfies(reading -> {
            assertThat(reading.point()).isEqualTo(ReportingPoint.of(METERING_LOCATION));
            assertThat(reading.from()).isEqualTo(MarketCalendar.startOfDay(change));
        });
        assertThat(due.quantitiesOfGridOperator(grid, today)).singleElement().satisfies(energy -> {
            assertThat(energy.point()).isEqualTo(ReportingPoint.of(MARKET_LOCATION));
            assertThat(energy.from()).isEqualTo(MarketCalendar.startOfDay(change.minusMonths(5)));
            assertThat(energy.to()).isEqualTo(MarketCalendar.startOfDay(change));
            assertThat(energy.operator()).isEqualTo(METERING_OPERATOR);
        });
    }

    @Test
    void theDayBeforeNothingIsDueYet() {
        assertThat(due.readingsOfGridOperator(grid, today.minusDays(1))).isEmpty();
        assertThat(due.quantitiesOfGridOperator(grid, today.minusDays(1))).isEmpty();
    }

    @Test
    void energyIsMissingUntilSomeIsToldThatEndsThere() {
        var owed = due.quantitiesOfGridOperator(grid, today);
        var other = DateRange.of(change.minusMonths(5), change.minusMonths(1));
        received.quantity(grid, MARKET_LOCATION, other, "400");
        assertThat(missing.quantities(grid, owed)).isEqualTo(owed);

        received.quantity(grid, MARKET_LOCATION, DateRange.of(change.minusMonths(1), change), "100");
        assertThat(missing.quantities(grid, owed)).isEmpty();
    }

    @Test
    void whatIsMissingIsComplainedOfInACaseOfItsKind() {
        transaction.executeWithoutResult(t -> daily.run(grid, today));

        assertThat(jdbc.sql(
                                """
                        select k.asked || ' ' || c.point from metering.complaint c
                          join metering.complaint_case k on k.tenant_id = c.tenant_id and k.id = c.case_id
                         where c.tenant_id = ? order by 1""")
                        .param(grid.value())
                        .query(String.class)
                        .list())
                .containsExactly("QUANTITY " + MARKET_LOCATION, "READING " + METERING_LOCATION);
    }
}
