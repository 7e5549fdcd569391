package org.stromlauf.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.HashedIds;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.testing.HostedTenants;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.transport.Outbox.Entry;
import org.stromlauf.transport.Outbox.Kind;
import org.stromlauf.workflow.DueItems;

class OutboxTests {

    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final String NEIGHBOUR = "9521000000025";
    private static final String STRANGER = "9900000000001";
    private static final Tenant DEMO = tenant("supplier", "9521000000018", true);
    private static final Tenant REAL = tenant("real", "9900000000002", false);
    private static final Tenant OTHER = tenant("grid", NEIGHBOUR, true);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final MovableClock clock = new MovableClock(START);
    private final OutboxRows outbox = new OutboxRows(jdbc, new HashedIds(1));
    private final Channels channels = channels(new StaticListableBeanFactory());
    private final List<Object> events = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private OutboxDelivery delivery;
    private boolean partnerIsDown;
    private boolean noteFails;

    @BeforeEach
    void starts() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (var channel : List.of("loopback", "folder", "as4")) {
                    from("direct:" + channel).process(exchange -> {
                        if (partnerIsDown) throw new IllegalStateException("partner is down");
                        delivered.add(channel + ":" + exchange.getIn().getBody(String.class));
                    });
                }
            }
        });
        camel.start();
        delivery = new OutboxDelivery(
                outbox,
                channels,
                camel.createProducerTemplate(),
                new OutboxDelivery.DeliveryOutcome(outbox, transaction, this::tell),
                clock);
    }

    private void tell(Object event) {
        if (noteFails) throw new TransientDataAccessResourceException("The database is not there");
        events.add(event);
    }

    @AfterEach
    void stops() {
        camel.stop();
    }

    @Test
    void deliversByLoopbackToNeighboursAndIntoFoldersToStrangers() {
        put("k1", NEIGHBOUR, Kind.INTERCHANGE, START);
        put("k2", STRANGER, Kind.INTERCHANGE, START);
        put("k3", "Hausbank", Kind.BANK_FILE, START);

        runDue();

        assertThat(delivered).containsExactlyInAnyOrder("loopback:k1", "folder:k2", "folder:k3");
        assertThat(next()).isEmpty();
    }

    @Test
    void refusesTheSameKeyWithoutSpoilingTheTransaction() {
        put("k1", NEIGHBOUR, Kind.INTERCHANGE, START);

        transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> put("k1", NEIGHBOUR, Kind.INTERCHANGE, START))
                    .isInstanceOf(AlreadyInOutboxException.class);
            put("k2", NEIGHBOUR, Kind.INTERCHANGE, START);
        });
        put("k1", NEIGHBOUR, Kind.DOCUMENT, START);

        runDue();
        assertThat(delivered).hasSize(3);
    }

    @Test
    void deliversNothingOfATransactionThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            put("k1", NEIGHBOUR, Kind.INTERCHANGE, START);
            status.setRollbackOnly();
        });

        runDue();
        assertThat(delivered).isEmpty();
    }

    @Test
    void waitsUntilARowIsDueAndTakesTheEarliestFirst() {
        put("late", NEIGHBOUR, Kind.INTERCHANGE, START.plusSeconds(120));
        put("soon", NEIGHBOUR, Kind.INTERCHANGE, START.plusSeconds(60));

        assertThat(due(START)).isEmpty();
        assertThat(next()).contains(START.plusSeconds(60));
        clock.advance(Duration.ofMinutes(5));
        runDue();
        assertThat(delivered).containsExactly("loopback:soon", "loopback:late");
    }

    @Test
    void triesAgainLaterAndLongerEachTime() {
        partnerIsDown = true;
        put("k1", STRANGER, Kind.INTERCHANGE, START);

        runDue();
        assertThat(next()).contains(START.plus(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        runDue();
        assertThat(next()).contains(START.plus(Duration.ofMinutes(3)));

        partnerIsDown = false;
        clock.advance(Duration.ofMinutes(2));
        runDue();
        assertThat(delivered).containsExactly("folder:k1");
        assertThat(state("k1")).isEqualTo("DELIVERED");
        assertThat(events).singleElement().isInstanceOfSatisfying(Delivered.class, left -> {
            assertThat(left.destination()).isEqualTo(STRANGER);
            assertThat(left.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysSo() {
        partnerIsDown = true;
        var id = put("k1", STRANGER, Kind.INTERCHANGE, START);

        for (int attempt = 0; attempt < OutboxRow.MAX_ATTEMPTS; attempt++) {
            runDue();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(state("k1")).isEqualTo("FAILED");
        assertThat(next()).isEmpty();
        assertThat(events)
                .containsExactly(new DeliveryFailed(
                        DEMO.id(),
                        id,
                        Kind.INTERCHANGE,
                        "k1",
                        STRANGER,
                        "java.lang.IllegalStateException: partner is down"));
    }

    /** The database fails when the last failure is noted: the step ends without a throw, and the next attempt notes it. */
    @Test
    void notesTheLastFailureAtTheNextAttemptWhereItCouldNot() {
        partnerIsDown = true;
        put("k1", NEIGHBOUR, Kind.INTERCHANGE, START);
        for (int attempt = 1; attempt < OutboxRow.MAX_ATTEMPTS; attempt++) {
            runDue();
            clock.advance(Duration.ofHours(2));
        }
        noteFails = true;
        runDue();
        assertThat(events).isEmpty();
        assertThat(next()).isPresent();

        noteFails = false;
        clock.advance(Duration.ofHours(2));
        runDue();
        assertThat(events).hasOnlyElementsOfType(DeliveryFailed.class).hasSize(1);
        assertThat(next()).isEmpty();
    }

    @Test
    void isTakenByOneNodeOnly() {
        put("k1", STRANGER, Kind.INTERCHANGE, START);
        var item = due(START).get(0).item();

        delivery.run(item);
        delivery.run(item);

        assertThat(delivered).hasSize(1);
    }

    @Test
    void refusesADemoTenantEveryChannelThatLeavesThisMachine() {
        assertThatThrownBy(() -> channels.use(DEMO.id(), STRANGER, "as4"))
                .isInstanceOf(ForbiddenChannelException.class)
                .hasMessageContaining("is a demo");

        channels.use(REAL.id(), STRANGER, "as4");
        assertThat(channels.of(REAL.id(), Kind.INTERCHANGE, STRANGER)).isEqualTo("as4");
    }

    @Test
    void deliversNothingOfADemoTenantThoughTheTableSaysSo() {
        jdbc.sql("insert into transport.channel (tenant_id, destination, channel) values ('supplier', ?, 'as4')")
                .param(STRANGER)
                .update();
        put("k1", STRANGER, Kind.INTERCHANGE, START);

        runDue();

        assertThat(delivered).isEmpty();
        assertThat(jdbc.sql("select last_error from transport.outbox")
                        .query(String.class)
                        .single())
                .contains("is a demo");
    }

    @Test
    void refusesNamesThatCouldLeaveTheirFolder() {
        assertThatThrownBy(() -> entry("k", "../etc", "x.txt")).hasMessageContaining("destination");
        assertThatThrownBy(() -> entry("k", STRANGER, "../x.txt")).hasMessageContaining("file name");
    }

    private java.util.UUID put(String key, String destination, Kind kind, Instant notBefore) {
        return UnitOfWork.call(
                "test/" + key + kind,
                () -> outbox.put(
                        new Entry(DEMO.id(), kind, key, destination, "x.txt", key.getBytes(UTF_8), notBefore)));
    }

    private static Entry entry(String key, String destination, String file) {
        return new Entry(DEMO.id(), Kind.INTERCHANGE, key, destination, file, new byte[0], START);
    }

    private void runDue() {
        due(clock.instant()).forEach(DueItems.Found::run);
    }

    private List<DueItems.Found> due(Instant now) {
        return new DueItems(jdbc).due(List.of(delivery), now, 100);
    }

    private Optional<Instant> next() {
        return new DueItems(jdbc).next(List.of(delivery));
    }

    private String state(String key) {
        return jdbc.sql("select state from transport.outbox where key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private static Tenant tenant(String id, String partner, boolean demo) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), Role.SUPPLIER, Commodity.ELECTRICITY, demo);
    }

    @Test
    void sendsBankFilesToTheBankOfABoxElseIntoItsFolder() {
        var box = channels(new StaticListableBeanFactory(Map.of("bank", (LocalBank) order -> {})));

        assertThat(box.of(DEMO.id(), Kind.BANK_FILE, "bank")).isEqualTo("loopback");
        assertThat(channels.of(DEMO.id(), Kind.BANK_FILE, "bank")).isEqualTo("folder");
        assertThatThrownBy(() -> box.use(DEMO.id(), "bank", "ebics")).isInstanceOf(ForbiddenChannelException.class);
    }

    private Channels channels(StaticListableBeanFactory beans) {
        return new Channels(jdbc, new HostedTenants(DEMO, REAL, OTHER), beans.getBeanProvider(LocalBank.class));
    }
}
