package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.dunning.CaseStep.Kind.PURSUED;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.dunning.CaseFile;
import org.stromlauf.dunning.CaseFiles;
import org.stromlauf.dunning.CaseStep;
import org.stromlauf.dunning.DunningClerk;
import org.stromlauf.dunning.DunningSettings;
import org.stromlauf.dunning.Notices;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Payment;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** Collective bills that are not paid: reminded of once each, then a clerk's; nothing is disconnected. */
@StromlaufTest
class FrameworkDunningTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private Receivables receivables;

    @Autowired
    private CaseFiles files;

    @Autowired
    private DunningClerk clerk;

    @Autowired
    private Notices notices;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void aFrameworkContract() {
        // Days of dunning are counted at 08:00: from noon on a day has one look.
        var ignored = work.runUntil(MarketCalendar.at(today().plusDays(1), LocalTime.NOON));
        tenant = suppliers.open(Commodity.ELECTRICITY);
        settings.set(tenant, DunningSettings.DELIVERY_DAYS, 1);
        settings.set(tenant, DunningSettings.PAYMENT_DAYS, 2);
        settings.set(tenant, DunningSettings.REMINDER_DAYS, 2);
        var site = suppliers.site(tenant, CustomerName.company("Filial AG"));
        var since = LocalDate.of(2026, 1, 1);
        var unused = frameworks.agree(
                tenant,
                "RV-1",
                site.customer(),
                DateRange.startingAt(since),
                new FrameworkTerms(since, BillingInterval.MONTHLY, null, null));
    }

    @Test
    void aReminderLeavesTimeThenAClerkPursuesAndAPaymentSettles() throws Exception {
        owes("R-1", "523.58", 8);
        look();

        assertThat(steps()).containsExactly(REMINDER);
        assertThat(letter())
                .contains("Rahmenvertrag", "RV-1", "523,58", "Filial AG")
                .doesNotContain("unterbrechen");
        assertThat(file().waiting().what()).isEqualTo("WAIT PURSUE");
        work.runFor(Duration.ofDays(4)); // one to arrive, two to pay
        assertThat(task()).containsExactly("Task_PursueClaim");
        assertThat(facts()).contains("523,58", "Filial AG", "Mahnbescheid");

        complete("Mahnbescheid beantragt");
        assertThat(steps()).containsExactly(REMINDER, PURSUED);
        assertThat(file().waiting().what()).isEqualTo("REST PURSUED");
        pays("R-1", "523.58");
        assertThat(ends()).containsExactly("EndEvent_AccountSettled");
        assertThat(files.findOpen(tenant, "RV-1")).isEmpty();
    }

    @Test
    void aLaterBillIsRemindedOfToo() {
        owes("R-1", "523.58", 8);
        look();
        work.runFor(Duration.ofDays(4));
        complete("Ratenzahlung");

        owes("R-2", "100.00", 0);
        look();
        assertThat(file().waiting().what()).isEqualTo("WAIT REMINDER");
        work.runFor(Duration.ofDays(2));

        assertThat(steps()).containsExactly(REMINDER, PURSUED, REMINDER);
        pays("R-1", "523.58");
        assertThat(file().waiting().what()).isEqualTo("WAIT PURSUE");
    }

    @Test
    void aPaymentTakesTheTaskAwayAndHouseholdsAgreementsAreRefused() {
        owes("R-1", "523.58", 8);
        look();
        work.runFor(Duration.ofDays(4));
        assertThatThrownBy(() -> clerk.agree(file(), 6, today().plusMonths(1), "clerk"))
                .hasMessageContaining("RV-1");

        pays("R-1", "523.58");

        assertThat(task()).isEmpty();
        assertThat(ends()).containsExactly("EndEvent_AccountSettled");
    }

    private void owes(String key, String euros, int days) {
        var due = today().minusDays(days);
        receivables.demand(
                tenant,
                new Demand(
                        key,
                        "RV-1",
                        ItemKind.INVOICE,
                        key,
                        due.minusDays(14),
                        due,
                        "Sammelrechnung " + key,
                        List.of(LedgerEntry.credit(Account.REVENUE, Money.of(euros)))));
    }

    private void look() {
        work.runFor(Duration.ofDays(1));
    }

    private void pays(String key, String euros) {
        var payment = new Payment(
                "payment " + key, today(), "RV-1", Money.of(euros), "Zahlung " + key, Account.BANK, List.of(key));
        receivables.receive(tenant, payment);
        work.runDue();
    }

    private CaseFile file() {
        return files.findOpen(tenant, "RV-1").orElseThrow();
    }

    private List<CaseStep.Kind> steps() {
        return file().steps().stream().map(CaseStep::kind).toList();
    }

    private String letter() throws Exception {
        var notice = notices.of(tenant, file().id()).get(0);
        try (var document = Loader.loadPDF(notices.pdf(tenant, notice))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private List<String> task() {
        return tasks
                .createTaskQuery()
                .tenantIdIn(tenant.value())
                .processDefinitionKey("FrameworkDunning")
                .list()
                .stream()
                .map(t -> t.getTaskDefinitionKey())
                .toList();
    }

    private String facts() {
        var task = tasks.createTaskQuery()
                .tenantIdIn(tenant.value())
                .processDefinitionKey("FrameworkDunning")
                .singleResult();
        return String.valueOf(tasks.getVariableLocal(task.getId(), "facts"));
    }

    private void complete(String note) {
        var task = tasks.createTaskQuery()
                .tenantIdIn(tenant.value())
                .processDefinitionKey("FrameworkDunning")
                .singleResult();
        tasks.complete(task.getId(), Map.of("note", note));
        work.runDue();
    }

    private List<String> ends() {
        return history
                .createHistoricActivityInstanceQuery()
                .tenantIdIn(tenant.value())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(a -> a.getActivityId())
                .toList();
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
