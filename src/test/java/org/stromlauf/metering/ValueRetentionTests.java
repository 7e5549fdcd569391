package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** Values are removed after the years that a tenant keeps them, and by nothing else. */
class ValueRetentionTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TenantId KEEPS = TenantId.of("keeps");
    private static final TenantId REMOVES = TenantId.of("removes");
    private static final LocalDate LAST_REMOVED = LocalDate.of(2021, 12, 31);
    private static final LocalDate FIRST_KEPT = LocalDate.of(2022, 1, 1);
    private static final Instant NOW = Instant.parse("2026-01-02T02:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final RegisterValues registers = new RegisterValues(jdbc);
    private final ValueRetention retention = new ValueRetention(jdbc);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    private void store(TenantId tenant, LocalDate day) {
        var provenance = new Provenance(NOW, LocationFixtures.METERING_OPERATOR, "D" + day, UUID.randomUUID());
        var point = ReportingPoint.of(LocationFixtures.MARKET_LOCATION);
        var values = DayValues.of(day, new long[96], ValueStatus.TRUE_VALUE);
        var meter = LocationFixtures.meteringLocation();
        transaction.executeWithoutResult(t -> {
            var days = store.add(
                    tenant, List.of(new DayVersion(point, "1-1:1.29.0", values, provenance, Remarks.NONE)), NOW);
            var reading = registers.add(
                    tenant,
                    new Reading(
                            meter.id(),
                            meter.deviceNumber(),
                            "1-0:1.8.0",
                            MarketCalendar.startOfDay(day),
                            BigDecimal.TEN,
                            ValueStatus.TRUE_VALUE,
                            Remarks.NONE,
                            provenance),
                    NOW);
            var quantity = registers.add(
                    tenant,
                    new EnergyQuantity(
                            point,
                            "1-1:1.9.0",
                            EnergyQuantity.Kind.MEASURED,
                            MarketCalendar.startOfDay(day),
                            MarketCalendar.startOfDay(day.plusDays(1)),
                            new Energy(1),
                            ValueStatus.TRUE_VALUE,
                            Remarks.NONE,
                            provenance),
                    NOW);
            var other = registers.add(
                    tenant,
                    new PeriodValue(
                            point,
                            "1-1:1.6.0",
                            "13016",
                            "Z28",
                            MarketCalendar.startOfDay(day),
                            MarketCalendar.startOfDay(day.plusDays(1)),
                            BigDecimal.ONE,
                            ValueStatus.TRUE_VALUE,
                            Remarks.NONE,
                            provenance),
                    NOW);
            assertThat(days.count() + reading + quantity + other).isEqualTo(4);
        });
    }

    private List<LocalDate> days(TenantId tenant) {
        return jdbc.sql(
                        """
                        select p.day from metering.profile_day p join metering.tenant_key t on t.id = p.tenant
                         where t.tenant_id = ? order by p.day""")
                .param(tenant.value())
                .query(LocalDate.class)
                .list();
    }

    private int remove(TenantId tenant, LocalDate today, int years) {
        return java.util.Objects.requireNonNull(transaction.execute(t -> retention.remove(tenant, today, years)));
    }

    @Test
    void removesWholeYearsOfThoseWhoAskForItAndNothingOfOthers() {
        for (var tenant : List.of(KEEPS, REMOVES)) {
            store(tenant, LAST_REMOVED);
            store(tenant, FIRST_KEPT);
        }

        assertThat(remove(KEEPS, LocalDate.of(2026, 1, 2), 0)).isZero();
        assertThat(remove(REMOVES, LocalDate.of(2026, 1, 2), 4)).isEqualTo(4);
        assertThat(remove(REMOVES, LocalDate.of(2026, 12, 31), 4)).isZero();

        assertThat(days(KEEPS)).containsExactly(LAST_REMOVED, FIRST_KEPT);
        assertThat(days(REMOVES)).containsExactly(FIRST_KEPT);
        assertThatThrownBy(() -> jdbc.sql("delete from metering.profile_day").update())
                .hasMessageContaining("only added");
        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> {
                    int unused = retention.remove(REMOVES, LocalDate.of(2026, 1, 2), 4);
                    jdbc.sql("delete from metering.reading").update();
                }))
                .hasMessageContaining("only added");
    }

    @Test
    void refusesFewerYearsThanABillMayBeOpen() {
        assertThatThrownBy(() -> ValueRetention.YEARS.read().apply("3")).hasMessageContaining("0 to keep all");
        assertThat(ValueRetention.YEARS.read().apply("0")).isZero();
        assertThat(ValueRetention.YEARS.read().apply("10")).isEqualTo(10);
    }
}
