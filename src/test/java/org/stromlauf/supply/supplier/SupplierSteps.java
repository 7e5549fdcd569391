package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKeys;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.Inbox;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.workflow.Processes;

/** The supplier's steps on a real database, with the edges recorded: what was sent, started and woken. */
final class SupplierSteps {

    static final TenantId SUPPLIER = TenantId.of("supplier");
    static final MarketPartnerId GRID = MarketPartnerId.of("9900000000003");

    /** A process that was started or woken. */
    record Woken(String name, String key, Map<String, Object> facts) {}

    final List<MarketMessages.Outgoing> sent = new ArrayList<>();
    final List<Woken> started = new ArrayList<>();
    final List<Woken> woken = new ArrayList<>();
    final List<ReceivedMessage> held = new ArrayList<>();
    Instant now = Instant.parse("2026-10-05T08:00:00Z");

    /** Where processes really run; null while they are only recorded. */
    @org.jspecify.annotations.Nullable
    Processes engine;

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SupplierSteps(DataSource database) {
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Clock.class, this::clock);
        context.registerBean(IdGenerator.class, RandomIds::new);
        context.registerBean(MarketMessages.class, this::messages);
        context.registerBean(Processes.class, this::processes);
        context.registerBean(Inbox.class, this::inbox);
        context.register(TenantSettings.class, Contracts.class, Customers.class, LocationRecords.class);
        context.register(OrderKeys.class);
        context.register(OrderIntake.class, SupplierMessages.class, SupplierAnswers.class, SentRequests.class);
        context.register(ReceivedRequests.class, StayingCustomers.class, SupplierRequests.class, SupplyStarts.class);
        context.register(SupplyEnds.class, Terminations.class, DeregistrationRequests.class, SupplierProcesses.class);
        context.register(SupplierAnswerHandler.class, SupplierRequestHandler.class, LocationDataIntake.class);
        context.register(
                AssignmentNoticeHandler.class,
                ProcessingStateHandler.class,
                LocationDataHandler.class,
                SupplierMessageCheck.class);
        context.register(SupplierFacts.class, AnswerTexts.class, LocationDataReview.class);
        context.register(tenantRegister());
        context.refresh();
        get(Tenants.class)
                .add(new Tenant(
                        SUPPLIER,
                        "Lieferant",
                        MarketPartnerId.of("9900000000001"),
                        Role.SUPPLIER,
                        Commodity.ELECTRICITY,
                        true));
        get(TenantSettings.class).set(SUPPLIER, SupplierSettings.BALANCING_GROUP, "11XDEMO-LFN----2");
    }

    static SupplierSteps onFreshDatabase() {
        return new SupplierSteps(TestDatabase.fresh());
    }

    private static Class<?> tenantRegister() {
        try {
            return Class.forName("org.stromlauf.tenancy.TenantRegister");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Fields lastSent(String pid) {
        var last = sent.get(sent.size() - 1);
        if (!last.pid().equals(pid)) throw new AssertionError("Last sent was " + last.pid() + ", expected " + pid);
        return last.fields().groups("transactions").get(0);
    }

    MessageHandler.Outcome receive(String pid, MarketPartnerId sender, Fields.Builder transaction) {
        var message = message(
                pid,
                sender,
                transaction.put("transactionId", "T" + UUID.randomUUID()).build());
        return context.getBeansOfType(MessageHandler.class).values().stream()
                .filter(h -> h.pids().contains(pid))
                .findFirst()
                .orElseThrow()
                .handle(message);
    }

    ReceivedMessage message(String pid, MarketPartnerId sender, Fields transaction) {
        var fields = Fields.builder().add("transactions", transaction).build();
        var checked = new CheckedMessage("1", "UTILMD", "D:11A", "S2.2", pid, null, "DOC1", List.of(), fields, 1, 0);
        return new ReceivedMessage(UUID.randomUUID(), SUPPLIER, sender, now, checked, transaction);
    }

    static Instant day(LocalDate day) {
        return MarketCalendar.startOfDay(day);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private MarketMessages messages() {
        return RecordedMessages.into(sent, () -> now);
    }

    private Processes processes() {
        return new Processes() {
            @Override
            public void start(TenantId tenant, String process, String key, Map<String, Object> variables) {
                started.add(new Woken(process, key, new HashMap<>(variables)));
                if (engine != null) engine.start(tenant, process, key, variables);
            }

            @Override
            public boolean correlate(TenantId tenant, String message, String key, Map<String, Object> variables) {
                woken.add(new Woken(message, key, new HashMap<>(variables)));
                return engine == null || engine.correlate(tenant, message, key, variables);
            }

            @Override
            public boolean isRunning(TenantId tenant, String process, String key) {
                if (engine != null) return engine.isRunning(tenant, process, key);
                return started.stream()
                        .anyMatch(s -> s.name().equals(process) && s.key().equals(key));
            }
        };
    }

    private Inbox inbox() {
        return new Inbox() {
            @Override
            public void hold(ReceivedMessage message, String key) {
                held.add(message);
            }

            @Override
            public Optional<ReceivedMessage> take(TenantId tenant, String key, Set<String> pids) {
                var first = held.stream().filter(m -> pids.contains(m.pid())).findFirst();
                first.ifPresent(held::remove);
                return first;
            }

            @Override
            public List<ReceivedMessage> held(TenantId tenant) {
                return held;
            }
        };
    }
}
