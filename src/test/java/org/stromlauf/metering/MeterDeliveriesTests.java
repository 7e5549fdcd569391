package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** A metering operator delivers what it measures to suppliers and grid operator, message by message, for some weeks. */
@StromlaufTest
class MeterDeliveriesTests {

    private static final Tenant METERING = tenant("deliver-msb", "9900000007005", Role.METERING_OPERATOR);
    private static final Tenant GRID = tenant("deliver-nb", "9900000007004", Role.GRID_OPERATOR);
    private static final Tenant OLD = tenant("deliver-lfa", "9900000007001", Role.SUPPLIER);
    private static final Tenant NEW = tenant("deliver-lfn", "9900000007002", Role.SUPPLIER);

    /** Ends in 3: its meter is misread at first. */
    private static final MarketLocationId MISREAD = location(3);

    private static final MarketLocationId PLAIN = location(1);
    private static final MarketLocationId INTELLIGENT = location(2);
    /** Read every year two days after the change of supplier. */
    private static final MarketLocationId SCHEDULED = location(4);

    private static final String DEVICE = "1EMH0070000001";

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private Assignments assignments;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private LocationRecords records;

    @Autowired
    private MeterValues values;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Work work;

    @Autowired
    private MockMvc mvc;

    @Test
    void everyPartnerLearnsWhatItIsOwedAndNobodyMore() throws Exception {
        for (var tenant : List.of(METERING, GRID, OLD, NEW)) tenants.add(tenant);
        var change = MarketCalendar.day(clock.instant()).plusDays(3);
        for (var location : List.of(PLAIN, MISREAD, INTELLIGENT, SCHEDULED)) setUp(location, change);
        work.runUntil(MarketCalendar.startOfDay(change.plusDays(10)));

        startAndEndAreTold(PLAIN, change);
        startAndEndAreTold(MISREAD, change);
        theMisreadingWasReplaced(change);
        theScheduledReadingIsTold(change, change.plusDays(2));
        quarterHoursAreToldDaily(change);
        restShowsTheSameToWhoMaySee(change);
        assertThat(refusedOrRejected()).isEmpty();
        nobodyMissesAnything(change);
        assertThat(interchangesSentOnOneDay()).isLessThanOrEqualTo(1);
    }

    /** Besides the day on whose delivery the locations were not known yet, and the old supplier, whose contract nobody ends here. */
    private void nobodyMissesAnything(LocalDate change) {
        assertThat(jdbc.sql(
                                """
                        select point, starts_at from metering.complaint
                         where tenant_id in ('deliver-nb', 'deliver-lfn') and starts_at >= ?""")
                        .param(MarketCalendar.startOfDay(change.minusDays(3)).atOffset(ZoneOffset.UTC))
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    private void startAndEndAreTold(MarketLocationId location, LocalDate change) {
        var year = DateRange.of(change.minusYears(1), change);
        for (var tenant : List.of(GRID, OLD, NEW)) {
            assertThat(values.readings(tenant.id(), meter(location), DateRange.of(change, change), clock.instant()))
                    .as("reading at %s", tenant)
                    .singleElement()
                    .extracting(Reading::device, Reading::day)
                    .containsExactly(DEVICE, change);
        }
        for (var tenant : List.of(GRID, OLD)) {
            assertThat(values.quantities(tenant.id(), ReportingPoint.of(location), year, clock.instant()))
                    .as("quantity at %s", tenant)
                    .singleElement()
                    .satisfies(q -> {
                        assertThat(q.days()).isEqualTo(year);
                        assertThat(q.energy().kwh().intValue()).isBetween(3000, 4100);
                    });
        }
        assertThat(values.quantities(NEW.id(), ReportingPoint.of(location), year, clock.instant()))
                .isEmpty();
    }

    private void theMisreadingWasReplaced(LocalDate change) {
        var day = DateRange.of(change, change);
        var before = MarketCalendar.startOfDay(change.plusDays(7));
        var misread = values.readings(OLD.id(), meter(MISREAD), day, before).get(0);
        var corrected =
                values.readings(OLD.id(), meter(MISREAD), day, clock.instant()).get(0);

        assertThat(misread.value().subtract(corrected.value())).isEqualByComparingTo("37");
        assertThat(corrected.remarks().correctionReason()).isEqualTo("ZA4");
        assertThat(jdbc.sql("select count(*) from metering.cancellation where tenant_id = 'deliver-lfa'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** To the supplier and the grid operator, from the supply's start on; not of intelligent meters, which share the day. */
    private void theScheduledReadingIsTold(LocalDate change, LocalDate day) {
        for (var tenant : List.of(GRID, NEW)) {
            assertThat(values.quantities(
                            tenant.id(), ReportingPoint.of(SCHEDULED), DateRange.of(change, day), clock.instant()))
                    .as("quantity at %s", tenant)
                    .singleElement()
                    .satisfies(q -> assertThat(q.days()).isEqualTo(DateRange.of(change, day)));
            assertThat(values.readings(tenant.id(), meter(SCHEDULED), DateRange.of(day, day), clock.instant()))
                    .singleElement()
                    .satisfies(r -> assertThat(r.day()).isEqualTo(day));
            assertThat(values.readings(tenant.id(), meter(INTELLIGENT), DateRange.of(day, day), clock.instant()))
                    .isEmpty();
        }
    }

    private void quarterHoursAreToldDaily(LocalDate change) {
        var before = DateRange.of(change.minusDays(2), change);
        var after = DateRange.of(change, change.plusDays(8));
        var atGrid = profile(GRID, DateRange.of(change.minusDays(2), change.plusDays(8)));

        assertThat(atGrid.days()).hasSize(10).allMatch(DayValues::isComplete);
        assertThat(profile(OLD, before).days()).isEqualTo(atGrid.days().subList(0, 2));
        assertThat(profile(NEW, after).days()).isEqualTo(atGrid.days().subList(2, 10));
        assertThat(values.profiles(OLD.id(), ReportingPoint.of(INTELLIGENT), after, clock.instant()))
                .isEmpty();
        assertThat(values.profiles(NEW.id(), ReportingPoint.of(INTELLIGENT), before, clock.instant()))
                .isEmpty();
    }

    private void restShowsTheSameToWhoMaySee(LocalDate change) throws Exception {
        var path = "/api/tenants/deliver-nb/meter-values/" + INTELLIGENT;
        var days = "?from=" + change + "&to=" + change.plusDays(1);
        var admin = user("admin").roles("ADMINISTRATOR");
        var total = profile(GRID, DateRange.of(change, change.plusDays(1)))
                .days()
                .get(0)
                .total();
        mvc.perform(get(path + days).servletPath(path).with(admin).accept("application/json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profiles[0].values.length()").value(MarketCalendar.quarterHours(change)));
        mvc.perform(get(path + days + "&resolution=day")
                        .servletPath(path)
                        .with(admin)
                        .accept("application/json"))
                .andExpect(jsonPath("$.profiles[0].values[0].complete").value(true))
                .andExpect(jsonPath("$.profiles[0].values[0].wattHours").value((int) total));
        mvc.perform(get(path + days + "&asOf=2020-01-01T00:00:00Z")
                        .servletPath(path)
                        .with(admin))
                .andExpect(jsonPath("$.profiles").isEmpty());
        mvc.perform(get(path + days).servletPath(path).with(admin).accept("text/csv"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(startsWith("kind;obis;device;from;to;kwh;status;unit\r\nPROFILE;1-1:1.29.0;")));
        mvc.perform(get(path + days).servletPath(path)).andExpect(status().isUnauthorized());
    }

    private LoadProfile profile(Tenant tenant, DateRange days) {
        return values.profiles(tenant.id(), ReportingPoint.of(INTELLIGENT), days, clock.instant())
                .get(0);
    }

    private List<Map<String, Object>> refusedOrRejected() {
        return jdbc.sql(
                        """
                        select tenant_id, pid, type, state, findings::text from marketcomm.transaction
                         where tenant_id like 'deliver-%' and state not in ('HANDLED', 'NOTED', 'ACKNOWLEDGED', 'SENT')
                        """)
                .query()
                .listOfRows();
    }

    /** Of one kind to one receiver. */
    private int interchangesSentOnOneDay() {
        return jdbc.sql(
                        """
                        select max(n) from (
                            select count(distinct interchange_id) as n from marketcomm.transaction
                             where tenant_id = 'deliver-msb' and direction = 'OUT' and pid = '13025'
                             group by partner, journalled_at::date) days
                        """)
                .query(Integer.class)
                .single();
    }

    private void setUp(MarketLocationId id, LocalDate change) {
        var first = change.minusYears(1);
        var bundle = bundle(id, change.plusDays(2));
        for (var tenant : List.of(METERING, GRID)) {
            locations.defineGrid(tenant.id(), grid());
            locations.register(tenant.id(), bundle, first.minusYears(1));
            assignments.assign(tenant.id(), id, OLD.marketPartnerId(), DateRange.startingAt(first), "test");
            assignments.assign(tenant.id(), id, NEW.marketPartnerId(), DateRange.startingAt(change), "test");
        }
        sign(OLD, id, first);
        sign(NEW, id, change);
    }

    private void sign(Tenant supplier, MarketLocationId id, LocalDate start) {
        var plain = ContractFixtures.order(
                OrderKind.MOVE_IN, id, start, ContractFixtures.terms(NoticePeriod.weeks(2), null));
        var order = new Order(
                plain.customer(), plain.kind(), id, GRID.marketPartnerId(), null, plain.start(), plain.terms());
        var contract = intake.takeOver(supplier.id(), order, start);
        records.take(
                supplier.id(),
                contract.id(),
                LocationData.ofMarketLocation(
                        METERING.marketPartnerId(), "E06", id.equals(INTELLIGENT) ? "Z52" : "Z53"));
        records.take(
                supplier.id(),
                contract.id(),
                new MeteringPoint(
                        meter(id),
                        METERING.marketPartnerId(),
                        List.of(new MeteringPoint.Register(DEVICE, "1-0:1.8.0"))));
    }

    private static LocationBundle bundle(MarketLocationId id, LocalDate scheduled) {
        var model = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                id,
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                METERING.marketPartnerId(),
                id.equals(SCHEDULED) || id.equals(INTELLIGENT)
                        ? model.gridData().readYearlyOn(MonthDay.from(scheduled))
                        : model.gridData(),
                null);
        var meter = new MeteringLocation(
                meter(id),
                METERING.marketPartnerId(),
                id.equals(INTELLIGENT) ? MeteringKind.INTELLIGENT : MeteringKind.MODERN,
                DEVICE,
                List.of(new Register("1-0:1.8.0", 6, 1)));
        return new LocationBundle(market, List.of(meter), List.of());
    }

    private static Grid grid() {
        var model = LocationFixtures.grid();
        return new Grid(
                GRID.marketPartnerId(),
                OLD.marketPartnerId(),
                model.transmissionOperator(),
                model.balancingArea(),
                model.controlArea());
    }

    /** The first of a range whose check digit is the one wanted. */
    private static MarketLocationId location(int checkDigit) {
        return java.util.stream.IntStream.range(0, 100)
                .mapToObj(n -> MarketLocationId.withCheckDigit("599000" + "%04d".formatted(n)))
                .filter(id -> id.value().endsWith(Integer.toString(checkDigit)))
                .collect(Collectors.toList())
                .get(0);
    }

    private static MeteringLocationId meter(MarketLocationId id) {
        return MeteringLocationId.of("DE00012345678" + "%020d".formatted(Long.parseLong(id.value())));
    }

    private static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
