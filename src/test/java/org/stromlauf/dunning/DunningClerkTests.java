package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.stromlauf.dunning.CaseStep.Kind.FELL_BELOW;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;
import static org.stromlauf.dunning.DunnedHousehold.INSTALMENT;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.archive.ArchiveCheck;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** A clerk looks at cases and letters by REST, holds, disputes, agrees; another tenant's clerk sees none of it. */
@StromlaufTest
class DunningClerkTests {

    private static final String CLERK = "dunning-clerk";
    private static final String STRANGER = "dunning-stranger";

    private static @Nullable ConnectionMarket shared;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Work work;

    private DunnedHousehold household;
    private String cases;

    @BeforeEach
    void aHouseholdIsThreatened() {
        if (shared == null) {
            shared = new ConnectionMarket(context, "clerk", 41);
            addUser(CLERK, shared.supplier.id());
            addUser(STRANGER, shared.grid.id());
        }
        household = new DunnedHousehold(context, shared);
        cases = "/api/tenants/clerk-lf/dunning/cases/";
        settings.set(shared.supplier.id(), DunningSettings.REMINDER_FEE, Money.of("2.50"));
        var first = household.today().minusDays(40);
        household.owes("1", INSTALMENT, first);
        household.owes("2", INSTALMENT, first.plusDays(30));
        household.runUntil(household.today().plusDays(4), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);
    }

    private void addUser(String name, TenantId tenant) {
        users.add(
                new User(UserName.of(name), name, Set.of(UserRole.BILLING_CLERK), Set.of(tenant)),
                "a-password-for-tests");
    }

    @Test
    void showsTheCaseAndItsLetters() throws Exception {
        var id = household.file().id();
        web.perform(as(CLERK, get(cases + id)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.summary.contract").value(household.contract.number()))
                .andExpect(jsonPath("$.summary.lastStep").value("THREAT"))
                .andExpect(jsonPath("$.owed.counted").value(240.0))
                .andExpect(jsonPath("$.steps.length()").value(2))
                .andExpect(jsonPath("$.notices[0].fee").value(2.5))
                .andExpect(jsonPath("$.notices[1].level").value("THREAT"));
        web.perform(as(CLERK, get("/api/tenants/clerk-lf/dunning/cases?size=1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1));
        var pdf = web.perform(as(CLERK, get(cases + id + "/notices/2")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(text(pdf)).contains("Androhung");
        web.perform(as(CLERK, get(cases + id + "/notices/9"))).andExpect(status().isNotFound());
        web.perform(as(CLERK, get(cases + "00000000-0000-0000-0000-000000000001"))
                        .header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("Dunning case unknown"));
    }

    @Test
    void anotherTenantSeesNothing() throws Exception {
        var id = household.file().id();
        web.perform(as(STRANGER, get(cases + id))).andExpect(status().isForbidden());
        web.perform(as(STRANGER, get("/api/tenants/clerk-nb/dunning/cases/" + id)))
                .andExpect(status().isNotFound());
        web.perform(as(STRANGER, get("/api/tenants/clerk-nb/dunning/cases?open=false")))
                .andExpect(jsonPath("$.items").isEmpty());
        web.perform(as(STRANGER, post(cases + id + "/holds").content("{\"reason\":\"HARDSHIP\"}")))
                .andExpect(status().isForbidden());
        assertThat(household.file().waiting().what()).startsWith("WAIT");
    }

    @Test
    void aDisputedClaimCountsNoMoreUntilTheDisputeIsOver() throws Exception {
        var id = household.file().id();
        web.perform(as(CLERK, post(cases + id + "/holds").content("{\"item\":\"other\",\"reason\":\"DISPUTE\"}")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'other'")));
        var item = household.contract.number() + "-1";
        var answer = web.perform(as(
                        CLERK,
                        post(cases + id + "/holds")
                                .content("{\"item\":\"" + item
                                        + "\",\"reason\":\"DISPUTE\",\"note\":\"nie erhalten\"}")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        work.runDue();

        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW);
        web.perform(as(CLERK, get(cases + id)))
                .andExpect(jsonPath("$.owed.counted").value(120.0))
                .andExpect(jsonPath("$.holds[0].reason").value("DISPUTE"));

        String hold = JsonPath.read(answer, "$.id");
        release(hold, 200);
        release(hold, 404);
        work.runDue();
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW, THREAT);
    }

    @Test
    void whatIsHeldRestsUntilItsLastDayIsOver() throws Exception {
        var until = household.today().plusDays(2);
        web.perform(as(
                        CLERK,
                        post(cases + household.file().id() + "/holds")
                                .content("{\"reason\":\"DEFERRAL\",\"until\":\"" + until + "\"}")))
                .andExpect(status().isOk());
        work.runDue();
        assertThat(household.file().waiting().what()).isEqualTo("REST ON_HOLD");

        household.runUntil(until, 9);
        assertThat(household.file().waiting().what()).isEqualTo("REST ON_HOLD");
        household.runUntil(until.plusDays(1), 9);
        assertThat(household.file().waiting().what()).isEqualTo("WAIT ANNOUNCEMENT");
    }

    @Test
    void anAgreementThatIsKeptLetsDunningRestAndOneThatIsBrokenDoesNot() throws Exception {
        var id = household.file().id();
        var first = household.today().plusDays(3);
        web.perform(as(CLERK, post(cases + id + "/agreements").content(agreement(5, first))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("6 to 18")));
        web.perform(as(CLERK, post(cases + id + "/agreements").content(agreement(6, first))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rates.length()").value(6))
                .andExpect(jsonPath("$.rates[0].amount").value(40.0));
        work.runDue();
        assertThat(household.file().waiting().what()).isEqualTo("REST NOTHING_COUNTS");

        household.runUntil(first, 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW);
        household.runUntil(first.plusDays(1), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, FELL_BELOW, THREAT);
    }

    @Test
    void aClosedCaseIsNotHeld() throws Exception {
        household.pays("242.50");
        web.perform(as(CLERK, post(cases + household.file().id() + "/holds").content("{\"reason\":\"HARDSHIP\"}")))
                .andExpect(status().isConflict());
    }

    @Test
    void aReminderCostsWhatTheSupplierSet() {
        assertThat(context.getBean(Receivables.class).open(household.contract.tenant(), household.contract.number()))
                .filteredOn(i -> i.kind() == ItemKind.DUNNING_FEE)
                .singleElement()
                .satisfies(i -> assertThat(i.amount()).isEqualTo(Money.of("2.50")));
    }

    @Test
    void lettersStateReasonAmountCostsAndWaysOut() throws Exception {
        var file = household.file();
        var by = DunningPeriods.latestAnnouncement(DunningPeriods.earliestAfterThreat(household.day(THREAT)));
        household.runUntil(by, 9);
        var letters = notices.of(file.tenant(), file.id());
        assertThat(letters).hasSize(3);

        assertThat(text(letters.get(0)))
                .contains("Mahnung", "Erika Muster", "Mahnkosten dieses Schreibens", "242,50 €")
                .doesNotContain("Unterbrechung");
        assertThat(text(letters.get(1)))
                .contains("Androhung der Unterbrechung", "§ 41f EnWG", "Grenze für Sie", "48,20 €", "57,10 €")
                .contains("Abwendungsvereinbarung", "Leib oder Leben", "Jobcenter");
        assertThat(text(letters.get(2)))
                .contains("Ankündigung der Unterbrechung", "in 6 Monatsraten zu je 40,00 €", "zinsfrei");
        assertThat(jdbc.sql("select file_name from transport.outbox where tenant_id = :tenant and kind = 'DOCUMENT'")
                        .param("tenant", file.tenant().value())
                        .query(String.class)
                        .list())
                .contains(
                        letters.get(0).fileName(),
                        letters.get(1).fileName(),
                        letters.get(2).fileName());
        assertThat(context.getBean(ArchiveCheck.class).verify(file.tenant()).isIntact())
                .isTrue();
    }

    private void release(String hold, int answer) throws Exception {
        web.perform(as(CLERK, post("/api/tenants/clerk-lf/dunning/holds/" + hold + "/release")))
                .andExpect(status().is(answer));
    }

    private static String agreement(int months, LocalDate first) {
        return "{\"months\":" + months + ",\"firstDueOn\":\"" + first + "\"}";
    }

    private String text(Notice notice) throws IOException {
        return text(notices.pdf(household.contract.tenant(), notice));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static MockHttpServletRequestBuilder as(String clerk, MockHttpServletRequestBuilder request) {
        return request.with(user(clerk).roles("BILLING_CLERK"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .with(made -> {
                    // As a server does it, the guard of tenants reads it.
                    made.setServletPath(made.getRequestURI());
                    made.setPathInfo(null);
                    return made;
                });
    }
}
