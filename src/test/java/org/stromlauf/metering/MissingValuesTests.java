package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** A day is there when every quarter hour of it was told, by one message or by several. */
class MissingValuesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private static final MarketPartnerId OPERATOR = MarketPartnerId.of("9900000000005");
    private static final ReportingPoint POINT = ReportingPoint.of("51238696781");
    private static final String OBIS = "1-1:1.29.0";
    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);
    private static final Instant NOON = Instant.parse("2026-10-26T11:00:00Z");
    private static int tenants;

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final MissingValues missing = new MissingValues(jdbc);
    private final DueValue due = new DueValue(
            POINT, OBIS, MarketCalendar.startOfDay(DAY), MarketCalendar.startOfDay(DAY.plusDays(1)), OPERATOR);
    private TenantId tenant = TenantId.of("missing");

    @BeforeEach
    void begin() {
        tenant = TenantId.of("missing-" + ++tenants);
    }

    @Test
    void dayWithGapsIsMissingUntilOthersFillThem() {
        assertThat(missing.profiles(tenant, List.of(due))).containsExactly(due);
        tell(1, 0, 60);
        assertThat(missing.profiles(tenant, List.of(due))).containsExactly(due);
        tell(2, 61, 100);
        assertThat(missing.profiles(tenant, List.of(due))).containsExactly(due);
        tell(3, 59, 62);
        assertThat(missing.profiles(tenant, List.of(due))).isEmpty();
    }

    @Test
    void wholeDayIsThereWhateverItsStatuses() {
        tell(1, 0, 100);

        assertThat(missing.profiles(tenant, List.of(due))).isEmpty();
    }

    @Test
    void complaintOfAMissingDayIsSettledByTheLastQuarterHourOfIt() {
        var id = complained();
        tell(1, 0, 99);
        assertThat(missing.settle(tenant, List.of(POINT), NOON)).isEmpty();
        tell(2, 99, 100);
        assertThat(missing.settle(tenant, List.of(POINT), NOON)).containsExactly(id);
    }

    private UUID complained() {
        var id = new UUID(7, tenants);
        jdbc.sql(
                        """
                        insert into metering.complaint_case (tenant_id, id, process, operator, asked, opened_at)
                        values (?, ?, 'MissingMeterData', ?, 'PROFILE', ?)""")
                .params(tenant.value(), id, OPERATOR.value(), Rows.utc(NOON))
                .update();
        jdbc.sql(
                        """
                        insert into metering.complaint (tenant_id, case_id, number, point, obis, starts_at, ends_at, grounds)
                        values (?, ?, 1, ?, ?, ?, ?, 'MISSING')""")
                .params(tenant.value(), id, POINT.id(), OBIS, Rows.utc(due.from()), Rows.utc(due.to()))
                .update();
        return id;
    }

    /** Substitutes with their reasons among true values, so that runs of both kinds are packed. */
    private void tell(int number, int from, int to) {
        var day = DayValues.builder(DAY);
        for (int i = from; i < to; i++) {
            if (i % 7 == 0) day.set(i, i, ValueStatus.SUBSTITUTE, Remarks.substitute("Z92", "Z75"));
            else day.set(i, i, ValueStatus.TRUE_VALUE, Remarks.NONE);
        }
        var provenance = new Provenance(NOON, OPERATOR, "D" + number, new UUID(tenants, number));
        var version = new DayVersion(POINT, OBIS, day.build(), provenance, Remarks.NONE);
        TRANSACTION.executeWithoutResult(
                status -> assertThat(store.add(tenant, List.of(version), NOON.plusSeconds(number))
                                .count())
                        .isOne());
    }
}
