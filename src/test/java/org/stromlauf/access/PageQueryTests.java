package org.stromlauf.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;

@StromlaufTest
class PageQueryTests {

    private static final List<String> ROWS = List.of("a", "b", "c", "d", "e");
    private static final String LIST = "/api/tenants/paging/customers";

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Test
    void readsPageAfterPageUntilNothingFollows() {
        var first = read(new PageQuery("", new PageSize(2)));
        var second = read(new PageQuery(first.next(), new PageSize(2)));
        var last = read(new PageQuery(second.next(), new PageSize(2)));

        assertThat(Stream.of(first, second, last).flatMap(p -> p.items().stream()))
                .containsExactlyElementsOf(ROWS);
        assertThat(first.next()).isEqualTo("b");
        assertThat(last.next()).isNull();
    }

    @Test
    void knowsThatAFullPageWasTheLast() {
        assertThat(read(new PageQuery("c", new PageSize(2)))).isEqualTo(new Page<>(List.of("d", "e"), null));
    }

    @Test
    void beginsAtTheFirstOfFiftyWhenARequestSaysNothing() {
        assertThat(new PageQuery(null, null)).isEqualTo(new PageQuery("", new PageSize(Page.STANDARD_SIZE)));
    }

    @Test
    void standsInTheAddressOfAListAndRefusesASizeThatIsNone() throws Exception {
        tenants.add(new Tenant(
                TenantId.of("paging"),
                "Paging GmbH",
                MarketPartnerId.of("9900000000815"),
                Role.GRID_OPERATOR,
                Commodity.ELECTRICITY,
                true));
        users.add(
                new User(
                        UserName.of("paging-clerk"),
                        "Clerk",
                        Set.of(UserRole.CASE_WORKER),
                        Set.of(TenantId.of("paging"))),
                "a-password-for-tests");
        web.perform(asClerk(LIST + "?size=500&after=K-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        for (var size : List.of("0", "501", "many")) {
            web.perform(asClerk(LIST + "?size=" + size))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].field").value("size"))
                    .andExpect(jsonPath("$.errors[0].message").value(containsString("page")));
        }
        web.perform(asClerk("/v3/api-docs"))
                .andExpect(jsonPath("$.paths['/api/tenants/{tenant}/customers'].get.parameters[*].name")
                        .value(containsInAnyOrder("tenant", "after", "size")));
    }

    private static MockHttpServletRequestBuilder asClerk(String address) {
        return get(address).with(user("paging-clerk").roles("CASE_WORKER")).with(made -> {
            // As a server does it, the guard of tenants reads it.
            made.setServletPath(made.getRequestURI());
            made.setPathInfo(null);
            return made;
        });
    }

    private static Page<String> read(PageQuery query) {
        return query.read(
                (after, limit) -> ROWS.stream()
                        .filter(row -> row.compareTo(after) > 0)
                        .limit(limit)
                        .toList(),
                row -> row);
    }
}
