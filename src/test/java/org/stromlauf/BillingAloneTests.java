package org.stromlauf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/**
 * The Billing Factory by itself: contracts, usage and prices of others in, positions out. It comes last: with its end the engine's
 * web apps forget, in static fields, the engine of the application that the other tests share.
 */
@Order(Integer.MAX_VALUE)
class BillingAloneTests {

    private static final TenantId TENANT = TenantId.of("factory");
    private static final String PASSWORD = "a-password-for-tests";
    private static final String ORDER =
            """
            {"contract": "V-1", "from": "2026-01-01", "to": "2027-01-01",
             "sheet": {"product": "p", "name": "P", "components": [
               {"key": "energy", "label": "Arbeitspreis", "kind": "ENERGY", "prices": [{"from": "2026-01-01", "price": 30}]}]},
             "usage": [{"from": "2026-01-01", "to": "2027-01-01", "kwh": KWH, "source": "Ablesung"}]}
            """;

    @TempDir
    private Path folder;

    /** 1,000 kWh × 30 ct = 300.00 × 1.19 = 357.00; corrected to 1,200 kWh: 360.00 × 1.19 = 428.40. */
    @Test
    void billsForeignContractsWithoutTheMarket() throws Exception {
        try (var application = start("--stromlauf.modules=billing")) {
            assertThat(stromlaufBeans(application))
                    .noneMatch(
                            n -> n.matches(
                                    "org\\.stromlauf\\.(retail|supply|metering|marketcomm|contracts|invoicing|receivables|transport)\\..*"));
            assertThat(application
                            .getBean(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .count())
                    .isZero();
            UnitOfWork.run("host", () -> hostAClerk(application));

            var batch = "{\"orders\": [{\"key\": \"B1\", \"order\": " + ORDER.replace("KWH", "1000") + "}]}";
            var first = post(application, "/orders", batch, 200);
            assertThat(first.at("/0/bill/gross").decimalValue()).isEqualByComparingTo("357.00");
            assertThat(post(application, "/orders", batch, 200).at("/0/bill/plan"))
                    .isEqualTo(first.at("/0/bill/plan"));
            post(application, "/orders", batch.replace("1000", "1001"), 409);

            var correction = "{\"key\": \"B1\", \"newKey\": \"B1.2\", \"order\": " + ORDER.replace("KWH", "1200") + "}";
            var corrected = post(application, "/corrections", correction, 200);
            assertThat(corrected.at("/bill/gross").decimalValue()).isEqualByComparingTo("428.40");
            assertThat(corrected.at("/cancellation/gross").decimalValue()).isEqualByComparingTo("-357.00");
            assertThat(corrected.at("/comparison/sentence").asText())
                    .startsWith("Die Rechnung ändert sich von 357,00 € auf 428,40 € brutto (+71,40 €)");
            assertThat(post(application, "/previews", ORDER.replace("KWH", "1200"), 200)
                            .at("/bill/lines"))
                    .isEqualTo(corrected.at("/bill/lines"));
        }
    }

    @Test
    void refusesToStartAModuleThatCannotBeAlone() {
        assertThatThrownBy(() -> start("--stromlauf.modules=supply").close())
                .hasMessageContaining("The module 'supply' cannot be started by itself; [billing] can");
    }

    private ConfigurableApplicationContext start(String... more) {
        var arguments = new java.util.ArrayList<>(Arrays.asList(more));
        arguments.add("--spring.profiles.active=box");
        arguments.add("--stromlauf.data=" + folder.resolve("data"));
        arguments.add("--server.port=0");
        return new SpringApplicationBuilder(StromlaufApplication.class).run(arguments.toArray(String[]::new));
    }

    private static Set<String> stromlaufBeans(ConfigurableApplicationContext application) {
        return Arrays.stream(application.getBeanDefinitionNames())
                .map(application::getType)
                .filter(java.util.Objects::nonNull)
                .map(Class::getName)
                .filter(n -> n.startsWith("org.stromlauf."))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static void hostAClerk(ConfigurableApplicationContext application) {
        application
                .getBean(Tenants.class)
                .add(new Tenant(
                        TENANT, "F", MarketPartnerId.of("9900000085001"), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        application
                .getBean(Users.class)
                .add(new User(UserName.of("clerk"), "C", Set.of(UserRole.BILLING_CLERK), Set.of(TENANT)), PASSWORD);
    }

    private static JsonNode post(ConfigurableApplicationContext application, String path, String body, int status)
            throws IOException, InterruptedException {
        var port = application.getEnvironment().getProperty("local.server.port");
        var login = Base64.getEncoder().encodeToString(("clerk:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/tenants/factory/billing" + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
