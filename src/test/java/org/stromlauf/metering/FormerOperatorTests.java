package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** After a change of the metering operator values of the time before still come from the former one. */
@StromlaufTest
class FormerOperatorTests {

    private static final MarketPartnerId NEXT = MarketPartnerId.of("9900000007299");

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private Contracts contracts;

    @Autowired
    private LocationRecords records;

    @Autowired
    private Locations locations;

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

    private LocalDate today = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void measure() {
        market.open();
        today = MarketCalendar.day(clock.instant());
        location = market.supply(today.minusDays(50), "Z52");
        market.measure(location, today.minusDays(50), MeteringKind.INTELLIGENT);
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    @Test
    void aSupplierTakesReadingsOfTheFormerOperator() {
        toldSupplier(NEXT);

        assertThat(isRejectedBy(ComplaintMarket.SUPPLIER.id())).isFalse();
    }

    /** METERING never operated there, as far as the supplier knows. */
    @Test
    void aSupplierTakesNoReadingsOfAStranger() {
        for (var statement : List.of(
                "update contracts.metering_point set metering_operator = null where tenant = ?",
                "update contracts.location_data set metering_operator = null where tenant = ?",
                "delete from contracts.former_metering_operator where tenant = ?")) {
            jdbc.sql(statement).param(ComplaintMarket.SUPPLIER.id().value()).update();
        }
        toldSupplier(NEXT);

        assertThat(isRejectedBy(ComplaintMarket.SUPPLIER.id())).isTrue();
    }

    @Test
    void aGridOperatorTakesReadingsOfTheFormerOperatorAndOfNoStranger() {
        register(MarketPartnerId.of("9900000007298"));
        register(NEXT);
        assertThat(isRejectedBy(ComplaintMarket.GRID.id())).isTrue();

        register(ComplaintMarket.METERING.marketPartnerId());
        register(NEXT);
        assertThat(isRejectedBy(ComplaintMarket.GRID.id())).isFalse();
    }

    private void toldSupplier(MarketPartnerId operator) {
        var tenant = ComplaintMarket.SUPPLIER.id();
        for (var contract : contracts.at(tenant, location)) {
            records.take(tenant, contract.id(), LocationData.ofMarketLocation(operator, null, null));
            var meter = new MeteringPoint(ComplaintMarket.meter(location), operator, List.of());
            records.take(tenant, contract.id(), meter);
        }
    }

    private void register(MarketPartnerId operator) {
        var tenant = ComplaintMarket.GRID.id();
        locations.defineGrid(tenant, locations.grid(ComplaintMarket.METERING.id()));
        var known = locations.bundle(ComplaintMarket.METERING.id(), location, today);
        var market = known.market();
        var changed = new MarketLocation(
                market.id(),
                market.direction(),
                market.status(),
                market.address(),
                market.connectionUser(),
                operator,
                market.gridData(),
                null);
        var meters = known.metering().stream()
                .map(m -> new MeteringLocation(m.id(), operator, m.kind(), m.deviceNumber(), m.registers()))
                .toList();
        transaction.executeWithoutResult(
                t -> locations.register(tenant, new LocationBundle(changed, meters, List.of()), today.minusYears(1)));
    }

    /** Whether a tenant rejects the reading that it orders from METERING. */
    private boolean isRejectedBy(TenantId tenant) {
        var order = Fields.builder()
                .put("documentCode", "7")
                .put("marketLocation", ComplaintMarket.meter(location).value())
                .add(
                        "positions",
                        Fields.builder()
                                .put("readingOccasion", "Z49")
                                .put("usedAt", MarketCalendar.startOfDay(today.minusDays(20)))
                                .build())
                .build();
        transaction.executeWithoutResult(t -> {
            var unused = messages.send(
                    new MarketMessages.Outgoing(tenant, ComplaintMarket.METERING.marketPartnerId(), "17004", order));
        });
        var before = market.sent(ComplaintMarket.METERING, "13017");
        work.runDue();
        var sent = market.sent(ComplaintMarket.METERING, "13017");
        assertThat(sent).hasSize(before.size() + 1);
        return Collections.frequency(sent, "REJECTED") > Collections.frequency(before, "REJECTED");
    }
}
