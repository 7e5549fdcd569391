package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.ContactPoint;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.testing.process.EndEvents;

/** The grid operator's models on a real engine and PostgreSQL; what is sent is recorded. One engine serves all test classes. */
abstract class GridOperatorProcesses {

    static final DataSource DATABASE = TestDatabase.fresh();

    static final Instant RECEIVED = Instant.parse("2026-11-20T13:00:00Z");
    static final MovableClock CLOCK = new MovableClock(RECEIVED);

    static final LocalDate START = LocalDate.of(2026, 11, 24);

    static final String GROUP = "11XDEMO-LFN----2";

    static final MarketPartnerId OLD = MarketPartnerId.of("9900000000001");

    static final MarketPartnerId NEW = MarketPartnerId.of("9900000000002");

    static AnnotationConfigApplicationContext context;

    static ProcessEngine engine;

    static SentMessages sent;

    static int count;

    final TenantId tenant = TenantId.of("nb-" + ++count);

    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    @BeforeAll
    static void buildEngine() {
        if (context != null) return; // one for all test classes
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> DATABASE);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE));
        context.registerBean(Clock.class, () -> CLOCK);
        context.registerBean(IdGenerator.class, RandomIds::new);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(MarketMessages.class, () -> new SentMessages(CLOCK));
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
                Deviations.class,
                DeviationDesk.class,
                ConnectionOrders.class,
                ConnectionMessages.class,
                ConnectionOrderDesk.class);
        var scanner = new org.springframework.context.annotation.ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter((type, factory) ->
                type.getClassMetadata().getClassName().matches("org\\.stromlauf\\.supply\\.process\\.\\w+Delegate")
                        && constructorIsOurs(type.getClassMetadata().getClassName()));
        assertThat(scanner.scan("org.stromlauf.supply.process")).isPositive();
        context.refresh();
        sent = (SentMessages) context.getBean(MarketMessages.class);
        engine = engine();
    }

    static Class<?> tenantRegister() {
        try {
            return Class.forName("org.stromlauf.tenancy.TenantRegister");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only delegates of the grid operator's desks: others need beans that are not here. */
    static boolean constructorIsOurs(String name) {
        try {
            var desk = Class.forName(name).getDeclaredConstructors()[0].getParameterTypes()[0];
            return desk.getPackageName().equals("org.stromlauf.supply.gridoperator");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProcessEngine engine() {
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
    static void resetEngineClock() {
        ClockUtil.reset();
    }

    @BeforeEach
    void deployAndRegister() {
        CLOCK.set(RECEIVED);
        sent.messages.clear();
        var deployment = engine.getRepositoryService().createDeployment().tenantId(tenant.value());
        for (var file : List.of(
                "RegistrationAnswer.bpmn",
                "RegistrationDecision.bpmn",
                "PreviousSupplierInquiry.bpmn",
                "DeregistrationConfirmation.bpmn",
                "DisconnectionExecution.bpmn",
                "DisconnectionAnswer.bpmn",
                "MeteringConsent.bpmn",
                "ConnectionCut.bpmn",
                "ReconnectionExecution.bpmn",
                "ReconnectionAnswer.bpmn",
                "DeviationAnswer.bpmn",
                "E0622.dmn",
                "E0623.dmn",
                "E0607.dmn",
                "E0470.dmn",
                "E0497.dmn",
                "E0472.dmn",
                "forms/ClarifyDeviation.form",
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

    void assignOld() {
        transaction.executeWithoutResult(s -> context.getBean(Assignments.class)
                .assign(tenant, MARKET_LOCATION, OLD, DateRange.startingAt(LocalDate.of(2026, 1, 1)), "test"));
    }

    void register(LocalDate start, String reason) {
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
        assertThat(context.getBean(RegistrationDesk.class).receive(registration))
                .isTrue();
        var limits = registration.limits();
        start(
                "RegistrationAnswer",
                id,
                Map.of(
                        "registrationId", id.toString(),
                        "silenceIsConsentAt", Date.from(limits.silenceIsConsentAt()),
                        "answerDueAt", Date.from(limits.answerBy()),
                        "informDueAt", Date.from(limits.informBy())));
    }

    void start(String key, UUID id, Map<String, Object> variables) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .tenantIdIn(tenant.value())
                .singleResult();
        assertThat(engine.getRuntimeService().startProcessInstanceById(definition.getId(), id.toString(), variables))
                .isNotNull();
    }

    void runDue() {
        runDue(job -> true);
    }

    void runDue(Predicate<Job> which) {
        var next = due().stream().filter(which).findFirst();
        while (next.isPresent()) {
            engine.getManagementService().executeJob(next.get().getId());
            next = due().stream().filter(which).findFirst();
        }
    }

    List<Job> due() {
        return engine.getManagementService().createJobQuery().tenantIdIn(tenant.value()).active().list().stream()
                .filter(j ->
                        j.getDuedate() == null || !j.getDuedate().toInstant().isAfter(CLOCK.instant()))
                .sorted(Comparator.comparing(GridOperatorProcesses::isTimer))
                .toList();
    }

    static boolean isTimer(Job job) {
        return job instanceof org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
    }

    String openTask() {
        return engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant.value())
                .singleResult()
                .getTaskDefinitionKey();
    }

    void complete(Map<String, Object> outcome) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant.value())
                .singleResult();
        engine.getTaskService().complete(task.getId(), outcome);
        runDue();
    }

    List<String> endOf(String key) {
        return EndEvents.of(engine.getHistoryService(), tenant, key);
    }

    MarketPartnerId supplierOn(LocalDate day) {
        return context.getBean(Assignments.class)
                .at(tenant, MARKET_LOCATION, day)
                .orElseThrow()
                .supplier();
    }
}
