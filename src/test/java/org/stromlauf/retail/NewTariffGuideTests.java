package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** Every request of docs/how-to/new-tariff.md, sent as it stands and in its order, leads to the first bill that the page states. */
@StromlaufTest
class NewTariffGuideTests {

    private static final Path PAGE = Path.of("docs/how-to/new-tariff.md");
    private static final Pattern PRODUCT = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REQUEST =
            Pattern.compile("^ {4}(GET|POST|PUT) /api/tenants/lf(\\S+)\n(?: {4}([{@].*)\n)?", Pattern.MULTILINE);
    private static final Pattern AMOUNTS = Pattern.compile("come to ([\\d.]+) net, ([\\d.]+) gross");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Work work;

    @Test
    void theRequestsOfThePageLeadToTheFirstBill() throws Exception {
        var page = Files.readString(PAGE);
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = suppliers.supply(tenant, TestBills.Wanted.yearly("kiez-strom"));
        var year = DateRange.of(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 1));
        received.quantity(tenant, contract.location(), year, "3650");
        var product = first(PRODUCT, page).get(0);

        var answers = new LinkedHashMap<String, JsonNode>();
        for (var request : REQUEST.matcher(page).results().toList()) {
            var path = request.group(2).replace("{contract}", contract.id().toString());
            var body = request.group(3) == null
                    ? ""
                    : request.group(3).replace("{contract}", contract.id().toString());
            answers.put(request.group(1) + " " + request.group(2), send(tenant, request.group(1), path, body, product));
            work.runDue();
        }

        assertThat(answers).hasSize(7);
        assertThat(answers.get("POST /products/check").at("/faults")).isEmpty();
        var amounts = first(AMOUNTS, page);
        var preview = answers.get("POST /contracts/{contract}/bill-preview");
        assertThat(preview.at("/net").decimalValue()).isEqualByComparingTo(amounts.get(0));
        assertThat(preview.at("/gross").decimalValue()).isEqualByComparingTo(amounts.get(1));
        assertThat(answers.get("GET /billing/runs/kiez-strom-1/contracts")
                        .at("/items/0/state")
                        .textValue())
                .isEqualTo("BILLED");
        var bill = answers.get("GET /contracts/{contract}/bills").at("/0");
        assertThat(bill.at("/gross").decimalValue()).isEqualByComparingTo(amounts.get(1));
        assertThat(bill.at("/invoice").textValue()).startsWith("R");
    }

    private JsonNode send(TenantId tenant, String verb, String path, String body, String product) throws Exception {
        var api = Api.of(web, users, tenant, UserRole.BILLING_CLERK);
        if (body.equals("@product")) return check(tenant, path, product);
        var filled = body.replace("@product", JSON.writeValueAsString(product));
        var done =
                switch (verb) {
                    case "GET" -> api.get(path);
                    case "PUT" -> api.put(path, filled);
                    default -> api.post(path, filled);
                };
        var response = done.andReturn().getResponse();
        return read(response.getStatus(), response.getContentAsByteArray());
    }

    private JsonNode check(TenantId tenant, String path, String product) throws Exception {
        var response = web.perform(post("/api/tenants/" + tenant + path)
                        .content(product)
                        .contentType(MediaType.parseMediaType("application/yaml"))
                        .with(user(tenant + "-billing-clerk").roles(UserRole.BILLING_CLERK.name()))
                        .with(csrf())
                        .with(made -> {
                            made.setServletPath(made.getRequestURI());
                            made.setPathInfo(null);
                            return made;
                        }))
                .andReturn()
                .getResponse();
        return read(response.getStatus(), response.getContentAsByteArray());
    }

    private static JsonNode read(int status, byte[] content) throws Exception {
        assertThat(status).as(new String(content, StandardCharsets.UTF_8)).isBetween(200, 201);
        return JSON.readTree(content);
    }

    private static List<String> first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return java.util.stream.IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .toList();
    }
}
