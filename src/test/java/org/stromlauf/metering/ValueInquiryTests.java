package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
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
}
