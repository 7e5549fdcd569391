package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.contracts.SupplyStarted;
import org.stromlauf.receivables.Creditor;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.process.EndEvents;
import org.stromlauf.transport.Channels;
import org.stromlauf.workflow.MarketClock;

/** Suppliers with customers and a bank, for tests of the way of the money. */
@Component
class TestSupplier {

    static final String IBAN = "DE89370400440532013000";
    static final String CUSTOMERS_IBAN = "DE75512108001245126199";

    private final Tenants tenants;
    private final Creditors creditors;
    private final Channels channels;
    private final TenantSettings settings;
    private final OrderIntake intake;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final MarketClock clock;
    private final HistoryService history;
    private final TaskService tasks;

    TestSupplier(
            Tenants tenants,
            Creditors creditors,
            Channels channels,
            TenantSettings settings,
            OrderIntake intake,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            MarketClock clock,
            HistoryService history,
            TaskService tasks) {
        this.tenants = tenants;
        this.creditors = creditors;
        this.channels = channels;
        this.settings = settings;
        this.intake = intake;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.history = history;
        this.tasks = tasks;
    }

    /** A supplier that demands twelve instalments and whose bank is the box's. */
    TenantId open(String name, String marketPartner) {
        var tenant = TenantId.of(name);
        tenants.add(new Tenant(
                tenant, name, MarketPartnerId.of(marketPartner), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        creditors.set(tenant, new Creditor("Stadtwerk Beispiel", "DE98ZZZ09999999999", IBAN));
        channels.use(tenant, "bank", "loopback");
        settings.set(tenant, InstalmentPlanning.INSTALMENTS, 12);
        return tenant;
    }

    /** A customer whose supply began today. */
    Contract supply(TenantId tenant, MarketLocationId location, @Nullable String mandate) {
        return supply(tenant, location, mandate, "household-all-inclusive", today());
    }

    Contract supply(
            TenantId tenant, MarketLocationId location, @Nullable String mandate, String product, LocalDate start) {
        var signed = mandate == null ? null : new DirectDebitMandate(CUSTOMERS_IBAN, "Erika Muster", mandate, start);
        var terms = new ContractTerms(
                product,
                NoticePeriod.weeks(2),
                null,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                Energy.ofKwh("3500"),
                ContractTerms.MeteringKind.REGISTER,
                ContractTerms.BillingInterval.YEARLY);
        var order = new Order(
                new Order.NewCustomer(
                        CustomerName.person("Erika", "Muster"),
                        new PostalAddress("Hauptstraße", "12a", "10115", "Berlin", "DE"),
                        "erika+strom@example.org",
                        signed),
                OrderKind.MOVE_IN,
                location,
                MarketPartnerId.of("9900000000003"),
                null,
                start,
                terms);
        return transaction.execute(status -> {
            var contract = intake.takeOver(tenant, order, start);
            events.publishEvent(new SupplyStarted(tenant, contract.id(), location, start));
            return contract;
        });
    }

    LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    static Instant at(LocalDate day, int hour) {
        return MarketCalendar.at(day, LocalTime.of(hour, 0));
    }

    /** The first of the next month for which nothing was demanded yet. */
    LocalDate nextMonth() {
        var today = today();
        var month = InstalmentRules.nextMonth(today);
        var demanded = at(InstalmentRules.demandedOn(month), 6);
        return demanded.isAfter(clock.instant()) ? month : month.plusMonths(1);
    }

    /** The end events that a tenant's instances of a process reached. */
    List<String> ends(TenantId tenant, String process) {
        return EndEvents.of(history, tenant, process);
    }

    /** Id of the tenant's only open task. */
    String task(TenantId tenant, String key) {
        return tasks.createTaskQuery()
                .tenantIdIn(tenant.value())
                .taskDefinitionKey(key)
                .singleResult()
                .getId();
    }

    boolean hasTask(TenantId tenant, String key) {
        return tasks.createTaskQuery()
                        .tenantIdIn(tenant.value())
                        .taskDefinitionKey(key)
                        .count()
                > 0;
    }

    /** When a debit due on a day is collected. */
    static LocalDate collectedOn(LocalDate due) {
        return MarketCalendar.isWorkingDay(due) ? due : MarketCalendar.workingDayAfter(due, 1);
    }

    String facts(String task) {
        return String.valueOf(tasks.getVariableLocal(task, "facts"));
    }
}
