package org.stromlauf.metering.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
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
import org.stromlauf.locations.Locations;
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

/** A system follows what changes, and brings files of any length. */
@StromlaufTest
class ChangedValuesTests {

    private static final TenantId TENANT = TenantId.of("follow-msb");
    private static final String LOCATION = LocationFixtures.MARKET_LOCATION.value();
    private static final String METER = LocationFixtures.METERING_LOCATION.value();
    private static final String HEAD = "location;obis;device;from;to;kwh;status\n";

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

    private LocalDate today = LocalDate.MIN;

    @BeforeEach
    void register() {
        tenants.add(new Tenant(
                TENANT,
                "Messung",
                MarketPartnerId.of("9900000008305"),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        locations.defineGrid(TENANT, LocationFixtures.grid());
        today = MarketCalendar.day(clock.instant());
        locations.register(TENANT, LocationFixtures.bundle(), today.minusYears(1));
    }

    private Api api() {
        return Api.of(mvc, users, TENANT, UserRole.CASE_WORKER);
    }

    private ResultActions changes(String query) throws Exception {
        return api().get("/meter-values/changes" + query);
    }

    private String next(String query) throws Exception {
        return JsonPath.read(changes(query).andReturn().getResponse().getContentAsString(), "$.next");
    }

    @Test
    void everyChangeIsToldOnceInItsOrderAndWhenItIsSettled() throws Exception {
        clock.advanceTo(clock.instant().plusSeconds(60));
        var cursor = next("");
        received.profile(TENANT, LocationFixtures.MARKET_LOCATION, today.minusDays(3), 10);
        received.quantity(
                TENANT, LocationFixtures.MARKET_LOCATION, DateRange.of(today.minusDays(9), today.minusDays(2)), "5");
        changes("?after=" + cursor).andExpect(jsonPath("$.changes", hasSize(0)));
        clock.advanceTo(clock.instant().plusSeconds(60));
        received.reading(TENANT, LocationFixtures.METERING_LOCATION, "1EMH0012345678", today.minusDays(2), "77");
        clock.advanceTo(clock.instant().plusSeconds(60));

        changes("?limit=2&after=" + cursor)
                .andExpect(jsonPath("$.changes", hasSize(2)))
                .andExpect(jsonPath("$.changes[*].location").value(everyItem(is(LOCATION))))
                .andExpect(jsonPath("$.more").value(true));
        var second = next("?limit=2&after=" + cursor);
        changes("?limit=2&after=" + second)
                .andExpect(jsonPath("$.changes", hasSize(1)))
                .andExpect(jsonPath("$.changes[0].kind").value("READING"))
                .andExpect(jsonPath("$.changes[0].location").value(METER))
                .andExpect(jsonPath("$.changes[0].from")
                        .value(MarketCalendar.startOfDay(today.minusDays(2)).toString()))
                .andExpect(jsonPath("$.more").value(false));
        var last = next("?limit=2&after=" + second);
        changes("?after=" + last).andExpect(jsonPath("$.changes", hasSize(0)));
        changes("?after=" + next("?after=" + last)).andExpect(jsonPath("$.changes", hasSize(0)));
    }

    @Test
    void wrongCursorsAndLimitsAreNamed() throws Exception {
        changes("?after=yesterday")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("next der Antwort davor")));
        changes("?limit=0").andExpect(status().isBadRequest());
        changes("?since=noon").andExpect(status().isBadRequest());
    }

    private ResultActions stream(String type, String text) throws Exception {
        var path = "/api/tenants/" + TENANT + "/meter-values/stream";
        return mvc.perform(post(path)
                .servletPath(path)
                .with(user("admin").roles("ADMINISTRATOR"))
                .with(csrf())
                .contentType(type)
                .content(text));
    }

    @Test
    void moreLinesThanOnePartAreStoredAndSentAgainAddNothing() throws Exception {
        var csv = new StringBuilder(HEAD);
        var start = MarketCalendar.startOfDay(today.minusDays(150));
        for (int i = 0; i < StreamedLines.LINES + 500; i++) {
            csv.append("%s;1-1:1.29.0;;%s;%s;0,1;\n"
                    .formatted(LOCATION, start.plusSeconds(900L * i), start.plusSeconds(900L * (i + 1))));
        }
        csv.append("too;few\n");
        stream("text/csv", csv.toString())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines").value(StreamedLines.LINES + 501))
                .andExpect(jsonPath("$.taken").value(StreamedLines.LINES + 500))
                .andExpect(jsonPath("$.wrong").value(1))
                .andExpect(jsonPath("$.errors[0].line").value(StreamedLines.LINES + 502));
        stream("text/csv", csv.toString())
                .andExpect(jsonPath("$.taken").value(0))
                .andExpect(jsonPath("$.repeated").value(StreamedLines.LINES + 500));
    }

    @Test
    void whatIsNoUploadIsRefused() throws Exception {
        stream("text/csv", "place;when\n").andExpect(status().isBadRequest());
        stream("application/x-ndjson", "\n\n").andExpect(status().isBadRequest());
        stream("application/x-ndjson", "x".repeat(5_000))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Zeile 1 hat mehr als")));
        stream("application/x-ndjson", "{\"location\":\"" + LOCATION + "\"}\nnothing\n")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.wrong").value(2));
    }
}
