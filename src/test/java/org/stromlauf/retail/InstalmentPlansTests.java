package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.metering.ToldValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.Payment;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.InstalmentPlan.Reason;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.Schedules;

/** Plans from their start to the bill that settles their instalments. */
@StromlaufTest
class InstalmentPlansTests {

    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final YearMonth JANUARY = YearMonth.of(2027, 1);

    @Autowired
    private TestSupplier suppliers;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private InstalmentRun run;

    @Autowired
    private InstalmentForecast forecast;

    @Autowired
    private Receivables receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Contracts contracts;

    @Autowired
    private ToldValues values;

    @Autowired
    private Schedules schedules;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    private TenantId tenant = TenantId.of("none");

    @AfterEach
    void stop() {
        schedules.remove(tenant, "retail.morning");
        schedules.remove(tenant, "retail.instalments");
        schedules.remove(tenant, "retail.bill-run");
    }

    /** 1,304.69 / 12 = 108.72 → 109; from January 109 × 1,347.23 / 1,304.69 = 112.55 → 113. */
    @Test
    void anAmountFollowsThePricesFromTheMonthInWhichTheyChange() {
        var contract = open("plan-prices", "9900000087009", 11);
        assertThat(plans.monthlyAmount(tenant, contract.id(), START)).contains(Money.of("109.00"));

        demand(DECEMBER, JANUARY);

        assertThat(plans.monthlyAmount(tenant, contract.id(), DECEMBER.atDay(1)))
                .contains(Money.of("109.00"));
        assertThat(plans.monthlyAmount(tenant, contract.id(), JANUARY.atDay(1))).contains(Money.of("113.00"));
        assertThat(plans.history(tenant, contract.id()))
                .extracting(InstalmentPlan::version, InstalmentPlan::reason, InstalmentPlan::validFrom)
                .containsExactly(tuple(1, Reason.START, START), tuple(2, Reason.PRICES, JANUARY.atDay(1)));
        assertThat(letters()).hasSize(2).last().asString().contains("ab 01.01.2027: 113,00 €");
    }

    @Test
    void noInstalmentIsDueBeforeSupplyStartsOrAfterItsEnd() {
        var contract = open("plan-supply", "9900000087016", 12);

        demand(YearMonth.of(2026, 10), YearMonth.of(2026, 9));
        assertThat(receivables.open(tenant, contract.number())).isEmpty();

        contracts.end(tenant, contract.id(), DECEMBER.atDay(1));
        demand(YearMonth.of(2026, 11), DECEMBER);
        assertThat(receivables.open(tenant, contract.number())).hasSize(1);
    }

    @Test
    void aMonthIsDemandedOnce() {
        var contract = open("plan-once", "9900000087023", 13);

        demand(DECEMBER, DECEMBER);

        assertThat(receivables.open(tenant, contract.number())).hasSize(1);
    }

    /**
     * Demanded are 109 for December and 113 for January. December is paid, of January 13: 13.00 − VAT. 113.00 / 1.19 = 94.96 net,
     * 18.04 VAT; unpaid 100.00: 94.96 × 100 / 113 = 84.04 net, 15.96 VAT; paid 10.92 net, 2.08 VAT.
     */
    @Test
    void aBillDeductsWhatWasPaidAndWithdrawsWhatWasNot() {
        var contract = open("plan-bill", "9900000087030", 14);
        demand(DECEMBER, JANUARY, YearMonth.of(2027, 2));
        pay(contract, "109.00", DECEMBER);
        pay(contract, "13.00", JANUARY);
        var billed = DateRange.of(START, LocalDate.of(2027, 2, 1));

        assertThat(plans.settledBy(tenant, contract, billed))
                .containsExactly(
                        prepayment("Abschlag Dezember 2026", DECEMBER, "91.60", "17.40"),
                        prepayment("Abschlag Januar 2027", JANUARY, "10.92", "2.08"));
        plans.withdrawUnpaid(tenant, contract, billed, "R-1");
        plans.withdrawUnpaid(tenant, contract, billed, "R-1");

        assertThat(receivables.open(tenant, contract.number()))
                .singleElement()
                .satisfies(item -> assertThat(item.dueOn().getMonthValue()).isEqualTo(2));
        assertThat(plans.settledBy(tenant, contract, billed)).hasSize(2);
        // Net of December, of January's 13.00 and of February: 91.60 + 10.92 + 94.96.
        assertThat(ledger.balance(tenant, Account.PREPAYMENT)).isEqualTo(Money.of("-197.48"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void theLastBillSettlesWhatWasDemandedBeyondTheEnd() {
        var contract = open("plan-last", "9900000087047", 15);
        demand(DECEMBER, JANUARY);
        var end = LocalDate.of(2026, 12, 15);
        contracts.end(tenant, contract.id(), end);

        plans.withdrawUnpaid(tenant, contracts.get(tenant, contract.id()), DateRange.of(START, end), "R-2");

        assertThat(receivables.open(tenant, contract.number())).isEmpty();
        assertThat(plans.history(tenant, contract.id()))
                .extracting(InstalmentPlan::reason)
                .doesNotContain(Reason.BILL);
    }

    /** 4,380 kWh in 365 days; at 2027's prices 28.75 ct and 125.88 €: 1,385.13 net, 1,648.30 gross, / 12 = 137.36 → 138. */
    @Test
    void afterAYearlyBillTheAmountFollowsWhatWasUsed() {
        var contract = open("plan-renewed", "9900000087054", 16);
        var year = DateRange.of(START, START.plusYears(1));
        values.quantity(tenant, contract.location(), year, Energy.ofKwh("4380"));

        plans.withdrawUnpaid(tenant, contract, year, "R-3");

        var last = plans.history(tenant, contract.id()).get(1);
        assertThat(last.reason()).isEqualTo(Reason.BILL);
        assertThat(last.yearlyUse()).isEqualTo(Energy.ofKwh("4380"));
        assertThat(last.monthly())
                .isEqualTo(last.validFrom().getYear() == 2026 ? expectedAt2026() : Money.of("138.00"));
    }

    /** 27.90 ct and 119.88 €: 1,341.90 net, 1,596.86 gross, / 12 = 133.07 → 134. */
    private static Money expectedAt2026() {
        return Money.of("134.00");
    }

    @Test
    void aClerkAgreesAnotherAmount() {
        var contract = open("plan-clerk", "9900000087061", 17);
        var today = suppliers.today();
        demand(YearMonth.from(today).plusMonths(1));

        var changed = plans.change(
                tenant, contract.id(), new AgreedAmount(Money.of("150.00"), today.plusMonths(2), "Wärmepumpe"));

        assertThat(changed.reason()).isEqualTo(Reason.CLERK);
        assertThat(plans.monthlyAmount(tenant, contract.id(), today.plusMonths(2)))
                .contains(Money.of("150.00"));
        var coming = forecast.of(tenant, contract);
        assertThat(coming.get(0).item()).isNotNull();
        assertThat(coming.get(coming.size() - 1).amount()).isEqualTo(Money.of("150.00"));
        assertThatThrownBy(() -> plans.change(
                        tenant, contract.id(), new AgreedAmount(Money.of("90.00"), today.plusDays(1), "Zu spät")))
                .hasMessageContaining("demanded already");
    }

    @Test
    void aClerkSeesAndChangesThePlanByRest() throws Exception {
        var contract = open("plan-rest", "9900000087085", 19);
        var clerk = Api.of(web, users, tenant, UserRole.BILLING_CLERK);
        var api = "/contracts/" + contract.id();
        var from = suppliers.today().plusMonths(3);
        var change = "{\"monthly\": %s, \"from\": \"%s\", \"note\": \"Wunsch\"}";

        clerk.get(api + "/instalment-plans")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].monthly").value(109.0))
                .andExpect(jsonPath("$[0].reason").value("START"));
        clerk.post(api + "/instalment-plans", change.formatted("120.00", from))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        clerk.post(api + "/instalment-plans", change.formatted("0.00", from)).andExpect(status().isBadRequest());
        clerk.post(api + "/instalment-plans", change.formatted("99.00", "2026-01-01"))
                .andExpect(status().isConflict());
        clerk.get(api + "/instalments")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[-1].amount").value(120.0));
    }

    @Test
    void whatWasPlannedAndDemandedIsNeverChanged() {
        var contract = open("plan-final", "9900000087078", 18);
        demand(DECEMBER);

        for (var table : List.of("instalment_plan", "instalment")) {
            assertThatThrownBy(() -> jdbc.sql("delete from retail." + table + " where contract = :contract")
                            .param("contract", contract.id().value())
                            .update())
                    .hasMessageContaining("append-only");
        }
    }

    private Contract open(String name, String marketPartner, int location) {
        tenant = suppliers.open(name, marketPartner);
        return suppliers.supply(
                tenant,
                MarketLocationId.withCheckDigit("515" + "%07d".formatted(location)),
                null,
                "household-all-inclusive",
                START);
    }

    private void demand(YearMonth... months) {
        for (var month : months) {
            var progress = run.demandNext(tenant, month, "");
            assertThat(progress.more()).isFalse();
            assertThat(progress.obstacles()).isZero();
        }
    }

    private void pay(Contract contract, String amount, YearMonth month) {
        var item = "A-%s-%s".formatted(contract.number(), month.toString().replace("-", ""));
        receivables.receive(
                tenant,
                new Payment(
                        "paid " + item,
                        month.atDay(1),
                        contract.number(),
                        Money.of(amount),
                        "Zahlung",
                        Account.BANK,
                        List.of(item)));
    }

    private static Prepayment prepayment(String name, YearMonth month, String net, String vat) {
        return new Prepayment(name, month.atDay(1), Money.of(net), Money.of(vat));
    }

    private List<String> letters() {
        return jdbc.sql(
                        """
                        select convert_from(content, 'UTF8') from transport.outbox
                        where tenant_id = :tenant and kind = 'DOCUMENT' order by key
                        """)
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }
}
