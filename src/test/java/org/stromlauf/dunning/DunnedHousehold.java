package org.stromlauf.dunning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.stromlauf.contracts.Contract;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Payment;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.supply.supplier.Disconnections;
import org.stromlauf.supply.supplier.SentOrder;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A household that owes instalments to a supplier whose grid operator is here too, and what a test asks about it. */
final class DunnedHousehold {

    /** One is less than a sixth of the year's 1,304 to 1,348 euro, two are more. */
    static final String INSTALMENT = "120.00";

    final ConnectionMarket market;
    final Contract contract;

    private final ApplicationContext context;
    private int payments;

    DunnedHousehold(ApplicationContext context, ConnectionMarket market) {
        this.context = context;
        this.market = market;
        contract = market.household();
        var settings = bean(TenantSettings.class);
        settings.set(market.supplier.id(), DunningSettings.HARDSHIP_CHECK, DunningSettings.HardshipCheck.NONE);
        // The law's periods stay as they are; the supplier's own are short, so that a test's time is.
        settings.set(market.supplier.id(), DunningSettings.REMINDER_DAYS, 1);
        settings.set(market.supplier.id(), DunningSettings.PAYMENT_DAYS, 1);
        settings.set(market.supplier.id(), DunningSettings.DELIVERY_DAYS, 1);
        settings.set(market.supplier.id(), DunningSettings.DISCONNECTION_COST, Money.of("48.20"));
        settings.set(market.supplier.id(), DunningSettings.RECONNECTION_COST, Money.of("57.10"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    LocalDate today() {
        return MarketCalendar.day(bean(MarketClock.class).instant());
    }

    /** An instalment that the bank gave back, or that was never paid. */
    void owes(String key, String amount, LocalDate due) {
        bean(Receivables.class)
                .demand(
                        contract.tenant(),
                        new Demand(
                                contract.number() + "-" + key,
                                contract.number(),
                                ItemKind.INSTALMENT,
                                contract.number(),
                                due.minusDays(20),
                                due,
                                "Abschlag",
                                List.of(LedgerEntry.credit(Account.PREPAYMENT, Money.of(amount)))));
    }

    void pays(String amount) {
        bean(Receivables.class)
                .receive(
                        contract.tenant(),
                        new Payment(
                                contract.number() + " payment " + ++payments,
                                today(),
                                contract.number(),
                                Money.of(amount),
                                "Zahlung",
                                Account.BANK,
                                List.of()));
        bean(Work.class).runDue();
    }

    void runUntil(LocalDate day, int hour) {
        bean(Work.class).runUntil(MarketCalendar.at(day, LocalTime.of(hour, 0)));
    }

    /** The only case, open or not. */
    CaseFile file() {
        var files = files();
        if (files.size() != 1) throw new AssertionError("One case expected, there are " + files.size());
        return files.get(0);
    }

    boolean isDunned() {
        return !files().isEmpty();
    }

    private List<CaseFile> files() {
        return bean(CaseFiles.class).page(contract.tenant(), false, null, 500).stream()
                .filter(f -> f.debtor().equals(contract.number()))
                .toList();
    }

    /** What was ordered of the grid operator, the first first. */
    List<SentOrder> orders() {
        var orders = new ArrayList<>(bean(Disconnections.class).of(contract.tenant(), contract.id()));
        java.util.Collections.reverse(orders);
        return orders;
    }

    List<CaseStep.Kind> steps() {
        return file().steps().stream().map(CaseStep::kind).toList();
    }

    LocalDate day(CaseStep.Kind kind) {
        return file().steps().stream()
                .filter(s -> s.kind() == kind)
                .findFirst()
                .orElseThrow()
                .day();
    }

    /** The end events that the case's instances of a model reached. */
    List<String> ends(String model) {
        var history = bean(HistoryService.class);
        var instances = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(model)
                .processInstanceBusinessKey(file().id().toString())
                .list();
        return instances.stream()
                .flatMap(i ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(i.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(a -> a.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** The case's open tasks by their keys. */
    List<String> tasks() {
        return openTasks().stream().map(Task::getTaskDefinitionKey).toList();
    }

    String facts() {
        var task = openTasks().get(0);
        return String.valueOf(bean(TaskService.class).getVariableLocal(task.getId(), "facts"));
    }

    void complete(Map<String, Object> outcome) {
        bean(TaskService.class).complete(openTasks().get(0).getId(), outcome);
        bean(Work.class).runDue();
    }

    private List<Task> openTasks() {
        return bean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(file().id().toString())
                .list();
    }
}
