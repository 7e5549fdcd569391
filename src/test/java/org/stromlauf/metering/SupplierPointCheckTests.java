package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.WrittenMscons.counter;
import static org.stromlauf.metering.WrittenMscons.location;
import static org.stromlauf.metering.WrittenMscons.message;
import static org.stromlauf.metering.WrittenMscons.period;
import static org.stromlauf.metering.WrittenMscons.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** A supplier takes values of locations that he supplies on the day, of their meters and from their metering operator. */
@StromlaufTest
class SupplierPointCheckTests {

    private static final MarketPartnerId STRANGER = MarketPartnerId.of("9900000007299");

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private SupplierPointCheck check;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    private LocalDate since = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void supply() {
        market.open();
        // The messages are of a day that stands, whatever the time.
        since = MarketCalendar.day(WrittenMscons.SENT).minusDays(40);
        location = market.supply(since, "Z53");
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    private List<String> found(MarketPartnerId sender, String pid, String body) {
        var written = message(pid, "7", body);
        var received = new ReceivedMessage(
                UUID.randomUUID(), ComplaintMarket.SUPPLIER.id(), sender, clock.instant(), written, written.fields());
        return check.check(received).stream().map(ObjectFinding::erc).toList();
    }

    private List<String> reading(MarketPartnerId sender, String point, String device, String obis, LocalDate day) {
        return found(
                sender,
                "13017",
                location(point) + "RFF+MG:" + device + "'" + counter(obis) + value("220", "5") + "DTM+7:"
                        + WrittenMscons.time(MarketCalendar.startOfDay(day)) + ":303'");
    }

    private List<String> quantity(MarketPartnerId sender, MarketLocationId point, LocalDate day) {
        Instant from = MarketCalendar.startOfDay(day);
        return found(
                sender,
                "13019",
                location(point.value())
                        + counter("1-1:1.9.0")
                        + value("220", "5")
                        + period(from, from.plus(Duration.ofDays(1))));
    }

    @Test
    void aReadingIsPlacedByMeteringLocationDeviceAndRegister() {
        var operator = ComplaintMarket.METERING.marketPartnerId();
        var meter = ComplaintMarket.meter(location).value();
        var day = since.plusDays(3);

        assertThat(reading(operator, meter, ComplaintMarket.DEVICE, "1-0:1.8.0", day))
                .isEmpty();
        assertThat(reading(operator, meter, "1EMH0099999999", "1-0:1.8.0", day)).containsExactly("Z19");
        assertThat(reading(operator, meter, ComplaintMarket.DEVICE, "1-0:2.8.0", day))
                .containsExactly("Z20");
        assertThat(reading(STRANGER, meter, ComplaintMarket.DEVICE, "1-0:1.8.0", day))
                .containsExactly("Z17");
        assertThat(reading(operator, meter, ComplaintMarket.DEVICE, "1-0:1.8.0", since.minusDays(1)))
                .containsExactly("Z18");
        assertThat(reading(operator, "DE00099999999ABCDEFGHIJ0123456789", ComplaintMarket.DEVICE, "1-0:1.8.0", day))
                .containsExactly("Z10");
    }

    @Test
    void energyIsPlacedByMarketLocation() {
        var operator = ComplaintMarket.METERING.marketPartnerId();
        var unknown = MarketLocationId.withCheckDigit("7299999999");

        assertThat(quantity(operator, location, since)).isEmpty();
        assertThat(quantity(operator, location, since.minusDays(2))).containsExactly("Z18");
        assertThat(quantity(operator, unknown, since)).containsExactly("Z10");
        assertThat(quantity(STRANGER, location, since)).containsExactly("Z17");
    }
}
