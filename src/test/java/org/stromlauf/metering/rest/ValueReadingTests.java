package org.stromlauf.metering.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** What can be asked of stored values and what cannot. */
@StromlaufTest
class ValueReadingTests {

    private static final TenantId TENANT = TenantId.of("value-reading");
    private static final String HEAD = "location;obis;device;from;to;kwh;status\n";
    private static int used;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private MarketClock clock;

    private MarketLocationId location = LocationFixtures.MARKET_LOCATION;
    private LocalDate month = LocalDate.MIN;

    @BeforeEach
    void register() {
        tenants.add(new Tenant(
                TENANT,
                "Messung",
                MarketPartnerId.of("9900000008299"),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        locations.defineGrid(TENANT, LocationFixtures.grid());
        month = MarketCalendar.day(clock.instant()).withDayOfMonth(1).minusMonths(2);
        location = MarketLocationId.withCheckDigit("%010d".formatted(8_290_000_000L + ++used));
    }

    private void know() {
        var model = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                location,
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                model.meteringOperator(),
                model.gridData(),
                null);
        var bundle = new LocationBundle(market, LocationFixtures.bundle().metering(), java.util.List.of());
        locations.register(TENANT, bundle, month.minusYears(1));
    }

    private Api clerk() {
        return Api.of(mvc, users, TENANT, UserRole.CASE_WORKER);
    }

    private String day(LocalDate day) {
        var text = new StringBuilder(HEAD);
        var from = MarketCalendar.startOfDay(day);
        for (int i = 0; i < MarketCalendar.quarterHours(day); i++, from = from.plusSeconds(900)) {
            text.append("%s;1-1:1.29.0;;%s;%s;0,25;TRUE_VALUE\n".formatted(location, from, from.plusSeconds(900)));
        }
        return text.toString();
    }

    /** Once a line was refused because its location was unknown, the same file is taken when the location is there. */
    @Test
    void theSameFileIsTakenOnceItsLocationIsKnown() throws Exception {
        var file = day(month);
        clerk().postCsv("/meter-values", file)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.taken").value(0));
        know();

        clerk().postCsv("/meter-values", file)
                .andExpect(jsonPath("$.repeated").value(false))
                .andExpect(jsonPath("$.taken").value(MarketCalendar.quarterHours(month)));
        clerk().postCsv("/meter-values", file).andExpect(jsonPath("$.repeated").value(true));
    }

    @Test
    void aMonthWithoutSomeOfItsDaysIsNotComplete() throws Exception {
        know();
        var last = month.plusMonths(1);
        for (var day = month; day.isBefore(last); day = day.plusDays(1)) {
            if (day.getDayOfMonth() != 10)
                clerk().postCsv("/meter-values", day(day)).andExpect(status().isOk());
        }
        sum(month, last).andExpect(jsonPath("$.profiles[0].values[0].complete").value(false));

        clerk().postCsv("/meter-values", day(month.plusDays(9))).andExpect(status().isOk());
        sum(month, last).andExpect(jsonPath("$.profiles[0].values[0].complete").value(true));
        sum(month.plusDays(3), last)
                .andExpect(jsonPath("$.profiles[0].values[0].complete").value(false));
        sum(month, last.minusDays(3))
                .andExpect(jsonPath("$.profiles[0].values[0].complete").value(false));
    }

    private org.springframework.test.web.servlet.ResultActions sum(LocalDate from, LocalDate to) throws Exception {
        return clerk().get("/meter-values/" + location + "?resolution=month&from=" + from + "&to=" + to)
                .andExpect(jsonPath("$.profiles[0].values", hasSize(1)));
    }

    @Test
    void nobodyKnowsWhatWillBeKnown() throws Exception {
        var future = clock.instant().plus(Duration.ofDays(1));
        clerk().get("/meter-values/" + location + "?from=" + month + "&to=" + month.plusDays(1) + "&asOf=" + future)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("liegt nach jetzt")));
    }

    /** Load profiles of a grid location (13018) are read like those of others. */
    @Test
    void aGridLocationIsAsked() throws Exception {
        clerk().get("/meter-values/E3XS7NXYTL6?from=" + month + "&to=" + month.plusDays(1))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profiles", hasSize(0)))
                .andExpect(jsonPath("$.readings", hasSize(0)));
    }

    /** By H25 a winter month has more than a twelfth of the year. */
    @Test
    void aYearIsForetoldByAMonth() throws Exception {
        know();
        var january = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        clerk().get("/meter-values/" + location + "/annual-forecast")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("vier Wochen")));
        received.quantity(TENANT, location, january, "310");

        clerk().get("/meter-values/" + location + "/annual-forecast")
                .andExpect(jsonPath("$.annualKwh").value(3650))
                .andExpect(jsonPath("$.method").value("tagesanteilig"));
        clerk().get("/meter-values/" + location + "/annual-forecast?profile=H25")
                .andExpect(jsonPath("$.annualKwh", lessThan(3500.0)))
                .andExpect(jsonPath("$.usedKwh").value(310))
                .andExpect(jsonPath("$.method").value("nach Lastprofil H25"));
        clerk().get("/meter-values/" + location + "/annual-forecast?profile=X9")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("X9")));
    }

    @Test
    void gasQualityIsRead() throws Exception {
        know();
        received.gasQuality(TENANT, location, DateRange.of(month, month.plusMonths(1)), "0.9632", "11.452");

        clerk().get("/meter-values/" + location + "?from=" + month + "&to=" + month.plusDays(1))
                .andExpect(jsonPath("$.others", hasSize(2)))
                .andExpect(jsonPath("$.others[?(@.unit == 'kWh/m³')].value").value(11.452));
    }

    @Test
    void aCustomerReadsAMeterThatIsKnown() throws Exception {
        var reading = "{\"device\": \"1EMH0012345678\", \"obis\": \"1-0:1.8.0\", \"day\": \"%s\", \"kwh\": 100}"
                .formatted(month);
        clerk().post("/meter-values/DE0001234567890123456789012345678/customer-readings", reading)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("nicht bekannt")));
    }
}
