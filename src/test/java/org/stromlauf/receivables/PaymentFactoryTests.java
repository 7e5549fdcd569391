package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.market.SimulatedBank;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;

/** The factory as Spring puts it together, with outbox and archive. */
@StromlaufTest
class PaymentFactoryTests {

    private static final TenantId TENANT = TenantId.of("payments");
    private static final String API = "/api/tenants/payments";

    @Autowired
    private Receivables receivables;

    @Autowired
    private Collections collections;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Creditors creditors;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void sendsAFileToTheBankAndBooksItsAnswer() throws Exception {
        tenants.add(new Tenant(
                TENANT, "P", MarketPartnerId.of("9900000099992"), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        creditors.set(TENANT, new Creditor("Stadtwerk", "DE98ZZZ09999999999", Bank.IBAN));
        var today = MarketCalendar.day(clock.instant());
        var due = MarketCalendar.workingDayAfter(today, 15);
        receivables.demand(TENANT, demand(today, due));

        var run = ((Filed) collections.collect(TENANT, "run", due, this::mandate)).run();
        var answer = SimulatedBank.collect(
                collections.file(TENANT, run), new SimulatedBank.Day("S1", due, Money.ZERO, Map.of()));
        takeByRest(answer.content());

        assertThat(ledger.balance(TENANT, Account.BANK)).isEqualTo(answer.closing());
        assertThat(receivables.get(TENANT, "a").isSettled()).isTrue();
        assertThat(jdbc.sql(
                                "select file_name from transport.outbox where tenant_id = 'payments' and kind = 'BANK_FILE'")
                        .query(String.class)
                        .list())
                .containsExactly(run.fileName());
    }

    /** As a clerk does it: uploads the statement twice, a broken one once, and looks at the debtor. */
    private void takeByRest(byte[] statement) throws Exception {
        users.add(
                new User(UserName.of("payments-clerk"), "Clerk", Set.of(UserRole.BILLING_CLERK), Set.of(TENANT)),
                "a-password-for-tests");
        web.perform(as("payments-clerk", post(API + "/bank-statements").content(statement)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paid").value(1));
        web.perform(as("payments-clerk", post(API + "/bank-statements").content(statement)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paid").value(0));
        web.perform(as("payments-clerk", post(API + "/bank-statements").content("<Document/>")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("camt.053.001.08")));
        web.perform(as("payments-clerk", get(API + "/debtors/c-1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.balance").value(0.0))
                .andExpect(jsonPath("$.openItems").isEmpty());
        web.perform(as("payments-clerk", get(API + "/debtors/c-1/lines?size=1")))
                .andExpect(jsonPath("$.items[0].amount").value(87.0))
                .andExpect(jsonPath("$.next").isNotEmpty());
        web.perform(as("payments-clerk", get(API + "/collections/run/file")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("pain.008.001.08")));
        web.perform(as("payments-clerk", get(API + "/collections/none/file"))).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder as(String clerk, MockHttpServletRequestBuilder request) {
        return request.with(user(clerk).roles("BILLING_CLERK"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_XML)
                .with(made -> {
                    // As a server does it, the guard of tenants reads it.
                    made.setServletPath(made.getRequestURI());
                    made.setPathInfo(null);
                    return made;
                });
    }

    private static Demand demand(LocalDate today, LocalDate due) {
        return new Demand(
                "a",
                "c-1",
                ItemKind.INSTALMENT,
                "V-1",
                today,
                due,
                "Abschlag",
                List.of(LedgerEntry.credit(Account.PREPAYMENT, Money.of("87.00"))));
    }

    private Optional<Mandate> mandate(String debtor) {
        return Optional.of(new Mandate(
                "M-" + debtor, "DE75512108001245126199", "Erika Muster", MarketCalendar.day(clock.instant())));
    }
}
