package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A metering operator is told values of his locations by others, and of none that he does not know. */
@StromlaufTest
class OperatorPointCheckTests {

    private static final Tenant OTHER = new Tenant(
            TenantId.of("other-msb"),
            "other-msb",
            MarketPartnerId.of("9900000007277"),
            Role.METERING_OPERATOR,
            Commodity.ELECTRICITY,
            true);

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private Tenants tenants;

    @Autowired
    private MarketMessages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private LocalDate day = LocalDate.MIN;

    @BeforeEach
    void open() {
        market.open();
        tenants.add(OTHER);
        day = MarketCalendar.day(clock.instant()).minusDays(20);
    }

    @Test
    void aReadingOfAKnownMeteringLocationIsTaken() {
        var location = market.supply(day.minusDays(30), "Z52");
        market.measure(location, day.minusDays(30), MeteringKind.INTELLIGENT);

        assertThat(isRejected(ComplaintMarket.meter(location).value())).isFalse();
    }

    @Test
    void aReadingOfAnUnknownOneIsRejected() {
        assertThat(isRejected("DE0001234567899999999999999999999")).isTrue();
    }

    private boolean isRejected(String meter) {
        var value = Fields.builder()
                .put("status", "220")
                .put("quantity", "100")
                .put("usedAt", MarketCalendar.startOfDay(day))
                .build();
        var register = Fields.builder()
                .put("obis", ComplaintMarket.OBIS)
                .add("values", value)
                .build();
        var place = Fields.builder()
                .put("location", meter)
                .put("deviceNumber", ComplaintMarket.DEVICE)
                .add("registers", register)
                .build();
        var reading = Fields.builder()
                .put("documentCode", "7")
                .add("locations", place)
                .build();
        var before = Collections.frequency(market.sent(OTHER, "13017"), "REJECTED");
        transaction.executeWithoutResult(t -> {
            var unused = messages.send(new MarketMessages.Outgoing(
                    OTHER.id(), ComplaintMarket.METERING.marketPartnerId(), "13017", reading));
        });
        work.runDue();
        return Collections.frequency(market.sent(OTHER, "13017"), "REJECTED") > before;
    }
}
