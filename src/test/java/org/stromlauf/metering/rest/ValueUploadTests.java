package org.stromlauf.metering.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.xpath;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** Values that are brought by file, and read in every resolution. */
@StromlaufTest
class ValueUploadTests {

    private static final TenantId TENANT = TenantId.of("upload-msb");
    private static final String PATH = "/api/tenants/upload-msb/meter-values";
    private static final String LOCATION = LocationFixtures.MARKET_LOCATION.value();
    private static final String METER = LocationFixtures.METERING_LOCATION.value();
    private static int used;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private MarketClock clock;

    private LocalDate day = LocalDate.MIN;

    @BeforeEach
    void register() {
        tenants.add(new Tenant(
                TENANT,
                "Messung",
                MarketPartnerId.of("9900000008205"),
                Role.METERING_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        locations.defineGrid(TENANT, LocationFixtures.grid());
        var today = MarketCalendar.day(clock.instant());
        locations.register(TENANT, LocationFixtures.bundle(), today.minusYears(2));
        day = today.minusDays(10 + 3L * ++used);
    }

    private ResultActions upload(String type, String text) throws Exception {
        return mvc.perform(post(PATH)
                .servletPath(PATH)
                .with(user("admin").roles("ADMINISTRATOR"))
                .with(csrf())
                .contentType(type)
                .content(text));
    }

    private ResultActions read(String location, String query) throws Exception {
        var path = PATH + "/" + location;
        return mvc.perform(get(path + "?from=" + day + "&to=" + day.plusDays(1) + query)
                .servletPath(path)
                .with(user("admin").roles("ADMINISTRATOR")));
    }

    private String line(int quarter, String kwh, String status) {
        return "%s;1-1:1.29.0;;%s;%s;%s;%s\n".formatted(LOCATION, at(quarter), at(quarter + 1), kwh, status);
    }

    /** What is told at the same instant has no order but that of its references. */
    private void later() {
        clock.advanceTo(clock.instant().plusSeconds(1));
    }

    private Instant at(int quarter) {
        return MarketCalendar.startOfDay(day).plusSeconds(900L * quarter);
    }

    private static final String HEAD = "location;obis;device;from;to;kwh;status\n";

    @Test
    void takesALoadProfileAndReadsItInEveryResolution() throws Exception {
        var csv = new StringBuilder(HEAD);
        int quarters = MarketCalendar.quarterHours(day);
        for (int i = 0; i < quarters; i++) csv.append(line(i, "0,250", i == 5 ? "SUBSTITUTE" : "TRUE_VALUE"));

        upload("text/csv", csv.toString())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.taken").value(quarters))
                .andExpect(jsonPath("$.errors", hasSize(0)));
        upload("text/csv", csv.toString())
                .andExpect(jsonPath("$.taken").value(0))
                .andExpect(jsonPath("$.repeated").value(true));

        read(LOCATION, "")
                .andExpect(jsonPath("$.profiles[0].unit").value("kWh"))
                .andExpect(jsonPath("$.profiles[0].values", hasSize(quarters)))
                .andExpect(jsonPath("$.profiles[0].values[5].status").value("SUBSTITUTE"));
        read(LOCATION, "&resolution=hour")
                .andExpect(jsonPath("$.profiles[0].values", hasSize(quarters / 4)))
                .andExpect(jsonPath("$.profiles[0].values[1].wattHours").value(1_000))
                .andExpect(jsonPath("$.profiles[0].values[1].status").value("SUBSTITUTE"))
                .andExpect(jsonPath("$.profiles[0].values[2].status").value("TRUE_VALUE"));
        read(LOCATION, "&resolution=day")
                .andExpect(jsonPath("$.profiles[0].values", hasSize(1)))
                .andExpect(jsonPath("$.profiles[0].values[0].wattHours").value(250 * quarters))
                .andExpect(jsonPath("$.profiles[0].values[0].complete").value(true));
        read(LOCATION, "&resolution=month")
                .andExpect(jsonPath("$.profiles[0].values[0].from")
                        .value(MarketCalendar.startOfDay(day.withDayOfMonth(1)).toString()));
        read(LOCATION, "&resolution=week")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("15min, hour, day")));
        // Each colour once more in the legend.
        chart(day.plusDays(1))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("image/svg+xml"))
                .andExpect(xpath("count(//*[local-name()='rect'][@fill='#2b6cb0'])")
                        .number((double) quarters))
                .andExpect(xpath("count(//*[local-name()='rect'][@fill='#dd6b20'])")
                        .number(2.0));
        chart(day).andExpect(status().isBadRequest());
    }

    private ResultActions chart(LocalDate to) throws Exception {
        var path = PATH + "/" + LOCATION + "/chart";
        return mvc.perform(get(path + "?from=" + day + "&to=" + to)
                .servletPath(path)
                .with(user("admin").roles("ADMINISTRATOR")));
    }

    @Test
    void storesTheRightLinesAndNamesTheWrongOnes() throws Exception {
        var csv = HEAD
                + line(0, "0.1", "")
                + line(0, "0.2", "")
                + line(1, "much", "")
                + line(2, "0.12345", "")
                + line(3, "0.1", "GUESSED")
                + line(4, "0.1", "").replace(LOCATION, "51238696782")
                + line(5, "0.1", "").replace(LOCATION, "59900000000")
                + line(6, "0.1", "")
                        .replace(at(7).toString(), at(6).plusSeconds(600).toString())
                + line(7, "0.1", "").replace(at(7).toString(), "yesterday")
                + line(8, "0.1", "");

        upload("text/csv", csv)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines").value(10))
                .andExpect(jsonPath("$.taken").value(2))
                .andExpect(jsonPath("$.errors[0].line").value(3))
                .andExpect(jsonPath("$.errors[0].text", startsWith("Eine frühere Zeile")))
                .andExpect(jsonPath("$.errors[1].field").value("kwh"))
                .andExpect(jsonPath("$.errors[2].text", containsString("Nachkommastellen")))
                .andExpect(jsonPath("$.errors[3].text", containsString("TRUE_VALUE")))
                .andExpect(jsonPath("$.errors[4].field").value("location"))
                .andExpect(jsonPath("$.errors[5].field").value("location"))
                .andExpect(jsonPath("$.errors[6].field").value("to"))
                .andExpect(jsonPath("$.errors[7].text", containsString("2026-10-24T22:15:00Z")));
        read(LOCATION, "&resolution=day")
                .andExpect(jsonPath("$.profiles[0].values[0].wattHours").value(200))
                .andExpect(jsonPath("$.profiles[0].values[0].complete").value(false));
    }

    @Test
    void takesReadingsAsLinesOfJson() throws Exception {
        upload(
                        "application/x-ndjson",
                        """
                        {"location":"%s","obis":"1-0:1.8.0","device":"1EMH1","from":"%s","kwh":12345.6}

                        {"location":"%s","obis":"1-0:1.8.0","from":"%s","kwh":1}
                        """
                                .formatted(METER, at(0), METER, at(0)))
                .andExpect(jsonPath("$.taken").value(1))
                .andExpect(jsonPath("$.errors[0].line").value(3))
                .andExpect(jsonPath("$.errors[0].field").value("device"));
        read(METER, "")
                .andExpect(jsonPath("$.readings[0].kwh").value(12345.6))
                .andExpect(jsonPath("$.readings[0].device").value("1EMH1"));
    }

    @Test
    void takesTheEnergyOfWholeDaysAndNamesWhatIsNone() throws Exception {
        var start = MarketCalendar.startOfDay(day);
        var end = MarketCalendar.startOfDay(day.plusDays(1));
        upload(
                        "text/csv",
                        HEAD
                                + "%s;1-1:1.9.0;;%s;%s;12,5;\n".formatted(LOCATION, start, end)
                                + "%s;1-1:1.9.0;;%s;%s;12,5;\n".formatted(LOCATION, start, end.plusSeconds(60))
                                + "%s;1-1:1.9.0;;%s;%s;-1;\n".formatted(LOCATION, start, end.minus(Duration.ofDays(2))))
                .andExpect(jsonPath("$.taken").value(1))
                .andExpect(jsonPath("$.errors[*].line").value(contains(3, 4)))
                .andExpect(jsonPath("$.errors[0].text", containsString("eine Zahl ganzer Tage")));
        read(LOCATION, "").andExpect(jsonPath("$.quantities[0].kwh").value(12.5));
    }

    @Test
    void saysOfWhichLocationTheValuesDoNotApply() throws Exception {
        upload("text/csv", HEAD + line(0, "1", "TRUE_VALUE")).andExpect(jsonPath("$.refused", hasSize(0)));

        later();
        upload("text/csv", HEAD + line(0, "2", "PRELIMINARY"))
                .andExpect(jsonPath("$.refused[0].location").value(LOCATION))
                .andExpect(jsonPath("$.refused[0].text", containsString("Messwertstatus")));
        read(LOCATION, "")
                .andExpect(jsonPath("$.profiles[0].values[0].wattHours").value(1_000));
    }

    @Test
    void refusesAsAWholeWhatHasNoFormAndWhomItDoesNotConcern() throws Exception {
        upload("text/csv", "location;kwh\n1;2\n")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("from")));
        upload("application/x-ndjson", "{\"location\":1}\nno json")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("2")));
        upload("text/csv", HEAD).andExpect(status().isBadRequest());
        upload("application/xml", "<a/>").andExpect(status().isUnsupportedMediaType());
        var auditor = post(PATH)
                .servletPath(PATH)
                .with(user("auditor").roles("AUDITOR"))
                .with(csrf())
                .contentType("text/csv")
                .content(HEAD + line(0, "1", ""));
        mvc.perform(auditor).andExpect(status().isForbidden());
        mvc.perform(post(PATH).servletPath(PATH).with(csrf())).andExpect(status().isUnauthorized());
        read(LOCATION, "").andExpect(content().string(containsString("\"profiles\":[]")));
    }

    private ResultActions customer(LocalDate at, String kwh, boolean confirmed) throws Exception {
        var path = PATH + "/" + METER + "/customer-readings";
        return mvc.perform(post(path)
                .servletPath(path)
                .with(user("admin").roles("ADMINISTRATOR"))
                .with(csrf())
                .contentType("application/json")
                .content("{\"device\":\"2EMH1\",\"obis\":\"1-0:1.8.0\",\"day\":\"%s\",\"kwh\":%s,\"confirmed\":%s}"
                        .formatted(at, kwh, confirmed)));
    }

    @Test
    void holdsWhatACustomerReadToWhatWasReadBefore() throws Exception {
        customer(day.minusDays(200), "1000", false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.remarks.plausibility").value("Z83"));
        customer(day.minusDays(100), "999", false).andExpect(status().isConflict());
        customer(day.minusDays(100), "2000", false).andExpect(status().isOk());
        // Ten kWh a day until now: from a tenth to five times of that is plausible.
        customer(day, "2099", false)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("2.100")));
        customer(day, "7001", false)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("7.000")));
        customer(day, "3000", false).andExpect(status().isOk());
        later();
        customer(day, "3001", true)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Stornierung oder Korrekturgrund")));
        customer(day.minusDays(50), "3001", false)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("3.000")));
        customer(day.plusDays(1), "9000", true).andExpect(status().isOk());
        customer(day.plusYears(1), "9000", false)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("day")));
    }
}
