package org.stromlauf.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.locations.LocationFixtures.FALLBACK_SUPPLIER;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;
import static org.stromlauf.locations.LocationFixtures.METERING_LOCATION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

class AssignmentsTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate START = LocalDate.of(2026, 11, 24);
    private static final MarketPartnerId OLD = MarketPartnerId.of("9900000000001");
    private static final MarketPartnerId NEW = MarketPartnerId.of("9900000000002");
    private static int count;

    private final TenantId tenant = TenantId.of("nb-" + ++count);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private final Locations locations = new Locations(jdbc);
    private final Assignments assignments =
            new Assignments(jdbc, locations, Clock.fixed(Instant.parse("2026-11-20T13:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void registerOneLocation() {
        transaction.executeWithoutResult(s -> {
            locations.defineGrid(tenant, LocationFixtures.grid());
            locations.register(tenant, LocationFixtures.bundle(), FIRST);
        });
    }

    @Test
    void readsABundleAsItWasRegistered() {
        assertThat(locations.bundle(tenant, MARKET_LOCATION, START)).isEqualTo(LocationFixtures.bundle());
        assertThat(locations.measuredBy(tenant, METERING_LOCATION, START)).containsExactly(MARKET_LOCATION);
        assertThat(locations.page(tenant, null, 10)).containsExactly(LocationFixtures.marketLocation());
        assertThat(locations.grid(tenant)).isEqualTo(LocationFixtures.grid());
    }

    @Test
    void keepsTheTimelineWhenALocationIsRegisteredAgain() {
        assign(OLD, FIRST);

        transaction.executeWithoutResult(s -> locations.register(tenant, LocationFixtures.bundle(), START));

        assertThat(supplierOn(START)).isEqualTo(OLD);
    }

    @Test
    void storesEveryChangeWithItsReason() {
        assertThat(supplierOn(START)).isEqualTo(FALLBACK_SUPPLIER);
        assign(OLD, FIRST);
        assign(NEW, START);
        transaction.executeWithoutResult(
                s -> assignments.end(tenant, MARKET_LOCATION, NEW, START.plusDays(10), "55004"));

        assertThat(supplierOn(START.minusDays(1))).isEqualTo(OLD);
        assertThat(supplierOn(START)).isEqualTo(NEW);
        assertThat(supplierOn(START.plusDays(10))).isEqualTo(FALLBACK_SUPPLIER);
        assertThat(jdbc.sql("select reason from locations.assignment_change where tenant_id = :t order by number")
                        .param("t", tenant.value())
                        .query(String.class)
                        .list())
                .containsExactly("55001", "55001", "55004");
    }

    @Test
    void theDatabaseRefusesTwoSuppliersAtOnce() {
        assertThatThrownBy(() -> insert(DateRange.of(START, START.plusDays(1))))
                .hasMessageContaining("one_supplier_at_a_time");
    }

    @Test
    void theDatabaseRefusesALocationWithoutSupplier() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(s -> {
                    jdbc.sql("delete from locations.assignment where tenant_id = :t")
                            .param("t", tenant.value())
                            .update();
                    insert(DateRange.of(FIRST, START));
                }))
                .hasStackTraceContaining("would be without a supplier");
    }

    @Test
    void remembersWhetherALocationIsCutOff() {
        assertThat(locations.disconnectedOn(tenant, MARKET_LOCATION)).isEmpty();
        locations.disconnected(tenant, MARKET_LOCATION, START);
        assertThat(locations.disconnectedOn(tenant, MARKET_LOCATION)).contains(START);
        locations.reconnected(tenant, MARKET_LOCATION);
        assertThat(locations.disconnectedOn(tenant, MARKET_LOCATION)).isEmpty();
    }

    private void assign(MarketPartnerId supplier, LocalDate from) {
        transaction.executeWithoutResult(
                s -> assignments.assign(tenant, MARKET_LOCATION, supplier, DateRange.startingAt(from), "55001"));
    }

    private void insert(DateRange period) {
        jdbc.sql("insert into locations.assignment values (:t, :m, '9900000000001', 'REGISTERED', :p::daterange)")
                .param("t", tenant.value())
                .param("m", MARKET_LOCATION.value())
                .param("p", period.toString())
                .update();
    }

    private MarketPartnerId supplierOn(LocalDate day) {
        return assignments.at(tenant, MARKET_LOCATION, day).orElseThrow().supplier();
    }
}
