package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.ContactPoint;
import org.stromlauf.supply.StrictPartner;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.TestDatabase;

/** The grid operator's models on a real engine and PostgreSQL; what is sent is recorded. */
class GridProcessesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Instant RECEIVED = Instant.parse("2026-11-20T13:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 11, 24);
    private static final String GROUP = "11XDEMO-LFN----2";
    private static final MarketPartnerId OLD = MarketPartnerId.of("9900000000001");
    private static final MarketPartnerId NEW = MarketPartnerId.of("9900000000002");

    private static AnnotationConfigApplicationContext context;
    private static ProcessEngine engine;
    private static Sent sent;
    private static int count;

    private final TenantId tenant = TenantId.of("nb-" + ++count);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    /** What was sent, in order. */
    static final class Sent implements MarketMessages {
        private final List<Outgoing> messages = new ArrayList<>();
        private int number;

        @Override
        public UUID send(Outgoing message) {
            StrictPartner.accept(message, CLOCK.instant());
            messages.add(message);
            return new UUID(0, ++number);
        }

        @Override
        public String nextTransactionId(TenantId tenant) {
            return "NB" + ++number;
        }

        List<String> pids() {
            return messages.stream().map(Outgoing::pid).toList();
        }

        Fields only(String pid) {
            var found = messages.stream().filter(m -> m.pid().equals(pid)).toList();
            assertThat(found).hasSize(1);
            var fields = found.get(0).fields();
            var transactions = fields.groups("transactions");
            return transactions.isEmpty() ? fields : transactions.get(0);
        }
    }

    static final class MovableClock extends Clock {
        private Instant now = RECEIVED;

        void set(Instant instant) {
            now = instant;
            ClockUtil.setCurrentTime(Date.from(instant));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    static void buildEngine() {
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> DATABASE);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE));
        context.registerBean(Clock.class, () -> CLOCK);
        context.registerBean(IdGenerator.class, RandomIds::new);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(MarketMessages.class, Sent::new);
        context.register(Locations.class, Assignments.class);
        context.register(ContactPoint.class, TenantSettings.class, tenantRegister());
        context.register(
                Registrations.class,
                RegistrationAssessment.class,
                BalancingAuthorisations.class,
                RegistrationMessages.class,
                MasterDataMessages.class,
                Decisions.class,
                RegistrationDesk.class,
                Deregistrations.class,
                DeregistrationDesk.class,
                ConnectionOrders.class,
                ConnectionMessages.class,
                ConnectionOrderDesk.class);
        var scanner = new org.springframework.context.annotation.ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter((type, factory) ->
                type.getClassMetadata().getClassName().matches("org\\.stromlauf\\.supply\\.process\\.\\w+Delegate")
                        && constructorIsOurs(type.getClassMetadata().getClassName()));
        assertThat(scanner.scan("org.stromlauf.supply.process")).isPositive();
        context.refresh();
        sent = (Sent) context.getBean(MarketMessages.class);
        engine = engine();
    }

    private static Class<?> tenantRegister() {
        try {
            return Class.forName("org.stromlauf.tenancy.TenantRegister");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only delegates of the grid operator's desks: others need beans that are not here. */
    private static boolean constructorIsOurs(String name) {
        try {
            var desk = Class.forName(name).getDeclaredConstructors()[0].getParameterTypes()[0];
            return desk.getPackageName().equals("org.stromlauf.supply.gridoperator");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessEngine engine() {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(DATABASE);
        configuration.setTransactionManager(new DataSourceTransactionManager(DATABASE));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("activity");
        configuration.setProcessEnginePlugins(List.of(new SpinProcessEnginePlugin()));
        configuration.setBeans(new HashMap<Object, Object>(context.getBeansOfType(JavaDelegate.class)));
        return configuration.buildProcessEngine();
    }

    @AfterAll
    static void close() {
        engine.close();
        context.close();
        ClockUtil.reset();
    }

    @BeforeEach
    void deployAndRegister() {
        CLOCK.set(RECEIVED);
        sent.messages.clear();
        var deployment = engine.getRepositoryService().createDeployment().tenantId(tenant.value());
        for (var file : List.of(
                "RegistrationAnswer.bpmn",
                "DeregistrationConfirmation.bpmn",
                "DisconnectionExecution.bpmn",
                "DisconnectionAnswer.bpmn",
                "MeteringConsent.bpmn",
                "ConnectionCut.bpmn",
                "ReconnectionExecution.bpmn",
                "ReconnectionAnswer.bpmn",
                "E0622.dmn",
                "E0623.dmn",
                "E0607.dmn",
                "E0470.dmn",
                "E0497.dmn",
                "E0472.dmn",
                "forms/RegistrationAnswerOverdue.form")) {
            deployment.addClasspathResource("processes/supply/" + file);
        }
        assertThat(deployment.deploy()).isNotNull();
        context.getBean(Tenants.class)
                .add(new Tenant(
                        tenant,
                        "Netzbetreiber",
                        MarketPartnerId.of("99000001%05d".formatted(count)),
                        Role.GRID_OPERATOR,
                        Commodity.ELECTRICITY,
                        true));
        context.getBean(TenantSettings.class).set(tenant, ContactPoint.PHONE, "+4934112345");
        transaction.executeWithoutResult(s -> {
            var locations = context.getBean(Locations.class);
            locations.defineGrid(tenant, LocationFixtures.grid());
            locations.register(tenant, LocationFixtures.bundle(), LocalDate.of(2026, 1, 1));
            context.getBean(BalancingAuthorisations.class).grant(tenant, NEW, GROUP);
        });
    }

    @Test
    void confirmsAtOnceWhenNobodyIsAssigned() {
        register(START, "E01");
        runDue();

        assertThat(sent.pids()).containsExactly("55002", "55218", "55126", "55616", "55620", "17134");
        var answer = sent.only("55002");
        assertThat(answer.get("answerCode")).isEqualTo("A51");
        assertThat(answer.get("requestTransactionId")).isEqualTo("LFN-1");
        assertThat(supplierOn(START)).isEqualTo(NEW);
        assertThat(endOf("RegistrationAnswer")).contains("EndEvent_SupplierAssigned");
    }

    @Test
    void takesSilenceAtNineAsConsent() {
        assignOld();
        register(START, "E03");
        runDue();
        assertThat(sent.pids()).containsExactly("55036", "55010");
        assertThat(sent.only("55010").get("registrationReceivedOn")).isEqualTo("20261120");

        CLOCK.set(Instant.parse("2026-11-23T08:00:00Z"));
        runDue();

        assertThat(sent.pids()).contains("55002", "55037", "17134");
        assertThat(sent.only("55037").instant("supplyEnd")).isEqualTo(MarketCalendar.startOfDay(START));
        assertThat(supplierOn(START.minusDays(1))).isEqualTo(OLD);
        assertThat(supplierOn(START)).isEqualTo(NEW);
    }

    @Test
    void rejectsWithThePreviousSuppliersCodeWhenHeObjects() {
        assignOld();
        register(START, "E03");
        runDue();
        previousSupplierAnswers("A35", true);
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A50");
        assertThat(answer.get("previousSupplierAnswerCode")).isEqualTo("A35");
        assertThat(answer.get("otherSupplier")).isEqualTo(OLD.value());
        assertThat(supplierOn(START)).isEqualTo(OLD);
        assertThat(endOf("RegistrationAnswer")).contains("EndEvent_RegistrationRejected");
    }

    @Test
    void doesNotTakeAnEndThatWasConfirmedBeforeForAnObjection() {
        assignOld();
        register(START, "E03");
        runDue();
        previousSupplierAnswers("A30", true);
        runDue();

        assertThat(sent.only("55002").get("answerCode")).isEqualTo("A51");
    }

    @Test
    void rejectsAtOnceWhenTheLeadTimeIsTooShort() {
        assignOld();
        register(START.minusDays(1), "E03");
        runDue();

        assertThat(sent.pids()).containsExactly("55003");
        assertThat(sent.only("55003").get("answerTree")).isEqualTo("E_0622");
        assertThat(sent.only("55003").get("answerCode")).isEqualTo("A07");
    }

    @Test
    void namesTheProductThatItCannotCarryOut() {
        jdbc().sql("delete from supply.balancing_authorisation where tenant_id = ?")
                .param(tenant.value())
                .update();
        register(START, "E03");
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A05");
        assertThat(answer.groups("productPackages")).singleElement().satisfies(p -> assertThat(p.get("productCode"))
                .isEqualTo("9991000002082"));
        assertThat(answer.find("note")).isEmpty();
    }

    @Test
    void stopsWhatTheSupplierCancelsAndTellsTheMeteringOperator() {
        assignOld();
        var order = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), true);
        runDue();
        sent.messages.clear();

        assertThat(desk().cancel(desk().get(tenant, order), "STORNO-1")).contains(true);
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_OrderCancelled")
                .processInstanceBusinessKey(order.toString())
                .correlate();
        runDue();
        CLOCK.set(Instant.parse("2026-12-01T08:00:00Z"));
        runDue();

        assertThat(sent.pids()).containsExactly("19128", "39001");
        assertThat(sent.only("19128").get("answerCode")).isEqualTo("A03");
        assertThat(sent.only("19128").get("cancellationNumber")).isEqualTo("STORNO-1");
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .isEmpty();
        assertThat(endOf("DisconnectionExecution")).containsExactly("EndEvent_OrderCancelled");
        assertThat(desk().cancel(desk().get(tenant, order), "STORNO-2")).isEmpty();
    }

    @Test
    void refusesToCancelWhatItRefusedOrCarriedOut() {
        assignOld();
        var refused = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 11, 23), true);
        runDue();
        assertThat(desk().cancel(desk().get(tenant, refused), "STORNO-1")).contains(false);
        assertThat(sent.only("19129").get("answerCode")).isEqualTo("A06");
        sent.messages.clear();

        carryOut("NONE", "");
        var done = desk().findByNumber(tenant, OLD, "ORDER-" + lastOrder).orElseThrow();
        assertThat(desk().cancel(done, "STORNO-2")).contains(false);
        assertThat(sent.only("19129").get("answerCode")).isEqualTo("A05");
    }

    private static JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Test
    void tellsThePreviousSupplierWhoRegisters() {
        assignOld();
        register(START, "E03");
        runDue();

        assertThat(sent.only("55010").get("otherSupplier")).isEqualTo(NEW.value());
        assertThat(sent.only("55036").get("otherSupplier")).isEqualTo(OLD.value());
    }

    @Test
    void tellsWhenItTakesRegistrationsAgainWhileAnotherIsInProgress() {
        assignOld();
        register(START, "E03");
        runDue();
        CLOCK.set(RECEIVED.plusSeconds(60));
        register(START, "E03");
        runDue();

        var answer = sent.only("55003");
        assertThat(answer.get("answerCode")).isEqualTo("A06");
        assertThat(answer.instant("processingDate")).isEqualTo(MarketCalendar.startOfDay(START));
        assertThat(answer.instant("nextProcessingDate")).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void makesATaskOfAnAnswerThatIsLate() {
        register(START, "E03");
        CLOCK.set(Instant.parse("2026-11-23T10:00:00Z"));
        runDue(job -> job.getJobDefinitionId() != null && isTimer(job));

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .tenantIdIn(tenant.value())
                        .list())
                .singleElement()
                .satisfies(t -> assertThat(t.getTaskDefinitionKey()).isEqualTo("Task_ClarifyLateAnswer"));
    }

    @Test
    void endsTheAssignmentOfWhoDeregisters() {
        assignOld();
        deregister(START);
        runDue();

        assertThat(sent.only("55005").get("answerCode")).isEqualTo("A11");
        assertThat(supplierOn(START)).isEqualTo(LocationFixtures.FALLBACK_SUPPLIER);
        assertThat(endOf("DeregistrationConfirmation")).contains("EndEvent_AssignmentEnded");

        deregister(START);
        runDue();

        assertThat(sent.only("55006").get("answerCode")).isEqualTo("A09");
        assertThat(endOf("DeregistrationConfirmation")).contains("EndEvent_DeregistrationRejected");
    }

    @Test
    void cutsAndRestoresOnOrder() {
        assignOld();
        var order = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), true);
        runDue();
        assertThat(sent.pids()).containsExactly("19116", "17116");
        assertThat(sent.only("19116").get("answerCode")).isEqualTo("A08");

        desk().meteringOperatorAnswered(desk().get(tenant, order), "A05", true);
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_MeteringOperatorAnswered")
                .processInstanceBusinessKey(order.toString())
                .correlate();
        runDue();
        CLOCK.set(Instant.parse("2026-12-01T08:00:00Z"));
        runDue();

        assertThat(sent.only("21039").groups("statuses").get(0).get("answerCode"))
                .isEqualTo("A07");
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .contains(LocalDate.of(2026, 12, 1));
        sent.messages.clear();

        assertThat(order(ConnectionOrder.Kind.RECONNECTION, LocalDate.of(2026, 12, 1), true))
                .isNotNull();
        runDue();

        assertThat(sent.pids()).containsExactly("19116", "21039");
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .isEmpty();
    }

    @Test
    void asksACaseWorkerWhetherARefusalOfTheMeteringOperatorStands() {
        assignOld();
        var order = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), false);
        runDue();
        desk().meteringOperatorAnswered(desk().get(tenant, order), "A03", false);
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_MeteringOperatorAnswered")
                .processInstanceBusinessKey(order.toString())
                .correlate();
        runDue();
        var task = engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant.value())
                .singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ClearRefusal");
        engine.getTaskService().complete(task.getId(), Map.of("refusalUpheld", true));
        runDue();

        var status = sent.only("21039").groups("statuses").get(0);
        assertThat(status.get("status")).isEqualTo("Z32");
        assertThat(status.get("answerTree")).isEqualTo("E_0501");
        assertThat(endOf("DisconnectionExecution")).contains("EndEvent_DisconnectionRefused");
    }

    @Test
    void saysWhyItCouldNotCutWhereTheHandbookAsksForIt() {
        assignOld();
        carryOut("TECHNICAL", "Trennstelle nicht zugänglich");
        var technical = sent.only("21039").groups("statuses").get(0);
        assertThat(technical.get("status")).isEqualTo("Z13");
        assertThat(technical.get("answerCode")).isEqualTo("A06");
        assertThat(technical.get("note")).isEqualTo("Trennstelle nicht zugänglich");
        sent.messages.clear();

        carryOut("NOT_MET", "Klingel defekt");
        var notMet = sent.only("21039").groups("statuses").get(0);
        assertThat(notMet.get("answerCode")).isEqualTo("A08");
        assertThat(notMet.find("note")).isEmpty();
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .isEmpty();
    }

    private void carryOut(String obstacle, String note) {
        CLOCK.set(RECEIVED);
        var order = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), false);
        runDue();
        desk().meteringOperatorAnswered(desk().get(tenant, order), "A05", true);
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_MeteringOperatorAnswered")
                .processInstanceBusinessKey(order.toString())
                .correlate();
        runDue();
        CLOCK.set(Instant.parse("2026-12-01T08:00:00Z"));
        runDue();
        var task = engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant.value())
                .taskDefinitionKey("Task_CarryOutDisconnection")
                .singleResult();
        engine.getTaskService().complete(task.getId(), Map.of("obstacle", obstacle, "executionNote", note));
        runDue();
    }

    @Test
    void rejectsAnOrderToCutThatComesTooLate() {
        assignOld();
        assertThat(order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 11, 25), true))
                .isNotNull();
        runDue();

        assertThat(sent.only("19117").get("answerCode")).isEqualTo("A07");
        assertThat(endOf("DisconnectionExecution")).contains("EndEvent_OrderRejected");
    }

    private UUID lastOrder = new UUID(0, 0);

    private ConnectionOrderDesk desk() {
        return context.getBean(ConnectionOrderDesk.class);
    }

    private UUID order(ConnectionOrder.Kind kind, LocalDate earliest, boolean automatic) {
        var id = UUID.randomUUID();
        var order = new ConnectionOrder(
                id, tenant, kind, OLD, "ORDER-" + id, MARKET_LOCATION, CLOCK.instant(), earliest, false, null);
        desk().receive(order);
        lastOrder = id;
        var cut = kind == ConnectionOrder.Kind.DISCONNECTION;
        var variables = new HashMap<String, Object>(Map.of("orderId", id.toString(), "automatic", automatic));
        variables.put("answerDueAt", Date.from(AnswerLimits.ofConnectionOrder(CLOCK.instant())));
        variables.put("consentNeeded", true);
        variables.put("executionAt", Date.from(MarketCalendar.startOfDay(earliest)));
        variables.put("executionDueAt", Date.from(MarketCalendar.startOfDay(earliest.plusDays(9))));
        start(cut ? "DisconnectionExecution" : "ReconnectionExecution", id, variables);
        return id;
    }

    private void assignOld() {
        transaction.executeWithoutResult(s -> context.getBean(Assignments.class)
                .assign(tenant, MARKET_LOCATION, OLD, DateRange.startingAt(LocalDate.of(2026, 1, 1)), "test"));
    }

    private void register(LocalDate start, String reason) {
        var id = UUID.randomUUID();
        var number = sent.messages.isEmpty() ? "LFN-1" : "LFN-" + id;
        var registration = new Registration(
                id,
                tenant,
                NEW,
                number,
                MARKET_LOCATION,
                null,
                CLOCK.instant(),
                DateRange.startingAt(start),
                reason,
                new ConnectionUser("Max", "Neu"),
                new ProductPackage("1", "9991000002082", GROUP, null),
                null,
                null);
        context.getBean(RegistrationDesk.class).receive(registration);
        var limits = registration.limits();
        start(
                "RegistrationAnswer",
                id,
                Map.of(
                        "silenceIsConsentAt", Date.from(limits.silenceIsConsentAt()),
                        "answerDueAt", Date.from(limits.answerBy()),
                        "informDueAt", Date.from(limits.informBy())));
    }

    private void deregister(LocalDate day) {
        var id = UUID.randomUUID();
        context.getBean(DeregistrationDesk.class)
                .receive(new Deregistration(
                        id, tenant, OLD, "LFA-" + id, MARKET_LOCATION, CLOCK.instant(), day, "ZT5", "ZW4", null));
        start(
                "DeregistrationConfirmation",
                id,
                Map.of("answerDueAt", Date.from(AnswerLimits.ofDeregistration(CLOCK.instant()))));
    }

    private void previousSupplierAnswers(String code, boolean objected) {
        var registrations = context.getBean(RegistrationDesk.class);
        var r = registrations
                .findByInquiry(tenant, sent.only("55010").get("transactionId"))
                .orElseThrow();
        registrations.previousSupplierAnswered(r, new Registration.Answer(code, objected, CLOCK.instant()));
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_PreviousSupplierAnswered")
                .processInstanceBusinessKey(r.id().toString())
                .correlate();
    }

    private void start(String key, UUID id, Map<String, Object> variables) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .tenantIdIn(tenant.value())
                .singleResult();
        assertThat(engine.getRuntimeService().startProcessInstanceById(definition.getId(), id.toString(), variables))
                .isNotNull();
    }

    private void runDue() {
        runDue(job -> true);
    }

    private void runDue(Predicate<Job> which) {
        var next = due().stream().filter(which).findFirst();
        while (next.isPresent()) {
            engine.getManagementService().executeJob(next.get().getId());
            next = due().stream().filter(which).findFirst();
        }
    }

    private List<Job> due() {
        return engine.getManagementService().createJobQuery().tenantIdIn(tenant.value()).active().list().stream()
                .filter(j ->
                        j.getDuedate() == null || !j.getDuedate().toInstant().isAfter(CLOCK.instant()))
                .sorted(Comparator.comparing(GridProcessesTests::isTimer))
                .toList();
    }

    private static boolean isTimer(Job job) {
        return job instanceof org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
    }

    private List<String> endOf(String key) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .tenantIdIn(tenant.value())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(key))
                .map(a -> a.getActivityId())
                .toList();
    }

    private MarketPartnerId supplierOn(LocalDate day) {
        return context.getBean(Assignments.class)
                .at(tenant, MARKET_LOCATION, day)
                .orElseThrow()
                .supplier();
    }
}
