package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.metering.PricedProfiles.QuarterPrices;
import org.stromlauf.metering.PricedProfiles.Register;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

class PricedProfilesTests {

    private static final DataSource DATABASE = org.stromlauf.testing.TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private static final TenantId TENANT = TenantId.of("priced");
    private static final ReportingPoint POINT = ReportingPoint.of("51238696781");
    private static final String OBIS = "1-1:1.29.0";
    private static final Instant NOON = Instant.parse("2026-11-02T11:00:00Z");
    /** The clock change among them. */
    private static final DateRange DAYS = DateRange.of(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 30));

    private final DayVersions versions = new DayVersions(JdbcClient.create(DATABASE));
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final PricedProfiles priced = new PricedProfiles(new JdbcTemplate(DATABASE), versions);
    private final MeterValues values = new MeterValues(versions, new RegisterValues(JdbcClient.create(DATABASE)));
    private final Random random = new Random(7);

    @Test
    void sumsWhatIsValidOnceAlsoWhereDaysAreMissingOrToldSeveralTimes() {
        var told = new ArrayList<DayVersion>();
        DAYS.from().datesUntil(DAYS.end()).forEach(day -> told.add(version(day, 1, ValueStatus.PRELIMINARY)));
        told.remove(3);
        for (int day : List.of(0, 4, 5)) told.add(version(DAYS.from().plusDays(day), 2, ValueStatus.TRUE_VALUE));
        told.add(version(DAYS.from().plusDays(5), 3, ValueStatus.SUBSTITUTE));
        TRANSACTION.executeWithoutResult(
                t -> assertThat(store.add(TENANT, told, NOON).count()).isEqualTo(told.size()));
        var cancelled = told.get(1).provenance();
        TRANSACTION.executeWithoutResult(t -> cancel(cancelled));
        var prices = prices();

        var sum = priced.sum(new Register(TENANT, POINT, OBIS), new QuarterPrices(DAYS, prices), NOON);

        assertThat(sum).isEqualTo(plainly(prices, NOON));
        var later = NOON.plusSeconds(61);
        assertThat(priced.sum(new Register(TENANT, POINT, OBIS), new QuarterPrices(DAYS, prices), later))
                .isEqualTo(plainly(prices, later))
                .isNotEqualTo(sum);
        assertThat(priced.sum(new Register(TENANT, POINT, OBIS), new QuarterPrices(DAYS, prices), NOON.minusSeconds(1)))
                .isZero();
    }

    @Test
    void refusesPricesThatDoNotFitTheDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuarterPrices(DAYS, new long[960]))
                .withMessageContaining("964 quarter hours, given were 960");
    }

    private long plainly(long[] prices, Instant asOf) {
        long sum = 0;
        int offset = 0;
        var profile = values.profiles(TENANT, POINT, DAYS, asOf).get(0);
        for (var day = DAYS.from(); day.isBefore(DAYS.end()); day = day.plusDays(1)) {
            var known = profile.day(day);
            int n = DayGrid.QUARTER_HOURS.size(day);
            for (int i = 0; known.isPresent() && i < n; i++) {
                sum += known.get().wattHours(i) * prices[offset + i];
            }
            offset += n;
        }
        return sum;
    }

    /** All days that the first document told. */
    private void cancel(Provenance told) {
        var later = new Provenance(NOON, told.sender(), "C1", new UUID(9, 9));
        assertThat(new RegisterValues(JdbcClient.create(DATABASE))
                        .cancel(TENANT, later, told.reference(), NOON.plusSeconds(60)))
                .isOne();
    }

    private long[] prices() {
        return random.longs(964, -500, 90_000).toArray();
    }

    private DayVersion version(LocalDate day, int number, ValueStatus status) {
        var wattHours =
                random.longs(DayGrid.QUARTER_HOURS.size(day), 0, 100_000).toArray();
        var provenance = new Provenance(
                NOON.minusSeconds(100 - number),
                MarketPartnerId.of("9900000000005"),
                "D" + number,
                new UUID(number, day.toEpochDay()));
        return new DayVersion(POINT, OBIS, DayValues.of(day, wattHours, status), provenance, Remarks.NONE);
    }
}
