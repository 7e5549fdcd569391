package org.stromlauf.access.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** How a company begins, request by request as {@code docs/how-to/begin.md} says it. */
@StromlaufTest
class BeginTests {

    private static final Pattern REQUEST = Pattern.compile(
            "```http as (\\S+)\\n(\\w+) (\\S+)\\n(?:Idempotency-Key: (\\S+)\\n)?(.*?)\\n```", Pattern.DOTALL);

    private record Request(String user, String method, String path, @Nullable String key, String body) {}

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Work work;

    @Autowired
    private RuntimeService engine;

    @Autowired
    private Users users;

    private static List<Request> guide() throws IOException {
        var found = new ArrayList<Request>();
        var text = Files.readString(Path.of("docs/how-to/begin.md"));
        for (var m = REQUEST.matcher(text); m.find(); ) {
            found.add(new Request(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5)));
        }
        assertThat(found).hasSize(text.split("```http", -1).length - 1);
        return found;
    }

    @Test
    void theGuideLeadsToTheFirstRegistration() throws Exception {
        users.add(
                new User(UserName.of("administrator"), "Administrator", Set.of(UserRole.ADMINISTRATOR), Set.of()),
                "a-password-for-tests");
        for (var step : guide()) {
            send(step).andExpect(r -> assertThat(r.getResponse().getStatus())
                    .as(step + "\n" + r.getResponse().getContentAsString())
                    .isBetween(200, 299));
        }
        work.runDue();

        assertThat(jdbc.sql(
                                "select pid from marketcomm.transaction where tenant_id = 'lieferant' and direction = 'OUT'")
                        .query(String.class)
                        .list())
                .contains("55001");
        assertThat(jdbc.sql("select state from contracts.contract where tenant = 'lieferant' order by state")
                        .query(String.class)
                        .list())
                .containsExactly("ACTIVE", "PENDING");
        mistakesAreNamed();
        for (var started : engine.createProcessInstanceQuery()
                .tenantIdIn("lieferant")
                .rootProcessInstances()
                .list()) {
            engine.deleteProcessInstance(started.getId(), "The test is over");
        }
    }

    private void mistakesAreNamed() throws Exception {
        var tenant = "/api/tenants/lieferant";
        send(new Request(
                        "administrator",
                        "POST",
                        "/api/tenants",
                        null,
                        guide().get(0).body()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("lieferant")));
        send(new Request(
                        "administrator",
                        "PUT",
                        tenant + "/settings/retail.days-until-due",
                        null,
                        "{\"value\": \"bald\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("a whole number from 0")));
        send(new Request("administrator", "PUT", tenant + "/settings/retail.nothing", null, "{\"value\": \"1\"}"))
                .andExpect(status().isNotFound());
        send(new Request("administrator", "PUT", tenant + "/channels/9900000000898", null, "{\"channel\": \"as4\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("folder, loopback")));
        send(new Request("erika.muster", "PUT", tenant + "/settings/retail.seller-name", null, "{\"value\": \"X\"}"))
                .andExpect(status().isForbidden());
        send(new Request("erika.muster", "GET", tenant + "/settings", null, ""))
                .andExpect(jsonPath("$[?(@.key == 'retail.seller-name')].value").value(hasItem("Neue Energie GmbH")));
        send(new Request("administrator", "DELETE", tenant + "/settings/retail.seller-name", null, ""))
                .andExpect(jsonPath("$.value").doesNotExist());
        send(new Request(
                        "nina.netz",
                        "PUT",
                        "/api/tenants/netzbetreiber/balancing-authorisations/9900000000881",
                        null,
                        "{\"balancingGroups\": [\"11X\"]}"))
                .andExpect(status().isBadRequest());
        send(new Request(
                        "nina.netz",
                        "PUT",
                        "/api/tenants/netzbetreiber/settlement/grid-prices/9900000000904",
                        null,
                        "[{\"article\": \"Arbeit\", \"from\": \"2026-01-01\", \"unit\": \"KWH\", \"euros\": 1}]"))
                .andExpect(status().isBadRequest());
    }

    private ResultActions send(Request step) throws Exception {
        var roles = step.user().equals("administrator")
                ? new String[] {"ADMINISTRATOR"}
                : new String[] {"CASE_WORKER", "BILLING_CLERK"};
        var sent = request(HttpMethod.valueOf(step.method()), step.path())
                .with(user(step.user()).roles(roles))
                .with(csrf())
                .with(made -> {
                    made.setServletPath(made.getRequestURI());
                    made.setPathInfo(null);
                    return made;
                });
        if (step.key() != null) sent.header("Idempotency-Key", step.key());
        if (!step.body().isEmpty()) sent.contentType(MediaType.APPLICATION_JSON).content(step.body());
        return web.perform(sent);
    }
}
