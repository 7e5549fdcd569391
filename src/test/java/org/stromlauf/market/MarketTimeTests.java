package org.stromlauf.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** {@code market advance} and {@code market reset}. */
@StromlaufTest
class MarketTimeTests {

    private static final Scenario SCENARIO = Scenario.named("switch-seeds");
    private static final int CUSTOMERS = 2;
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @Autowired
    private MarketTime time;

    @Autowired
    private MarketPlay play;

    @Autowired
    private MarketReports reports;

    @Autowired
    private CleanSlate slate;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @BeforeEach
    @AfterEach
    void wipe() {
        slate.wipe();
    }

    @Test
    void beginsTheScenarioAnewAndThenTheSameHappensToTheByte() {
        play.begin(SCENARIO, CUSTOMERS);
        time.advance(TWO_DAYS);
        var first = sent();
        assertThat(first).isNotEmpty();

        assertThat(time.reset()).isEqualTo(SCENARIO.start());

        // It runs on from there by itself.
        assertThat(clock.instant()).isBetween(SCENARIO.start(), SCENARIO.start().plusSeconds(120));
        assertThat(sent()).isEmpty();
        clock.resetTo(SCENARIO.start());
        time.advance(TWO_DAYS);
        assertThat(sent()).isEqualTo(first);
    }

    @Test
    void forgetsWhatTheParticipantsStoredAndKeepsUsersAndModels() {
        long models = count("act_re_procdef");
        play.begin(SCENARIO, CUSTOMERS);
        time.advance(TWO_DAYS);
        users.add(
                new User(
                        UserName.of("reset-clerk"), "Clerk", Set.of(UserRole.CASE_WORKER), Set.of(TenantId.of("netz"))),
                "a-password-for-tests");

        slate.wipe();

        assertThat(tenants.all()).isEmpty();
        assertThat(List.of("act_ru_job", "act_ru_execution", "act_ru_task", "act_hi_procinst"))
                .allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        assertThat(List.of("marketcomm.interchange", "contracts.contract", "receivables.posting", "archive.entry"))
                .allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        assertThat(count("act_re_procdef")).isEqualTo(models);
        assertThat(users.find(UserName.of("reset-clerk"))).isPresent();
    }

    @Test
    void saysThatThereIsNoScenarioToBeginAnew() throws Exception {
        web.perform(post("/api/market/reset")
                        .with(user("operator").roles("OPERATOR"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/market.reset"));
    }

    @Test
    void isMovedByOperatorsOnly() throws Exception {
        web.perform(post("/api/market/reset")
                        .with(user("clerk").roles("CASE_WORKER"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void doesNotGoBackNorFurtherThanAYear() {
        for (var by : List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(367))) {
            assertThatThrownBy(() -> time.advance(by)).hasMessageContaining("Time moves forward");
        }
    }

    private List<String> sent() {
        return reports.sent(SCENARIO).stream()
                .map(message -> message.row() + " "
                        + new String(reports.content(message), java.nio.charset.StandardCharsets.ISO_8859_1))
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
