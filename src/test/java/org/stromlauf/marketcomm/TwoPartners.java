package org.stromlauf.marketcomm;

import java.time.Clock;
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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
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
abstract class TwoPartners {

    /** A Monday, ten o'clock in Germany. */
    static final Instant START = Instant.parse("2026-10-05T08:00:00Z");

    static final Tenant SUPPLIER = tenant("supplier", "9521000000018", Role.SUPPLIER);

    static final Tenant GRID = tenant("grid", "9521000000025", Role.GRID_OPERATOR);

    static final DataSource DATABASE = TestDatabase.fresh();

    final MovableClock clock = new MovableClock(START);

    final List<Object> events = new ArrayList<>();

    final List<String> started = new ArrayList<>();

    final List<String> correlated = new ArrayList<>();

    final Map<String, Function<ReceivedMessage, Outcome>> handling = new HashMap<>();

    final List<String> handled = new ArrayList<>();

    List<ObjectFinding> objectFindings = List.of();

    boolean listenerTakes = true;

    final AnnotationConfigApplicationContext context = context();

    final JdbcClient jdbc = context.getBean(JdbcClient.class);

    final MarketMessages messages = context.getBean(MarketMessages.class);

    final Journal journal = context.getBean(Journal.class);

    @BeforeEach
    void empties() {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("truncate marketcomm.interchange, transport.outbox, archive.entry, archive.content cascade")
                    .update();
            jdbc.sql("truncate marketcomm.reference_counter, marketcomm.clearing, archive.chain_head cascade")
                    .update();
        });
    }

    @AfterEach
    void closes() {
        context.close();
    }

    UUID send(Tenant from, Tenant to, String pid, Fields... transactions) {
        var fields = Fields.builder();
        for (var transaction : transactions) fields.add("transactions", transaction);
        return unit(() -> messages.send(new Outgoing(from.id(), to.marketPartnerId(), pid, fields.build())));
    }

    int units;

    UUID unit(java.util.function.Supplier<UUID> work) {
        return UnitOfWork.call("test/" + units++, work);
    }

    static Fields transaction(String id) {
        return Fields.builder().put("transactionId", id).build();
    }

    /** Delivers what lies in the outbox and processes what arrived until nothing is due. */
    void exchange() {
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
            runDue("answer");
        }
        runDue("limit");
    }

    void runDue(String kind) {
        var sources = context.getBeansOfType(DueWork.class).values().stream()
                .filter(w -> w.kind().equals(kind))
                .toList();
        new DueItems(jdbc).due(sources, clock.instant(), 100).forEach(DueItems.Found::run);
    }

    InterchangeReceiver.Receipt receive(Tenant tenant, byte[] content, String delivery) {
        return context.getBean(InterchangeReceiver.class)
                .receive(new Arrival(content, "loopback", delivery, tenant.id()));
    }

    byte[] original(Tenant tenant, UUID interchange) {
        return journal.original(journal.interchange(tenant.id(), interchange).orElseThrow());
    }

    List<JournalledTransaction> only(Tenant tenant, String direction) {
        return journal.search(tenant.id(), new Journal.Search(null, null, direction, null, null, 100)).stream()
                .filter(row -> row.state() != State.NOTED)
                .toList();
    }

    List<String> states(String tenant, String direction) {
        return jdbc.sql("select state from marketcomm.interchange where tenant_id = ? and direction = ?")
                .params(tenant, direction)
                .query(String.class)
                .list();
    }

    List<String> reasons() {
        return jdbc.sql("select reason from marketcomm.clearing")
                .query(String.class)
                .list();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    MessageHandler handler(Role role) {
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

    ReceivedMessageCheck check() {
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

    Processes processes() {
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

    AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        var manager = new DataSourceTransactionManager(DATABASE);
        var engine = new PlainMessages();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("stromlauf.marketcomm.collect-answers-for", "PT0S")));
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

    static Class<?> outboxRows() {
        try {
            return Class.forName("org.stromlauf.transport.OutboxRows");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
