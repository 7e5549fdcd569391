package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A supplier asks for values of the past (17102): refused where he has to complain (E_0442, A01), else decided by a person. */
@StromlaufTest
class ValueInquiryTests {

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private MarketMessages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Users users;

    private LocalDate since = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void measure() {
        market.open();
        since = MarketCalendar.day(clock.instant()).minusDays(60);
        location = market.supply(since, "Z52");
        market.measure(location, since, MeteringKind.INTELLIGENT);
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    /** @return what became of it at the metering operator */
    private String ask(LocalDate from, LocalDate to) {
        var fields = Fields.builder()
                .put("documentCode", "Z48")
                .put("marketLocation", location.value())
                .add(
                        "positions",
                        Fields.builder()
                                .put("from", MarketCalendar.startOfDay(from))
                                .put("to", MarketCalendar.startOfDay(to))
                                .build())
                .build();
        transaction.executeWithoutResult(t -> {
            var unused = messages.send(new MarketMessages.Outgoing(
                    ComplaintMarket.SUPPLIER.id(), ComplaintMarket.METERING.marketPartnerId(), "17102", fields));
        });
        var before = received();
        work.runDue();
        var after = new java.util.ArrayList<>(received());
        before.forEach(after::remove);
        assertThat(after).hasSize(1);
        return after.get(0);
    }

    private List<String> received() {
        return jdbc.sql(
                        """
                        select state from marketcomm.transaction
                         where tenant_id = ? and direction = 'IN' and pid = '17102'""")
                .param(ComplaintMarket.METERING.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void whoSuppliedTheLocationIsToldToComplain() {
        var refused = market.sent(ComplaintMarket.METERING, "19102").size();

        assertThat(ask(since, since.plusDays(30))).isEqualTo("HANDLED");
        assertThat(market.sent(ComplaintMarket.METERING, "19102"))
                .hasSize(refused + 1)
                .doesNotContain("REJECTED");
    }

    @Test
    void whoDidNotSupplyItIsLeftToAPerson() {
        assertThat(ask(since.minusDays(30), since)).isEqualTo("CLEARING");
    }

    private Api supplier() {
        return Api.of(mvc, users, ComplaintMarket.SUPPLIER.id(), UserRole.CASE_WORKER);
    }

    private ResultActions inquire(String place, String values, LocalDate from, LocalDate to) throws Exception {
        var result = supplier()
                .post(
                        "/meter-values/" + place + "/inquiries",
                        """
                        {"values":"%s","meteringOperator":"%s","from":"%s","to":"%s"}"""
                                .formatted(values, ComplaintMarket.METERING.marketPartnerId(), from, to));
        work.runDue();
        return result;
    }

    @Test
    void refusalIsSeenByWhoAsked() throws Exception {
        inquire(location.value(), "PROFILE", since, since.plusDays(30))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("OPEN"));

        supplier()
                .get("/meter-values/" + location + "/inquiries")
                .andExpect(jsonPath("$[0].state").value("REFUSED"))
                .andExpect(jsonPath("$[0].refusal").value("A01"));
    }

    @Test
    void valuesThatComeAnswerTheQuestion() throws Exception {
        var meter = ComplaintMarket.meter(location);
        inquire(meter.value(), "READING", since.minusDays(40), since.minusDays(5))
                .andExpect(status().isAccepted());
        inquire(location.value(), "QUANTITY", since.minusDays(40), since.minusDays(5))
                .andExpect(status().isAccepted());
        assertThat(market.sent(ComplaintMarket.SUPPLIER, "17102")).doesNotContain("REJECTED");
        jdbc.sql(
                        """
                        insert into metering.reading (tenant_id, metering_location, device, obis, at, documented_at, sender,
                            reference, message, recorded_at, value, status)
                        values (?, ?, 'D1', '1-0:1.8.0', ?, ?, ?, 'R1', ?, ?, 1, 'TRUE_VALUE')""")
                .params(
                        ComplaintMarket.SUPPLIER.id().value(),
                        meter.value(),
                        Rows.utc(MarketCalendar.startOfDay(since.minusDays(20))),
                        Rows.utc(clock.instant()),
                        ComplaintMarket.METERING.marketPartnerId().value(),
                        UUID.randomUUID(),
                        Rows.utc(clock.instant().plusSeconds(1)))
                .update();

        supplier()
                .get("/meter-values/" + meter + "/inquiries")
                .andExpect(jsonPath("$[0].state").value("ANSWERED"));
        supplier()
                .get("/meter-values/" + location + "/inquiries")
                .andExpect(jsonPath("$[0].state").value("OPEN"));
    }

    private Api operator() {
        return Api.of(mvc, users, ComplaintMarket.METERING.id(), UserRole.CASE_WORKER);
    }

    private ResultActions answer(String place, String values, LocalDate from, LocalDate to) throws Exception {
        var result = operator()
                .post(
                        "/meter-values/" + place + "/inquiry-answers",
                        """
                        {"values":"%s","partner":"%s","from":"%s","to":"%s"}"""
                                .formatted(values, ComplaintMarket.SUPPLIER.marketPartnerId(), from, to));
        work.runDue();
        return result;
    }

    /** Values of the time before the own supply are taken because they were asked for. */
    @Test
    void aCaseWorkerTellsTheValuesOfTheTimeBefore() throws Exception {
        var meter = ComplaintMarket.meter(location);
        var from = since.minusDays(10);
        inquire(location.value(), "PROFILE", from, since).andExpect(status().isAccepted());
        inquire(meter.value(), "READING", since.minusDays(2), since.minusDays(1))
                .andExpect(status().isAccepted());
        var told = market.sent(ComplaintMarket.METERING, "13025").size();
        var rejected = rejected();

        clock.advanceTo(clock.instant().plusSeconds(60));
        answer(location.value(), "PROFILE", from, since).andExpect(status().isAccepted());
        answer(meter.value(), "READING", since.minusDays(2), since.minusDays(1)).andExpect(status().isAccepted());

        assertThat(market.sent(ComplaintMarket.METERING, "13025")).hasSize(told + 10);
        assertThat(rejected()).isEqualTo(rejected);
        for (var place : List.of(location.value(), meter.value())) {
            supplier()
                    .get("/meter-values/" + place + "/inquiries")
                    .andExpect(jsonPath("$[0].state").value("ANSWERED"));
        }
    }

    private long rejected() {
        return Stream.of("13025", "13017")
                .flatMap(pid -> market.sent(ComplaintMarket.METERING, pid).stream())
                .filter("REJECTED"::equals)
                .count();
    }

    @Test
    void aCaseWorkerRefusesWhatIsNotThere() throws Exception {
        inquire(location.value(), "QUANTITY", since.minusDays(40), since.minusDays(5))
                .andExpect(status().isAccepted());
        var sent = supplier()
                .get("/meter-values/" + location + "/inquiries")
                .andReturn()
                .getResponse()
                .getContentAsString();
        String document = JsonPath.read(sent, "$[0].document");
        operator()
                .post(
                        "/meter-values/" + location + "/inquiry-refusals",
                        """
                        {"values":"QUANTITY","partner":"%s","document":"%s","reason":"NOT_THERE"}"""
                                .formatted(ComplaintMarket.SUPPLIER.marketPartnerId(), document))
                .andExpect(status().isAccepted());
        work.runDue();

        supplier()
                .get("/meter-values/" + location + "/inquiries")
                .andExpect(jsonPath("$[0].refusal").value("A04"));
        operator()
                .post("/meter-values/" + location + "/inquiry-refusals", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("document")));
        answer(location.value(), "READING", since, since.plusDays(1)).andExpect(status().isBadRequest());
    }

    @Test
    void wrongQuestionsAreNamed() throws Exception {
        inquire(location.value(), "READING", since, since.plusDays(1))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("location")));
        inquire(location.value(), "PROFILE", since, since).andExpect(status().isBadRequest());
    }
}
