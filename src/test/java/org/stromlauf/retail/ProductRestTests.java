package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** A clerk changes a tariff without Java and without the server's disk. */
@StromlaufTest
class ProductRestTests {

    private static final TenantId OURS = TenantId.of("productrest");
    private static final String API = "/api/tenants/productrest/products";
    private static final String CLERK = "productrest-clerk";
    private static final String TARIFF =
            """
            product: oeko
            name: Öko
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2026-01-01, price: PRICE}]}
            """;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ProductPrices prices;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private MarketClock clock;

    @BeforeEach
    void hostASupplierWithAClerk() {
        if (tenants.find(OURS).isPresent()) return;
        tenants.add(
                new Tenant(OURS, "P", MarketPartnerId.of("9900000083009"), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        users.add(
                new User(UserName.of(CLERK), "Clerk", Set.of(UserRole.BILLING_CLERK), Set.of(OURS)),
                "a-password-for-tests");
    }

    /** 1,000 kWh × 30 ct = 300.00 × 1.19 = 357.00; × 31 ct: 368.90. */
    @Test
    void aVersionHoldsAtOnceAndEarlierOnesStay() throws Exception {
        write("oeko", "30", 0)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(1));
        assertThat(yearly()).isEqualTo(Money.of("357.00"));
        write("oeko", "31", 1)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.author").value(CLERK));

        assertThat(yearly()).isEqualTo(Money.of("368.90"));
        write("oeko", "31", 1)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        write("oeko", "32", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("Version 2")));
        perform(get(API + "/oeko/versions")).andExpect(jsonPath("$.length()").value(2));
        perform(get(API + "/oeko"))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.content").value(containsString("price: 31")));
        perform(get(API))
                .andExpect(
                        jsonPath("$[?(@.key == 'household-dynamic')].version").value(0));
    }

    @Test
    void aFaultyTextIsRefusedWithLineAndPlace() throws Exception {
        write("faulty", "30", 0)
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.detail").value(containsString("line 1, product: it is named after its product")));
        perform(post(API + "/check")
                        .contentType("application/yaml")
                        .content(TARIFF.replace(
                                "{from: 2026-01-01, price: PRICE}", "{from: 2026-01-01, formula: '1 +'}")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.faults[0].line").value(4))
                .andExpect(jsonPath("$.faults[0].place").value("components[0] energy"));
    }

    /** 3,500 kWh: 27.90 → 29.40 ct is 52.50 net more for each of two customers; what others publish is the same. */
    @Test
    void anotherSheetIsComparedOverTheCustomersOfAProduct() throws Exception {
        for (int i = 1; i <= 2; i++) supply("4801234" + "%03d".formatted(i));
        var text = Files.readString(Path.of("products/household-all-inclusive.yaml"))
                .replace("27.90", "29.40");
        var body = Map.of("content", text, "day", "2026-11-01");

        perform(post(API + "/household-all-inclusive/what-if")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(new ObjectMapper().writeValueAsString(body)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.contracts").value(2))
                .andExpect(jsonPath("$.losers").value(2))
                .andExpect(jsonPath("$.before").value(2192.76))
                .andExpect(jsonPath("$.after").value(2297.76))
                .andExpect(jsonPath("$.notRatable").value(0));
    }

    private void supply(String location) {
        var terms = new ContractTerms(
                "household-all-inclusive",
                NoticePeriod.weeks(2),
                null,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                Energy.ofKwh("3500"),
                ContractTerms.MeteringKind.REGISTER,
                ContractTerms.BillingInterval.YEARLY);
        var start = LocalDate.of(2026, 1, 1);
        var at = MarketLocationId.withCheckDigit(location);
        var wanted = ContractFixtures.order(OrderKind.MOVE_IN, at, start, terms);
        var order = new Order(
                wanted.customer(), wanted.kind(), at, MarketPartnerId.of("9521000000032"), null, start, terms);
        var unused = intake.takeOver(OURS, order, MarketCalendar.day(clock.instant()));
    }

    private Money yearly() {
        return prices.yearlyGross(OURS, "oeko", Energy.ofKwh("1000"), LocalDate.of(2026, 5, 1));
    }

    private ResultActions write(String key, String price, int basis) throws Exception {
        var body = Map.of("content", TARIFF.replace("PRICE", price), "basis", basis);
        return perform(put(API + "/" + key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(new ObjectMapper().writeValueAsString(body)));
    }

    private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(CLERK).roles("BILLING_CLERK"))
                .with(csrf())
                .header("Accept-Language", "de")
                .with(made -> {
                    // As a server does it, the guard of tenants reads it.
                    made.setServletPath(made.getRequestURI());
                    made.setPathInfo(null);
                    return made;
                }));
    }
}
