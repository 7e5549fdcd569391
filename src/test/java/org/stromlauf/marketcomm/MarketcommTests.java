package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.archive.ArchiveCheck;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.shared.HashedIds;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.HostedTenants;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.Processes;

/** Two tenants on one database exchange messages of a plain test notation through journal, archive, outbox and intake. */
class MarketcommTests {

    /** A Monday, ten o'clock in Germany. */
    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");

    private static final Tenant SUPPLIER = tenant("supplier", "9521000000018", Role.SUPPLIER);
    private static final Tenant GRID = tenant("grid", "9521000000025", Role.GRID_OPERATOR);
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final MovableClock clock = new MovableClock(START);
    private final List<Object> events = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> correlated = new ArrayList<>();
    private final Map<String, Function<ReceivedMessage, Outcome>> handling = new HashMap<>();
    private final List<String> handled = new ArrayList<>();
    private List<ObjectFinding> objectFindings = List.of();
    private boolean listenerTakes = true;
    private final AnnotationConfigApplicationContext context = context();
    private final JdbcClient jdbc = context.getBean(JdbcClient.class);
    private final MarketMessages messages = context.getBean(MarketMessages.class);
    private final Journal journal = context.getBean(Journal.class);

    @BeforeEach
    void empties() {
        jdbc.sql("set session_replication_role = replica").update();
        for (var table : List.of(
                "marketcomm.clearing_member",
                "marketcomm.clearing",
                "marketcomm.transaction",
                "marketcomm.interchange",
                "marketcomm.reference_counter",
                "transport.outbox",
                "archive.entry",
                "archive.content",
                "archive.chain_head")) {
            jdbc.sql("alter table " + table + " disable trigger all").update();
            jdbc.sql("delete from " + table).update();
            jdbc.sql("alter table " + table + " enable trigger all").update();
        }
    }

    @AfterEach
    void closes() {
        context.close();
    }

    @Test
    void confirmsEachTransactionAndHandsItOver() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"), transaction("V2"));
        exchange();

        assertThat(handled).containsExactly("55001 V1", "55001 V2");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.ACKNOWLEDGED, State.ACKNOWLEDGED);
        assertThat(only(GRID, "IN")).extracting(JournalledTransaction::state).containsOnly(State.HANDLED);
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::acknowledgementDue)
                .containsOnly(START.plusSeconds(45 * 60));
        // Both confirmations travel in one interchange, and nobody acknowledges them.
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(2);
        assertThat(started).isEmpty();
    }

    @Test
    void findsTheAnswersToWhatCameInTheMiddleOfAMinute() {
        clock.advance(Duration.ofSeconds(23));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(journal.sentSince(GRID.id(), SUPPLIER.marketPartnerId().value(), START.plusSeconds(23)))
                .hasSize(1);
    }

    @Test
    void journalsAndArchivesEveryInterchangeOnBothSides() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(count("select count(*) from marketcomm.interchange")).isEqualTo(4);
        for (var tenant : List.of(SUPPLIER, GRID)) {
            assertThat(context.getBean(ArchiveCheck.class).verify(tenant.id()).isIntact())
                    .isTrue();
        }
        assertThatThrownBy(() -> jdbc.sql("delete from marketcomm.interchange").update())
                .hasMessageContaining("The journal keeps");
        assertThatThrownBy(() -> jdbc.sql("update marketcomm.interchange set content_hash = 'x'")
                        .update())
                .hasMessageContaining("as it was");
    }

    @Test
    void countsReferencesInTheSendersTransaction() {
        assertThatThrownBy(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    send(SUPPLIER, GRID, "55001", transaction("V1"));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessage("the caller fails");
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));

        assertThat(journal.interchange(SUPPLIER.id(), sent).orElseThrow().reference())
                .isEqualTo("0000000001");
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(1);
    }

    @Test
    void bundlesRoutineDeliveriesIntoOneInterchange() {
        var values = List.of(
                Fields.builder().put("value", "1").build(),
                Fields.builder().put("value", "2").build());
        var sent = unit(() -> context.getBean(RoutineDeliveries.class)
                .sendAll(new OutgoingBundle(SUPPLIER.id(), GRID.marketPartnerId(), "13017", values)));
        exchange();

        assertThat(handled).containsExactly("13017 ", "13017 ");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::documentNumber)
                .containsExactly("0000000001-1", "0000000001-2");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsOnly(State.ACKNOWLEDGED);
    }

    @Test
    void rejectsOnlyTheTransactionThatBreaksARule() {
        var sent = send(
                SUPPLIER,
                GRID,
                "55001",
                transaction("V1"),
                Fields.builder().put("transactionId", "V2").put("fault", "ahb").build());
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.ACKNOWLEDGED, State.REJECTED);
        assertThat(events).singleElement().isInstanceOfSatisfying(MessageRejected.class, rejected -> {
            assertThat(rejected.transactionId()).isEqualTo("V2");
            assertThat(rejected.findings()).extracting(NotedFinding::code).containsExactly("Z29");
        });
        assertThat(started).isEmpty();
    }

    @Test
    void rejectsWhatTheReceiversDataRefuses() {
        objectFindings = List.of(new ObjectFinding("Z14", "V1", "Marktlokation nicht gefunden"));
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        assertThat(handled).isEmpty();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).findings())
                .extracting(NotedFinding::code)
                .containsExactly("Z14");
    }

    @Test
    void makesACaseOfARejectionThatNobodyTakes() {
        listenerTakes = false;
        send(
                SUPPLIER,
                GRID,
                "55001",
                Fields.builder().put("transactionId", "V2").put("fault", "ahb").build());
        exchange();

        assertThat(reasons()).containsExactly("MESSAGE_REJECTED");
        assertThat(started).hasSize(1);
    }

    @Test
    void makesOneCaseOfManyRejectionsForTheSameCauseAndSendsEachInterchangeAgainOnce() {
        listenerTakes = false;
        for (int number = 0; number < 3; number++) {
            send(
                    SUPPLIER,
                    GRID,
                    "55001",
                    Fields.builder()
                            .put("transactionId", "V2")
                            .put("fault", "ahb")
                            .build());
        }
        exchange();

        assertThat(started).hasSize(1);
        var before = count("select count(*) from transport.outbox");
        var id =
                jdbc.sql("select id from marketcomm.clearing").query(UUID.class).single();
        assertThat(context.getBean(ClearingDesk.class).facts(SUPPLIER.id(), id))
                .containsEntry("Weitere Nachrichten", "2 mit demselben Befund; die Entscheidung gilt für alle");
        UnitOfWork.run("again", () -> context.getBean(ClearingDesk.class).reprocess(SUPPLIER.id(), id, "noch einmal"));
        assertThat(count("select count(*) from transport.outbox")).isEqualTo(before + 3);
    }

    @Test
    void answersABrokenInterchangeWithContrlAndStoresNothingOfIt() {
        var sent = send(
                SUPPLIER,
                GRID,
                "55001",
                Fields.builder()
                        .put("transactionId", "V1")
                        .put("fault", "syntax")
                        .build());
        exchange();

        assertThat(handled).isEmpty();
        assertThat(only(GRID, "IN")).isEmpty();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.REJECTED);
        assertThat(events).hasSize(1);
    }

    @Test
    void answersABrokenMessageWithContrlAndTakesTheOthers() {
        var sent = unit(() -> context.getBean(RoutineDeliveries.class)
                .sendAll(new OutgoingBundle(
                        SUPPLIER.id(),
                        GRID.marketPartnerId(),
                        "13017",
                        List.of(
                                Fields.builder().put("fault", "structure").build(),
                                Fields.builder().put("value", "2").build()))));
        exchange();

        assertThat(handled).containsExactly("13017 ");
        assertThat(journal.transactions(SUPPLIER.id(), sent))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.REJECTED, State.ACKNOWLEDGED);
    }

    @Test
    void answersASecondDeliveryOfTheSameReferenceWithContrl26AndKeepsTheFirst() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        receive(GRID, original(SUPPLIER, sent), "again");
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(states("grid", "IN")).contains("DUPLICATE");
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(events).isEmpty();
    }

    @Test
    void takesARepeatedDeliveryOfTheChannelForTheSame() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        var first = receive(GRID, original(SUPPLIER, sent), "d1");
        clock.advance(Duration.ofMinutes(5));
        var second = receive(GRID, original(SUPPLIER, sent), "d1");

        assertThat(second).isEqualTo(first);
        assertThat(states("grid", "IN")).hasSize(1);
    }

    @Test
    void answersAnInterchangeForSomebodyElseWithContrl7() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        receive(SUPPLIER, original(SUPPLIER, sent), "misrouted");
        runDue("intake");

        assertThat(states("supplier", "IN")).containsExactly("REJECTED");
        assertThat(jdbc.sql("select findings->0->>'code' from marketcomm.interchange where direction = 'IN'")
                        .query(String.class)
                        .single())
                .isEqualTo("7");
    }

    @Test
    void putsWhatNobodyCanReadOrOwnsIntoQuarantine() {
        assertThat(receive(GRID, "no envelope".getBytes(ISO_8859_1), "x").readable())
                .isFalse();
        var stranger = "UNB+UNOC:3+9521000000018:14+9900000000001:500+261005:0800+1'".getBytes(ISO_8859_1);
        var receipt = context.getBean(InterchangeReceiver.class).receive(new Arrival(stranger, "upload", "y", null));

        assertThat(receipt.readable()).isFalse();
        assertThat(receipt.tenant()).isNull();
        assertThat(states("nobody", "IN")).containsExactly("QUARANTINED");
    }

    @Test
    void retriesAFailingTransactionAloneAndThenMakesItACase() {
        handling.put("V1", message -> {
            throw new IllegalStateException("bug");
        });
        send(SUPPLIER, GRID, "55001", transaction("V1"), transaction("V2"));
        exchange();
        assertThat(handled).containsExactly("55001 V2");

        for (int attempt = 1; attempt < Handling.MAX_ATTEMPTS; attempt++) {
            clock.advance(Duration.ofMinutes(5));
            exchange();
        }
        assertThat(only(GRID, "IN"))
                .extracting(JournalledTransaction::state)
                .containsExactlyInAnyOrder(State.CLEARING, State.HANDLED);
        assertThat(reasons()).containsExactly("HANDLING_FAILED");
    }

    /** Found by seed 3 of the market seeds: the row stayed due for ever and nothing after it was done. */
    @Test
    void doesNotTryAgainWhatWasHandledWhenTheDatabaseDidNotAnswerTheCommit() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        var row = only(GRID, "IN").get(0);
        unit(() -> {
            context.getBean(Handling.class).failed(GRID, row.id(), new IllegalStateException("no answer"));
            return row.id();
        });
        clock.advance(Duration.ofMinutes(5));
        exchange();

        assertThat(only(GRID, "IN")).extracting(JournalledTransaction::state).containsExactly(State.HANDLED);
        assertThat(count("select count(*) from marketcomm.transaction where next_attempt_at is not null"))
                .isZero();
        assertThat(handled).containsExactly("55001 V1");
    }

    @Test
    void processesAgainWhatACaseWorkerSendsBack() {
        handling.put("V1", message -> Outcome.UNEXPECTED);
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        assertThat(reasons()).containsExactly("UNEXPECTED");
        handling.clear();

        var desk = context.getBean(ClearingDesk.class);
        var id =
                jdbc.sql("select id from marketcomm.clearing").query(UUID.class).single();
        assertThat(desk.facts(GRID.id(), id))
                .containsEntry("Nachricht", "UTILMD 55001")
                .containsEntry("Vorgangsnummer", "V1")
                .containsEntry("Zeitpunkt", "05.10.2026 10:00");
        unit(() -> {
            desk.reprocess(GRID.id(), id, "Vorgang angelegt");
            return id;
        });
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(count("select count(*) from marketcomm.clearing where closed_at is null"))
                .isZero();
    }

    @Test
    void makesACaseOfAMessageThatNoHandlerTakes() {
        send(SUPPLIER, GRID, "55999", transaction("V1"));
        exchange();

        assertThat(reasons()).containsExactly("NO_HANDLER");
    }

    @Test
    void holdsAMessageUntilAProcessAsksForIt() {
        var inbox = context.getBean(Inbox.class);
        hold(inbox);
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        assertThat(inbox.held(GRID.id())).hasSize(1);

        assertThat(inbox.take(SUPPLIER.id(), "request-1", Set.of("55001"))).isEmpty();
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55002"))).isEmpty();
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55001"))
                        .orElseThrow()
                        .transaction()
                        .get("transactionId"))
                .isEqualTo("V1");
        assertThat(inbox.take(GRID.id(), "request-1", Set.of("55001"))).isEmpty();
        clock.advance(Duration.ofDays(2));
        exchange();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void asksTheHandlerOnceMoreForWhatItHolds() {
        hold(context.getBean(Inbox.class));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        handling.clear();
        clock.advance(Duration.ofMinutes(1));
        exchange();

        assertThat(handled).containsExactly("55001 V1");
        assertThat(context.getBean(Inbox.class).held(GRID.id())).isEmpty();
    }

    @Test
    void makesACaseOfWhatIsHeldLongerThanADay() {
        hold(context.getBean(Inbox.class));
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();
        clock.advance(Duration.ofHours(23));
        exchange();
        assertThat(reasons()).isEmpty();
        clock.advance(Duration.ofHours(1));
        exchange();

        assertThat(reasons()).containsExactly("HELD_TOO_LONG");
        assertThat(context.getBean(Inbox.class).held(GRID.id())).isEmpty();
    }

    @Test
    void missesAnAcknowledgementWhenItsLimitHasPassedAndSettlesTheCaseWhenItComesLate() {
        var sent = send(SUPPLIER, GRID, "55001", transaction("V1"));
        clock.advance(Duration.ofMinutes(45));
        runDue("limit");
        assertThat(reasons()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        runDue("limit");
        assertThat(reasons()).containsExactly("ACKNOWLEDGEMENT_MISSING");
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.UNACKNOWLEDGED);

        exchange();
        assertThat(journal.transactions(SUPPLIER.id(), sent).get(0).state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(correlated).hasSize(1);
        assertThat(count("select count(*) from marketcomm.clearing where closed_at is null"))
                .isZero();
    }

    @Test
    void makesACaseOfAnAcknowledgementOfWhatWasNeverSent() {
        var content = new PlainMessages()
                .write(
                        org.stromlauf.edifact.FormatVersion.of("FV2026-10"),
                        new org.stromlauf.edifact.Envelope(
                                SUPPLIER.marketPartnerId().value(),
                                "14",
                                GRID.marketPartnerId().value(),
                                "14",
                                java.time.LocalDateTime.of(2026, 10, 5, 8, 0),
                                "77",
                                null,
                                false),
                        List.of(new org.stromlauf.edifact.MessageDraft(
                                "APERAK",
                                "1",
                                Fields.builder()
                                        .put("documentCode", "312")
                                        .put("documentNumber", "D1")
                                        .put("interchangeReference", "4711")
                                        .put("referencedDocumentNumber", "D2")
                                        .build())));
        receive(GRID, content, "z");
        exchange();

        assertThat(reasons()).containsExactly("UNEXPECTED");
        assertThat(count("select count(*) from transport.outbox")).isZero();
    }

    @Test
    void findsMessagesByTransactionPidAndPartner() {
        send(SUPPLIER, GRID, "55001", transaction("V1"));
        exchange();

        var search = new Journal.Search("55001", "HANDLED", "IN", "V1", null, 10);
        assertThat(journal.search(GRID.id(), search)).hasSize(1);
        var row = journal.search(GRID.id(), search).get(0);
        assertThat(journal.search(
                        GRID.id(),
                        new Journal.Search(
                                null, null, "IN", SUPPLIER.marketPartnerId().value(), Journal.key(row), 10)))
                .isEmpty();
        assertThat(journal.search(SUPPLIER.id(), new Journal.Search(null, null, "IN", null, null, 10)))
                .extracting(JournalledTransaction::state)
                .containsExactly(State.NOTED);
    }

    @Test
    void refusesTwoHandlersForTheSame() {
        var twice = List.of(handler(Role.SUPPLIER), handler(Role.SUPPLIER));
        var beans = new org.springframework.beans.factory.support.StaticListableBeanFactory(
                Map.of("a", twice.get(0), "b", twice.get(1)));

        assertThatThrownBy(() -> new MessageHandlers(beans.getBeanProvider(MessageHandler.class)))
                .hasMessageContaining("exactly one may");
    }

    private void hold(Inbox inbox) {
        handling.put("V1", message -> {
            inbox.hold(message, "request-1");
            return Outcome.HELD;
        });
    }

    private UUID send(Tenant from, Tenant to, String pid, Fields... transactions) {
        var fields = Fields.builder();
        for (var transaction : transactions) fields.add("transactions", transaction);
        return unit(() -> messages.send(new Outgoing(from.id(), to.marketPartnerId(), pid, fields.build())));
    }

    private int units;

    private UUID unit(java.util.function.Supplier<UUID> work) {
        return UnitOfWork.call("test/" + units++, work);
    }

    private static Fields transaction(String id) {
        return Fields.builder().put("transactionId", id).build();
    }

    /** Delivers what lies in the outbox and processes what arrived until nothing is due. */
    private void exchange() {
        for (int round = 0; round < 6; round++) {
            record Row(String tenant, UUID id, String destination, byte[] content) {}
            var rows = jdbc.sql(
                            "select tenant_id as tenant, id, destination, content from transport.outbox where state = 'PENDING' order by next_attempt_at, id")
                    .query((row, i) ->
                            new Row(row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getBytes(4)))
                    .list();
            for (var row : rows) {
                receive(
                        row.destination().equals(GRID.marketPartnerId().value()) ? GRID : SUPPLIER,
                        row.content(),
                        row.tenant() + "/" + row.id());
                jdbc.sql("update transport.outbox set state = 'DELIVERED' where id = ?")
                        .param(row.id())
                        .update();
            }
            runDue("intake");
        }
        runDue("limit");
    }

    private void runDue(String kind) {
        var sources = context.getBeansOfType(DueWork.class).values().stream()
                .filter(w -> w.kind().equals(kind))
                .toList();
        new DueItems(jdbc).due(sources, clock.instant(), 100).forEach(DueItems.Found::run);
    }

    private InterchangeReceiver.Receipt receive(Tenant tenant, byte[] content, String delivery) {
        return context.getBean(InterchangeReceiver.class)
                .receive(new Arrival(content, "loopback", delivery, tenant.id()));
    }

    private byte[] original(Tenant tenant, UUID interchange) {
        return journal.original(journal.interchange(tenant.id(), interchange).orElseThrow());
    }

    private List<JournalledTransaction> only(Tenant tenant, String direction) {
        return journal.search(tenant.id(), new Journal.Search(null, null, direction, null, null, 100)).stream()
                .filter(row -> row.state() != State.NOTED)
                .toList();
    }

    private List<String> states(String tenant, String direction) {
        return jdbc.sql("select state from marketcomm.interchange where tenant_id = ? and direction = ?")
                .params(tenant, direction)
                .query(String.class)
                .list();
    }

    private List<String> reasons() {
        return jdbc.sql("select reason from marketcomm.clearing")
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private MessageHandler handler(Role role) {
        return new MessageHandler() {
            @Override
            public Role role() {
                return role;
            }

            @Override
            public Set<String> pids() {
                return Set.of("55001", "13017");
            }

            @Override
            public Outcome handle(ReceivedMessage message) {
                var id = message.transaction().find("transactionId").orElse("");
                var outcome = handling.getOrDefault(id, m -> Outcome.HANDLED).apply(message);
                if (outcome == Outcome.HANDLED) handled.add(message.pid() + " " + id);
                return outcome;
            }
        };
    }

    private ReceivedMessageCheck check() {
        return new ReceivedMessageCheck() {
            @Override
            public Role role() {
                return Role.GRID_OPERATOR;
            }

            @Override
            public Set<String> pids() {
                return Set.of("55001");
            }

            @Override
            public List<ObjectFinding> check(ReceivedMessage message) {
                return objectFindings;
            }
        };
    }

    private Processes processes() {
        return new Processes() {
            @Override
            public void start(TenantId tenant, String processKey, String businessKey, Map<String, Object> variables) {
                started.add(tenant + " " + processKey + " " + businessKey);
            }

            @Override
            public boolean correlate(
                    TenantId tenant, String messageName, String businessKey, Map<String, Object> variables) {
                correlated.add(messageName + " " + businessKey);
                return true;
            }

            @Override
            public boolean isRunning(TenantId tenant, String processKey, String businessKey) {
                return false;
            }
        };
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        var manager = new DataSourceTransactionManager(DATABASE);
        var engine = new PlainMessages();
        context.getBeanFactory()
                .setConversionService(
                        org.springframework.boot.convert.ApplicationConversionService.getSharedInstance());
        context.register(Transactions.class);
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(DATABASE));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(IdGenerator.class, () -> new HashedIds(1));
        context.registerBean(Tenants.class, () -> new HostedTenants(SUPPLIER, GRID));
        context.registerBean(Processes.class, this::processes);
        context.registerBean(PlainMessages.class, () -> engine);
        context.registerBean("gridHandler", MessageHandler.class, () -> handler(Role.GRID_OPERATOR));
        context.registerBean(ReceivedMessageCheck.class, this::check);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.PayloadApplicationEvent<?> payload
                    && !(payload.getPayload() instanceof InterchangeSent)) {
                events.add(payload.getPayload());
                if (listenerTakes && payload.getPayload() instanceof MessageRejected rejected) rejected.take();
            }
        });
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(
                ".*(Tests?\\b.*|MessageEngineConfiguration|\\.rest\\..*|\\.process\\..*)")));
        scanner.scan("org.stromlauf.marketcomm", "org.stromlauf.archive");
        context.registerBean(outboxRows());
        context.refresh();
        return context;
    }

    private static Class<?> outboxRows() {
        try {
            return Class.forName("org.stromlauf.transport.OutboxRows");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
