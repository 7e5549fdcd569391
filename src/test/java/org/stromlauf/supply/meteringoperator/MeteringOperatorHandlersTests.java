package org.stromlauf.supply.meteringoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.GRID_OPERATOR;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;
import static org.stromlauf.locations.LocationFixtures.METERING_LOCATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.CustomerNotices;
import org.stromlauf.supply.StrictPartner;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.workflow.Processes;

/** What a metering operator does with 17134, 55110 and 17116; what it sends is recorded. */
class MeteringOperatorHandlersTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 11, 24);
    private static final MarketPartnerId SUPPLIER = MarketPartnerId.of("9900000000002");
    private static int count;

    private final TenantId tenant = TenantId.of("msb-" + ++count);
    private final MovableClock clock = new MovableClock(NOW);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Locations locations = new Locations(jdbc);
    private final Assignments assignments = new Assignments(jdbc, locations, clock);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private final Recorded recorded = new Recorded();
    private final NewSupplierHandler newSupplier = new NewSupplierHandler(
            locations, assignments, new DeviceMessages(recorded, clock), new CustomerNotices(locations, assignments));
    private final ConsentDesk desk = new ConsentDesk(jdbc, locations, recorded);
    private final ConsentRequestHandler consent = new ConsentRequestHandler(desk, recorded, new RandomIds());

    /** What was sent, and which process was started under which key. */
    private static final class Recorded implements MarketMessages, Processes {

        private final List<Outgoing> sent = new ArrayList<>();
        private final List<String> started = new ArrayList<>();

        @Override
        public UUID send(Outgoing message) {
            StrictPartner.accept(message, NOW);
            sent.add(message);
            return new UUID(0, sent.size());
        }

        @Override
        public String nextTransactionId(TenantId tenant) {
            return "MSB" + sent.size();
        }

        @Override
        public void start(TenantId tenant, String processKey, String businessKey, Map<String, Object> variables) {
            started.add(processKey + " " + businessKey);
        }

        @Override
        public boolean correlate(
                TenantId tenant, String messageName, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException(messageName);
        }

        @Override
        public boolean isRunning(TenantId tenant, String processKey, String businessKey) {
            throw new UnsupportedOperationException(processKey);
        }
    }

    @BeforeEach
    void oneLocationIsMeasured() {
        register(null);
    }

    @Test
    void aNewSupplierIsNotedAndLearnsTheDevice() {
        assertThat(handle(configuration(MARKET_LOCATION.value(), SUPPLIER))).isEqualTo(Outcome.HANDLED);

        assertThat(assignments.at(tenant, MARKET_LOCATION, START).orElseThrow().supplier())
                .isEqualTo(SUPPLIER);
        assertThat(assignments
                        .at(tenant, MARKET_LOCATION, START.minusDays(1))
                        .orElseThrow()
                        .supplier())
                .isEqualTo(LocationFixtures.FALLBACK_SUPPLIER);
        assertThat(recorded.sent).singleElement().satisfies(message -> {
            assertThat(message.pid()).isEqualTo("55653");
            assertThat(message.receiver()).isEqualTo(SUPPLIER);
            var told = message.fields().groups("transactions").get(0);
            assertThat(told.groups("meteringLocations").get(0).get("meteringLocation"))
                    .isEqualTo(METERING_LOCATION.value());
            assertThat(told.groups("devices").get(0).get("deviceNumber")).isEqualTo("1EMH0012345678");
            assertThat(told.groups("devices").get(0).get("meterType")).isEqualTo("MME");
            assertThat(told.groups("registers")).singleElement().satisfies(r -> {
                assertThat(r.get("obis")).isEqualTo("1-0:1.8.0");
                assertThat(r.get("integerDigits")).isEqualTo("6");
                assertThat(r.get("decimalDigits")).isEqualTo("1");
            });
        });
    }

    @Test
    void whatItDoesNotMeasureOrUnderstandGoesToACaseWorker() {
        assertThat(handle(configuration("41373559241", SUPPLIER))).isEqualTo(Outcome.UNEXPECTED);
        assertThat(handle(configuration(MARKET_LOCATION.value(), SUPPLIER, GRID_OPERATOR)))
                .isEqualTo(Outcome.UNEXPECTED);
        assertThat(recorded.sent).isEmpty();
        assertThat(assignments.at(tenant, MARKET_LOCATION, START).orElseThrow().supplier())
                .isEqualTo(LocationFixtures.FALLBACK_SUPPLIER);
    }

    @Test
    void theCustomerWhomTheAssignedSupplierNamesUsesTheConnection() {
        assertThat(handle(configuration(MARKET_LOCATION.value(), SUPPLIER))).isEqualTo(Outcome.HANDLED);

        assertThat(handle(customer(SUPPLIER, "Z01"))).isEqualTo(Outcome.HANDLED);
        assertThat(user()).isEqualTo(new ConnectionUser("Erika", "Muster"));
        assertThat(handle(customer(SUPPLIER, "Z02"))).isEqualTo(Outcome.HANDLED);
        assertThat(user()).isEqualTo(new ConnectionUser("", "Muster"));
    }

    @Test
    void aCustomerWhomAnotherNamesIsForACaseWorker() {
        var before = user();

        assertThat(handle(customer(SUPPLIER, "Z01"))).isEqualTo(Outcome.UNEXPECTED);
        assertThat(newSupplier.handle(message("55110", Fields.builder().build())))
                .isEqualTo(Outcome.UNEXPECTED);

        assertThat(user()).isEqualTo(before);
    }

    private @Nullable ConnectionUser user() {
        return locations.find(tenant, MARKET_LOCATION).orElseThrow().connectionUser();
    }

    private ReceivedMessage customer(MarketPartnerId sender, String format) {
        var fields = Fields.builder()
                .put("marketLocation", MARKET_LOCATION.value())
                .put("customerName", "Muster")
                .put("customerFirstName", "Erika")
                .put("customerNameFormat", format)
                .add(
                        "dataPeriods",
                        Fields.builder()
                                .put("periodKind", "Z49")
                                .put("dataFrom", MarketCalendar.startOfDay(START))
                                .build())
                .build();
        return new ReceivedMessage(
                new UUID(0, 1), tenant, sender, NOW, message("55110", fields).message(), fields);
    }

    @Test
    void aCancelledRequestIsAnsweredNoMore() {
        var id = request(MARKET_LOCATION.value());

        assertThat(cancellation("SPERR0001")).isEqualTo(Outcome.HANDLED);
        answer(id, "A05");

        assertThat(recorded.sent).isEmpty();
    }

    @Test
    void aCancellationOfWhatNobodyAskedIsForACaseWorker() {
        assertThat(cancellation("SPERR0001")).isEqualTo(Outcome.UNEXPECTED);
        assertThat(request(MARKET_LOCATION.value())).isNotNull();
        assertThat(cancellation("SPERR0002")).isEqualTo(Outcome.UNEXPECTED);
    }

    private Outcome cancellation(String number) {
        return consent.handle(
                message("39001", Fields.builder().put("orderNumber", number).build()));
    }

    @Test
    void aRequestToCutBeginsItsAnswer() {
        var id = request(MARKET_LOCATION.value());

        assertThat(recorded.started).containsExactly("DisconnectionConsent " + id);
        assertThat(desk.assess(tenant, id)).isEqualTo(new ConsentFacts(false, false, false, false));
    }

    @Test
    void consentNamesTheRequestAndItsCode() {
        var id = request(MARKET_LOCATION.value());
        answer(id, "A05");

        var sent = recorded.sent.get(0);
        assertThat(sent.pid()).isEqualTo("19118");
        assertThat(sent.receiver()).isEqualTo(GRID_OPERATOR);
        assertThat(sent.fields().get("orderNumber")).isEqualTo("SPERR0001");
        assertThat(sent.fields().get("answerCode")).isEqualTo("A05");
        assertThat(sent.fields().get("answerTree")).isEqualTo("E_0488");
        assertThat(sent.fields().find("note")).isEmpty();
    }

    @Test
    void aHindranceIsARefusalThatSaysWhy() {
        register("Beatmungsgerät im Haushalt");
        var id = request(MARKET_LOCATION.value());
        assertThat(desk.assess(tenant, id).hindered()).isTrue();
        answer(id, "A02");

        var sent = recorded.sent.get(0);
        assertThat(sent.pid()).isEqualTo("19119");
        assertThat(sent.fields().get("note")).isEqualTo("Beatmungsgerät im Haushalt");
    }

    @Test
    void whatItDoesNotMeasureCannotBeCutWithItsConsent() {
        var id = request("41373559241");
        assertThat(desk.assess(tenant, id)).isEqualTo(new ConsentFacts(false, false, true, false));
        answer(id, "A03");

        assertThat(recorded.sent.get(0).pid()).isEqualTo("19119");
        assertThat(recorded.sent.get(0).fields().get("note")).contains("nicht gemessen");
    }

    private void register(@Nullable String hindrance) {
        var m = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                m.id(),
                m.direction(),
                m.status(),
                m.address(),
                m.connectionUser(),
                m.meteringOperator(),
                m.gridData(),
                hindrance);
        transaction.executeWithoutResult(s -> {
            locations.defineGrid(tenant, LocationFixtures.grid());
            locations.register(
                    tenant,
                    new LocationBundle(market, List.of(LocationFixtures.meteringLocation()), List.of()),
                    LocalDate.of(2026, 1, 1));
        });
    }

    private Outcome handle(ReceivedMessage message) {
        return transaction.execute(s -> newSupplier.handle(message));
    }

    private UUID request(String location) {
        var fields = Fields.builder()
                .put("documentNumber", "SPERR0001")
                .put("marketLocation", location)
                .build();
        assertThat(consent.handle(message("17116", fields))).isEqualTo(Outcome.HANDLED);
        var started = recorded.started.get(recorded.started.size() - 1);
        return UUID.fromString(started.substring(started.indexOf(' ') + 1));
    }

    private void answer(UUID id, String code) {
        desk.answer(tenant, id, code);
    }

    private ReceivedMessage configuration(String location, MarketPartnerId... suppliers) {
        var fields =
                Fields.builder().put("marketLocation", location).put("executionDate", MarketCalendar.startOfDay(START));
        for (var supplier : suppliers) {
            fields.add(
                    "suppliers",
                    Fields.builder().put("supplier", supplier.value()).build());
        }
        return message("17134", fields.build());
    }

    private ReceivedMessage message(String pid, Fields fields) {
        var checked = new CheckedMessage("1", "ORDERS", "D:09B", "1.4c", pid, null, "DOC1", List.of(), fields, 1, 0);
        return new ReceivedMessage(new UUID(0, 1), tenant, GRID_OPERATOR, NOW, checked, fields);
    }
}
