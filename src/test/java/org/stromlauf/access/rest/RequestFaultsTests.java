package org.stromlauf.access.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;

/** What the API answers to requests that are wrong: a problem that names the field and says how it is right, nothing half done. */
@StromlaufTest
class RequestFaultsTests {

    private static final String LF = "/api/tenants/faults-lf";
    private static final String NB = "/api/tenants/faults-nb";
    private static final String NO_ID = "7f0c2a9e-3c55-4d8e-9a36-1d2b7c0a5e41";
    private static final String ORDER =
            """
            {"kind": "MOVE_IN", "location": "51238696781", "gridOperator": "9900000000816", "start": "2026-11-01",
             "customer": {"kind": "PRIVATE", "firstName": "Erika", "surname": "Muster",
              "address": {"street": "Allee", "houseNumber": "1", "postalCode": "04109", "city": "Leipzig", "country": "DE"},
              "email": "erika@example.org"},
             "terms": {"product": "household-fix", "notice": {"amount": 4, "unit": "WEEKS"}, "yearlyConsumption": 3500000,
              "metering": "REGISTER", "billing": "YEARLY"}}""";

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private RuntimeService engine;

    @BeforeEach
    void aSupplierAndAGridOperatorWithAUserEach() {
        if (users.find(UserName.of("faults-lf-clerk")).isPresent()) return;
        add("faults-lf", "9900000000809", Role.SUPPLIER, "faults-lf-clerk", UserRole.CASE_WORKER);
        add("faults-nb", "9900000000816", Role.GRID_OPERATOR, "faults-nb-clerk", UserRole.CASE_WORKER);
        users.add(
                new User(
                        UserName.of("faults-auditor"),
                        "Auditor",
                        Set.of(UserRole.AUDITOR),
                        Set.of(TenantId.of("faults-lf"))),
                "a-password-for-tests");
    }

    /** What was ordered would go on with the shared context's work, to partners who are not there. */
    @AfterEach
    void nothingGoesOn() {
        for (var started :
                engine.createProcessInstanceQuery().tenantIdIn("faults-lf").list()) {
            engine.deleteProcessInstance(started.getId(), "The test is over");
        }
    }

    private void add(String tenant, String partner, Role role, String clerk, UserRole may) {
        tenants.add(new Tenant(
                TenantId.of(tenant), tenant, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true));
        users.add(
                new User(UserName.of(clerk), "Clerk", Set.of(may), Set.of(TenantId.of(tenant))),
                "a-password-for-tests");
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"start\": \"2026-11-01\" | \"start\": \"1.11.2026\" | start | 2026-11-01",
                "\"start\": \"2026-11-01\" | \"start\": \"2026-02-30\" | start | is no day",
                "\"start\": \"2026-11-01\", | | start | missing",
                "51238696781 | 51238696782 | location | check digit",
                "51238696781 | 5123869678 | location | 11 digits",
                "9900000000816 | 990000000081 | gridOperator | 13 digits",
                "\"kind\": \"MOVE_IN\" | \"kind\": \"MOVE\" | kind | SWITCH",
                "\"kind\": \"MOVE_IN\" | \"kind\": null | kind | missing",
                "\"postalCode\": \"04109\" | \"postalCode\": \"4109\" | customer.address | 5 digits",
                "\"postalCode\": \"04109\" | \"plz\": \"04109\" | customer.address.postalCode | missing",
                "\"surname\": \"Muster\" | \"name\": \"Muster\" | customer.surname | missing",
                "\"amount\": 4 | \"amount\": 400 | terms.notice | 0 to 99",
                "3500000 | \"viel\" | terms.yearlyConsumption | number",
                "\"email\": \"erika@example.org\" | \"email\": 7, \"x\": 1 | customer.x | email",
            })
    void anOrderWithAFaultNamesTheFieldAndHowItIsRight(
            String right, @Nullable String wrong, String field, String remedy) throws Exception {
        assertThat(ORDER).contains(right);
        var body = ORDER.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong);

        send(HttpMethod.POST, LF + "/orders", body, "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("Anfrage fehlerhaft"))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(remedy)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /customers?size=501 | 400 | size | 1 to 500",
                "GET | /customers?size=0 | 400 | size | 1 to 500",
                "GET | /customers/x | 400 | customer | x",
                "GET | /messages?state=LOST | 400 | state | none of",
                "GET | /messages?size=100000 | 400 | size | page",
                "GET | /market-locations/51238696782/assignments | 400 | id | check digit",
                "GET | /market-locations/51238696781 | 400 | on | missing",
                "GET | /market-locations/51238696781?on=1.11.2026 | 400 | on | 2026-01-31",
                "GET | /interchanges/12 | 400 | id | '12'",
            })
    void aParameterWithAFaultIsNamed(String method, String address, int status, String field, String remedy)
            throws Exception {
        send(HttpMethod.valueOf(method), LF + address, null, "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(remedy)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/customers/" + NO_ID,
        "/customers/" + NO_ID + "/contracts",
        "/contracts/" + NO_ID,
        "/messages/" + NO_ID,
        "/interchanges/" + NO_ID,
        "/interchanges/" + NO_ID + "/original",
        "/market-locations/51238696781/assignments",
        "/market-locations/51238696781?on=2026-11-01"
    })
    void whatIsNotThereIsNotFound(String address) throws Exception {
        send(HttpMethod.GET, LF + address, null, "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /customers",
        "GET, /contracts",
        "GET, /messages",
        "GET, /market-locations",
        "GET, /partners",
        "GET, /interchanges/" + NO_ID,
        "POST, /orders",
        "PUT, /grid",
        "POST, /market-locations"
    })
    void anotherTenantsDataAreClosed(String method, String address) throws Exception {
        send(HttpMethod.valueOf(method), LF + address, "{}", "faults-nb-clerk", "CASE_WORKER")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/access.tenant-foreign"));
        send(HttpMethod.valueOf(method), "/api/tenants/faults-none" + address, "{}", "faults-nb-clerk", "CASE_WORKER")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("/problems/access.tenant-unknown"));
    }

    /** Where there is nothing it is said so, whoever's it would be. */
    @ParameterizedTest
    @ValueSource(strings = {"faults-none", "faults-lf", "faults-nb", "NoTenant"})
    void anAddressThatIsNoneIsNotFound(String tenant) throws Exception {
        var address = "/api/tenants/" + tenant + "/nothing-here";
        send(HttpMethod.GET, address, "", "faults-nb-clerk", "CASE_WORKER").andExpect(status().isNotFound());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POST | /orders | {order}",
                "PUT | /grid | {\"gridOperator\": \"9900000000816\", \"fallbackSupplier\": \"9900000000809\"}",
                "POST | /market-locations | []",
                "PUT | /partners/9900000000823 | {\"name\": \"X\", \"role\": \"SUPPLIER\", \"commodity\": \"GAS\"}",
            })
    void whoOnlyReadsChangesNothing(String method, String address, String body) throws Exception {
        var sent = body.equals("{order}") ? ORDER : body;
        send(HttpMethod.valueOf(method), LF + address, sent, "faults-auditor", "AUDITOR")
                .andExpect(status().is4xxClientError())
                .andExpect(r -> assertThat(r.getResponse().getStatus()).isIn(400, 403));
        send(HttpMethod.GET, LF + "/customers", null, "faults-auditor", "AUDITOR")
                .andExpect(status().isOk());
    }

    @Test
    void aMissingOrUnreadableBodyIsSaidSo() throws Exception {
        send(HttpMethod.POST, LF + "/orders", null, "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("no body")));
        send(HttpMethod.POST, LF + "/orders", "{\"kind\": \n", "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.errors[0].message").value(startsWith("line 2, column 1: Unexpected end-of-input")))
                .andExpect(jsonPath("$.errors[0].message").value(not(containsString("Source"))));
        send(HttpMethod.POST, LF + "/orders", "[]", "faults-lf-clerk", "CASE_WORKER")
                .andExpect(status().isBadRequest());
        send(HttpMethod.PUT, NB + "/grid", "{}", "faults-nb-clerk", "CASE_WORKER")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("missing")));
    }

    @Test
    void aPageThatNobodyNamedIsRefused() throws Exception {
        for (var after : new String[] {"x", "2026-10-05T08:00:00Z", "_", NO_ID}) {
            send(HttpMethod.GET, LF + "/messages?after=" + after, null, "faults-lf-clerk", "CASE_WORKER")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail").value(containsString(after)));
        }
    }

    @Test
    void aProblemSpeaksTheCallersLanguage() throws Exception {
        web.perform(request(HttpMethod.GET, URI.create(LF + "/customers/" + NO_ID))
                        .header("Accept-Language", "en")
                        .with(user("faults-lf-clerk").roles("CASE_WORKER"))
                        .with(RequestFaultsTests::addressed))
                .andExpect(jsonPath("$.title").value("Customer unknown"));
    }

    @Test
    void onlyASupplierTakesOrders() throws Exception {
        send(HttpMethod.POST, NB + "/orders", ORDER, "faults-nb-clerk", "CASE_WORKER")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/contracts.no-supplier"));
    }

    @Test
    void anOrderThatIsSentAgainByTheSameKeyIsPlacedOnce() throws Exception {
        var first = order("shop-1", ORDER).andExpect(status().isCreated());
        var again = order("shop-1", ORDER).andExpect(status().isCreated());
        var other = order("shop-2", ORDER).andExpect(status().isCreated());

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(id(other)).isNotEqualTo(id(first));
        order("shop-1", ORDER.replace("Erika", "Max"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/contracts.order-key-used"));
        order("x".repeat(101), ORDER)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("100")));
    }

    private String id(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString())
                .path("id")
                .asText();
    }

    private ResultActions order(String key, String body) throws Exception {
        return web.perform(request(HttpMethod.POST, URI.create(LF + "/orders"))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(user("faults-lf-clerk").roles("CASE_WORKER"))
                .with(csrf())
                .with(RequestFaultsTests::addressed));
    }

    private ResultActions send(HttpMethod method, String address, @Nullable String body, String user, String role)
            throws Exception {
        var made = request(method, URI.create(address))
                .with(user(user).roles(role))
                .with(csrf())
                .with(RequestFaultsTests::addressed)
                .contentType(MediaType.APPLICATION_JSON);
        return web.perform(body == null ? made : made.content(body));
    }

    /** As a server does it; the guard of tenants reads it. */
    private static org.springframework.mock.web.MockHttpServletRequest addressed(
            org.springframework.mock.web.MockHttpServletRequest made) {
        made.setServletPath(made.getRequestURI());
        made.setPathInfo(null);
        return made;
    }
}
