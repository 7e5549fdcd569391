package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A reading outside the usual occasions is ordered (17004): told when it is there, refused where it is none of the asker's (19007). */
@StromlaufTest
class ReadingOrderTests {

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private HinderedSource source;

    @Autowired
    private MarketMessages messages;

    @Autowired
    private DailyDeliveries daily;

    @Autowired
    private DeliveryWatch watch;

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

    private LocalDate today = LocalDate.MIN;
    private LocalDate since = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void measure() {
        market.open();
        today = MarketCalendar.day(clock.instant());
        since = today.minusDays(50);
        location = market.supply(since, "Z52");
        market.measure(location, since, MeteringKind.INTELLIGENT);
    }

    @AfterEach
    void endWhatIsSupplied() {
        source.reach(location);
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    @Test
    void aReadingThatIsThereIsToldAtOnceAndOrderedAgainToldAnew() throws Exception {
        var rejected = rejected("13006");
        order(today.minusDays(20)).andExpect(status().isAccepted());
        expect("ANSWERED");
        assertThat(told(today.minusDays(20))).isEqualTo(1);

        order(today.minusDays(20)).andExpect(status().isAccepted());
        expect("ANSWERED");
        assertThat(told(today.minusDays(20))).isEqualTo(2);
        assertThat(rejected("13006")).isEqualTo(rejected);
        assertThat(market.sent(ComplaintMarket.SUPPLIER, "17004")).doesNotContain("REJECTED");
    }

    private long rejected(String pid) {
        return market.sent(ComplaintMarket.METERING, pid).stream()
                .filter("REJECTED"::equals)
                .count();
    }

    /** Ninety days later it is put right: it is withdrawn and told anew. */
    @Test
    void aReadingThatIsPutRightLongAfterItWasToldIsToldAnew() throws Exception {
        var early = market.supply(today.minusDays(100), "Z52");
        market.measure(early, today.minusDays(100), MeteringKind.INTELLIGENT);
        location = early;
        var day = today.minusDays(90);
        order(day).andExpect(status().isAccepted());
        assertThat(told(day)).isEqualTo(1);
        var withdrawn = market.sent(ComplaintMarket.METERING, "13006").size();

        source.revise(location, day);
        work.runFor(Duration.ofDays(1));
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today.plusDays(1)));
        source.reach(location);
        work.runDue();

        assertThat(told(day)).isGreaterThan(1);
        assertThat(market.sent(ComplaintMarket.METERING, "13006")).hasSizeGreaterThan(withdrawn);
    }

    @Test
    void aReadingOfADayToComeIsToldOnThatDay() throws Exception {
        var day = today.plusDays(3);
        order(day).andExpect(status().isAccepted());
        expect("OPEN");

        work.runFor(Duration.ofDays(3));
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), day));
        work.runDue();

        expect("ANSWERED");
        assertThat(told(day)).isEqualTo(1);
    }

    @Test
    void aReadingThatIsNotThereIsOwedLikeAnyOther() throws Exception {
        source.lose(location);
        var day = today.minusDays(20);
        order(day).andExpect(status().isAccepted());
        expect("OPEN");
        assertThat(told(day)).isZero();

        transaction.executeWithoutResult(t -> watch.run(ComplaintMarket.METERING.id(), today));
        work.runDue();
        assertThat(jdbc.sql("select count(*) from metering.hindered_delivery where market_location = ? and day = ?")
                        .params(location.value(), day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotSupplyTheLocationOnThatDayIsRefused() throws Exception {
        order(since.minusDays(5)).andExpect(status().isAccepted());

        supplier()
                .get("/meter-values/" + ComplaintMarket.meter(location) + "/reading-orders")
                .andExpect(jsonPath("$[0].state").value("REFUSED"))
                .andExpect(jsonPath("$[0].refusal").value("Z19"));
        assertThat(market.sent(ComplaintMarket.METERING, "19007")).doesNotContain("REJECTED");
    }

    /** Its last reading is of the day on which another supplies. */
    @Test
    void theDayOfTheEndBelongsToWhoSuppliedUntilIt() throws Exception {
        order(since).andExpect(status().isAccepted());

        expect("ANSWERED");
    }

    @Test
    void theGridOperatorGetsItToo() {
        assertThat(ordered(ComplaintMarket.GRID, ComplaintMarket.meter(location).value(), "Z49"))
                .isEqualTo("HANDLED");
        assertThat(told(today.minusDays(20))).isEqualTo(1);
    }

    /** Z46: of a market location; a case worker decides what is told. */
    @Test
    void whatIsOrderedOfAMarketLocationIsLeftToAPerson() {
        assertThat(ordered(ComplaintMarket.SUPPLIER, location.value(), "Z46")).isEqualTo("CLEARING");
    }

    /** As ORDERS AHB 17004 and ORDRSP AHB 19007 have them. */
    @Test
    void orderAndRefusalAreWrittenAsTheHandbooksHaveThem() throws Exception {
        order(since.minusDays(5)).andExpect(status().isAccepted());

        var midnight = DateTimeFormatter.ofPattern("yyyyMMddHHmm")
                .format(MarketCalendar.startOfDay(since.minusDays(5)).atOffset(ZoneOffset.UTC));
        assertThat(left(ComplaintMarket.SUPPLIER, "RFF+Z13:17004'"))
                .contains("BGM+7+", "IMD++Z13'", "LOC+172+" + ComplaintMarket.meter(location) + "'")
                .containsSubsequence("LIN+1'", "IMD++Z49'", "DTM+7:" + midnight + "?+00:303'", "UNS+S'");
        assertThat(left(ComplaintMarket.METERING, "RFF+Z13:19007'")).contains("RFF+ON:", "AJT+Z19+S_0075'");
    }

    /** The last interchange that a tenant sent with some text. */
    private String left(Tenant sender, String text) {
        return jdbc.sql(
                        """
                        select convert_from(content, 'LATIN1') from transport.outbox
                         where tenant_id = ? and kind = 'INTERCHANGE' and convert_from(content, 'LATIN1') like '%' || ? || '%'
                           and convert_from(content, 'LATIN1') not like '%UNH%UNH%'
                         order by next_attempt_at desc, file_name desc limit 1""")
                .params(sender.id().value(), text)
                .query(String.class)
                .single();
    }

    @Test
    void aDayThatNobodyKeepsIsNotOrdered() throws Exception {
        order(today.minusYears(11))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("'day'")));
        order(today.plusYears(4)).andExpect(status().isBadRequest());
    }

    @Test
    void wrongOrdersAreNamed() throws Exception {
        var partner = ComplaintMarket.METERING.marketPartnerId();
        supplier()
                .post("/meter-values/" + location + "/reading-orders", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("'location'")));
        supplier()
                .post(path(), "{\"day\": \"2026-11-01\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("'meteringOperator'")));
        supplier()
                .post(path(), "{\"meteringOperator\": \"" + partner + "\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("'day'")));
        Api.of(mvc, users, ComplaintMarket.METERING.id(), UserRole.CASE_WORKER)
                .post(path(), "{\"meteringOperator\": \"" + partner + "\", \"day\": \"2026-11-01\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("17004")));
    }

    private Api supplier() {
        return Api.of(mvc, users, ComplaintMarket.SUPPLIER.id(), UserRole.CASE_WORKER);
    }

    private String path() {
        return "/meter-values/" + ComplaintMarket.meter(location) + "/reading-orders";
    }

    private ResultActions order(LocalDate day) throws Exception {
        var body = "{\"meteringOperator\":\"%s\",\"day\":\"%s\"}"
                .formatted(ComplaintMarket.METERING.marketPartnerId(), day);
        var result = supplier().post(path(), body);
        work.runDue();
        return result;
    }

    private void expect(String state) throws Exception {
        supplier().get(path()).andExpect(jsonPath("$[0].state").value(state));
    }

    /** @return what became of it at the metering operator */
    private String ordered(Tenant sender, String point, String occasion) {
        var fields = Fields.builder()
                .put("documentCode", "7")
                .put("marketLocation", point)
                .add(
                        "positions",
                        Fields.builder()
                                .put("readingOccasion", occasion)
                                .put("usedAt", MarketCalendar.startOfDay(today.minusDays(20)))
                                .build())
                .build();
        transaction.executeWithoutResult(t -> {
            var unused = messages.send(new MarketMessages.Outgoing(
                    sender.id(), ComplaintMarket.METERING.marketPartnerId(), "17004", fields));
        });
        work.runDue();
        return last();
    }

    private String last() {
        List<String> states = jdbc.sql(
                        """
                        select state from marketcomm.transaction
                         where tenant_id = ? and direction = 'IN' and pid = '17004' order by journalled_at desc limit 1""")
                .param(ComplaintMarket.METERING.id().value())
                .query(String.class)
                .list();
        return states.get(0);
    }

    /** How often the reading of a day was told. */
    private int told(LocalDate day) {
        return jdbc.sql(
                        "select count(*) from metering.delivery where market_location = ? and day = ? and kind = 'READING'")
                .params(location.value(), day)
                .query(Integer.class)
                .single();
    }
}
