package org.stromlauf.workbench;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** The page of a location's values: its picture, readings and quantities. */
@StromlaufTest
class MeterValuesPageTests {

    private static final TenantId TENANT = TenantId.of("page-msb");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private MarketClock clock;

    private LocalDate today = LocalDate.MIN;

    @BeforeEach
    void tell() {
        tenants.add(new Tenant(
                TENANT,
                "Messung",
                MarketPartnerId.of("9900000008307"),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        today = MarketCalendar.day(clock.instant());
    }

    private ResultActions page(String tenant, String query) throws Exception {
        var path = "/workbench/" + tenant + "/meter-values";
        return mvc.perform(
                get(path + query).servletPath(path).with(user("admin").roles("ADMINISTRATOR")));
    }

    @Test
    void aMarketLocationShowsItsPictureAndItsQuantities() throws Exception {
        var days = DateRange.of(today.minusDays(9), today.minusDays(2));
        received.quantity(TENANT, LocationFixtures.MARKET_LOCATION, days, "1234.5");
        page(
                        TENANT.value(),
                        "?location=" + LocationFixtures.MARKET_LOCATION + "&from=" + days.from() + "&to=" + days.end())
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString(
                                "/chart?from=" + days.from() + "&amp;to=" + days.end() + "&amp;resolution=hour")))
                .andExpect(content().string(containsString("1.234,5")))
                .andExpect(content().string(containsString(GermanFormat.period(days))));
    }

    @Test
    void aMeteringLocationShowsItsReadings() throws Exception {
        received.reading(TENANT, LocationFixtures.METERING_LOCATION, "1EMH0012345678", today.minusDays(2), "4711");
        page(
                        TENANT.value(),
                        "?location=" + LocationFixtures.METERING_LOCATION + "&from=" + today.minusDays(3) + "&to="
                                + today)
                .andExpect(content().string(containsString("1EMH0012345678")))
                .andExpect(content().string(containsString("4.711")));
    }

    @Test
    void withoutALocationItAsksForOneAndAWrongOneIsNamed() throws Exception {
        page(TENANT.value(), "").andExpect(status().isOk()).andExpect(content().string(not(containsString("/chart?"))));
        page(TENANT.value(), "?location=51238696780")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ist keine Marktlokation")));
        page(TENANT.value(), "?location=51238696781&from=2026-10-02&to=2026-10-01")
                .andExpect(content().string(containsString("nicht nach dem ersten")));
        page(TENANT.value(), "?location=%3Cscript%3E").andExpect(content().string(not(containsString("<script>"))));
    }

    @Test
    void anAddressOfNoTenantIsNoPageAndADayThatIsNoneIsAWrongRequest() throws Exception {
        page("No-Tenant", "").andExpect(status().isNotFound());
        page(TENANT.value(), "?from=yesterday").andExpect(status().isBadRequest());
    }

    @Test
    void anotherTenantsValuesAreNoPage() throws Exception {
        var path = "/workbench/" + TENANT + "/meter-values";
        mvc.perform(get(path).servletPath(path).with(user("nobody").roles("CASE_WORKER")))
                .andExpect(status().is4xxClientError());
    }
}
