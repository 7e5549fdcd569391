package org.stromlauf.metering.rest;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** A system subscribes to the values of a location; what it was told is told again until it confirms it. */
@StromlaufTest
class ValueSubscriptionTests {

    private static final TenantId TENANT = TenantId.of("subscribe-msb");
    private static final String PATH = "/meter-value-subscriptions";
    private static final String MARKET = LocationFixtures.MARKET_LOCATION.value();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private MarketClock clock;

    private LocalDate today = LocalDate.MIN;

    @BeforeEach
    void open() {
        tenants.add(new Tenant(
                TENANT,
                "Messung",
                MarketPartnerId.of("9900000008306"),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        today = MarketCalendar.day(clock.instant());
        settle();
    }

    private void settle() {
        clock.advanceTo(clock.instant().plusSeconds(60));
    }

    private Api api() {
        return Api.of(mvc, users, TENANT, UserRole.CASE_WORKER);
    }

    private ResultActions changes(String name) throws Exception {
        return api().get(PATH + "/" + name + "/changes");
    }

    private void tell() {
        received.profile(TENANT, LocationFixtures.MARKET_LOCATION, today.minusDays(3), 10);
        received.quantity(
                TENANT, LocationFixtures.MARKET_LOCATION, DateRange.of(today.minusDays(9), today.minusDays(2)), "5");
        received.reading(TENANT, LocationFixtures.METERING_LOCATION, "1EMH0012345678", today.minusDays(2), "77");
        settle();
    }

    @Test
    void whatIsSubscribedToIsToldUntilItIsConfirmed() throws Exception {
        api().put(PATH + "/portal", """
                {"locations":["%s"]}""".formatted(MARKET))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kinds", hasSize(5)));
        tell();

        changes("portal").andExpect(jsonPath("$.changes[*].kind", containsInAnyOrder("PROFILE", "QUANTITY")));
        var answer = changes("portal")
                .andExpect(jsonPath("$.changes", hasSize(2)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(answer, "$.next");
        api().post(PATH + "/portal/confirmations", "{\"next\":\"" + next + "\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.confirmed").value(next));

        changes("portal").andExpect(jsonPath("$.changes", hasSize(0)));
        var earlier = next.replaceFirst("^\\d{4}", "2020");
        api().post(PATH + "/portal/confirmations", "{\"next\":\"" + earlier + "\"}")
                .andExpect(jsonPath("$.confirmed").value(next));
    }

    @Test
    void aSubscriptionToAKindTellsThatKindOfEveryLocation() throws Exception {
        api().put(PATH + "/readings", "{\"kinds\":[\"READING\"]}").andExpect(status().isOk());
        tell();

        changes("readings")
                .andExpect(jsonPath("$.changes", hasSize(1)))
                .andExpect(jsonPath("$.changes[0].kind").value("READING"));
        api().delete(PATH + "/readings").andExpect(status().isNoContent());
        changes("readings").andExpect(status().isNotFound());
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        api().put(PATH + "/Portal_A", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Portal_A")));
        api().put(PATH + "/wrong", "{\"locations\":[\"51238696780\"]}").andExpect(status().isBadRequest());
        api().delete(PATH + "/nothing").andExpect(status().isNotFound());
        api().put(PATH + "/cursor", "{}").andExpect(status().isOk());
        api().post(PATH + "/cursor/confirmations", "{}").andExpect(status().isBadRequest());
    }
}
