package org.stromlauf.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.stromlauf.settlement.SettlementFixtures.CONCESSION;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.stromlauf.settlement.gridoperator.GridBill;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.settlement.supplier.Payable;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

/** From a year's energy to the bill for grid use that the supplier pays or refuses. */
class GridBillTests extends GridSettlementCase {

    @Test
    void aYearsGridUseIsNotedAgreedBilledAndAdvised() throws Exception {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        work.runUntil(MarketCalendar.startOfDay(MarketCalendar.workingDayAfter(today(), 6)));

        var bill = bill();
        var days = BigDecimal.valueOf(year.days());
        // A day's 10 kWh cost 1.48 euro net (see the prices); 365 days: 540.20, VAT 102.638, gross 642.84.
        var net = Money.rounded(days.multiply(new BigDecimal("1.48")));
        var vat = Money.rounded(net.euros().multiply(new BigDecimal("0.19")));
        assertThat(bill.state()).isEqualTo(State.ADVISED);
        assertThat(bill.finalBill()).isFalse();
        var invoice = java.util.Objects.requireNonNull(bill.invoice());
        assertThat(invoice.net()).isEqualTo(net);
        assertThat(invoice.vat()).isEqualTo(vat);
        assertThat(invoice.gross()).isEqualTo(net.plus(vat));
        assertThat(documents.of(GRID.id(), bill.id()))
                .extracting(BillDocuments.BillDocument::pid)
                .containsExactly("13019", "21035", "31002", "33001");
        var payable = payable();
        assertThat(payable.state()).isEqualTo(Payable.State.ADVISED);
        assertThat(payable.amountDue()).isEqualTo(invoice.gross());
        assertThat(payable.dueOn()).isEqualTo(invoice.dueOn());
        assertThat(positions.of(SUPPLIER.id(), payable.id())).isEqualTo(positions.of(GRID.id(), bill.id()));
        assertThat(receivables.get(GRID.id(), invoice.number()).open()).isEqualTo(invoice.gross());
        assertThat(openTasks()).isEmpty();
        everyMessageWasAccepted();
        restShowsItToWhoMaySee(bill, payable);
    }

    @Test
    void whatNobodyDecidesIsRejectedInTimeAndMayStillBePaid() {
        register(DISPUTED);
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runDays(4);
        var rejectedBy = payable().answerDue().plusDays(1);
        work.runUntil(MarketCalendar.startOfDay(rejectedBy).plusSeconds(7200));
        assertThat(payable().state()).isEqualTo(Payable.State.REJECTED);
        assertThat(bill().question()).isEqualTo(Question.BILL_REJECTED);
        assertThat(openTasks()).extracting(Task::getTaskDefinitionKey).containsExactly("Task_ClarifyGridBill");

        advise(bill());
        runHours(1);
        assertThat(bill().state()).isEqualTo(State.ADVISED);
        assertThat(ends("GridBilling", bill().id().toString())).containsExactly("EndEvent_PaymentAdvised");
        assertThat(openTasks()).isEmpty();
        everyMessageWasAccepted();
    }

    @Test
    void aBillWithoutAPriceIsNotSent() {
        register(UNPRICED);
        measured(GRID, kwh());
        runHours(30);
        assertThat(bill().question()).isEqualTo(Question.PRICE_MISSING);
        assertThat(bill().state()).isEqualTo(State.DUE);

        register(CONCESSION);
        complete(GRID, "Task_ClarifyDeliveryNote", "REPEAT");
        runHours(25);
        assertThat(bill().state()).isEqualTo(State.NOTE_SENT);
    }

    @Test
    void documentsAndAmountsOfAnIssuedBillNeverChange() {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runDays(5);
        var bill = bill().id();
        assertThatThrownBy(() -> jdbc.sql("update settlement.position set net = 0 where bill = :b")
                        .param("b", bill)
                        .update())
                .hasMessageContaining("only added");
        assertThatThrownBy(() -> jdbc.sql("update settlement.grid_bill set gross = 0 where id = :b")
                        .param("b", bill)
                        .update())
                .hasMessageContaining("keeps its amounts");
        assertThatThrownBy(() -> jdbc.sql("update settlement.payable set amount_due = 0 where id = :p")
                        .param("p", payable().id())
                        .update())
                .hasMessageContaining("keeps what it says");
    }

    @Test
    void numbersOfBillsHaveNoGap() {
        var numbers = bills.page(GRID.id(), null, 500).stream()
                .flatMap(b -> java.util.stream.Stream.ofNullable(b.invoice()))
                .map(GridBill.Invoice::number)
                .sorted()
                .toList();
        for (int i = 1; i < numbers.size(); i++) {
            var before = numbers.get(i - 1);
            if (before.substring(0, 6).equals(numbers.get(i).substring(0, 6))) {
                assertThat(Integer.parseInt(numbers.get(i).substring(7)))
                        .isEqualTo(Integer.parseInt(before.substring(7)) + 1);
            }
        }
    }

    private void restShowsItToWhoMaySee(GridBill bill, Payable payable) throws Exception {
        var issued = "/api/tenants/settle-nb/settlement/grid-bills";
        var received = "/api/tenants/settle-lf/settlement/payables";
        mvc.perform(as("settle-nb-clerk", issued + "/" + bill.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.state").value("ADVISED"))
                .andExpect(jsonPath("$.positions[0].article").value(GridArticles.BASE))
                .andExpect(jsonPath("$.documents[2].pid").value("31002"));
        mvc.perform(as("settle-nb-clerk", issued))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").exists());
        mvc.perform(as("settle-nb-clerk", issued + "/" + payable.id()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("Rechnung unbekannt"));
        mvc.perform(as("settle-lf-clerk", issued)).andExpect(status().isForbidden());
        mvc.perform(as("settle-lf-clerk", received + "/" + payable.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.state").value("ADVISED"))
                .andExpect(jsonPath("$.findings").isEmpty());
        mvc.perform(as("settle-lf-clerk", received)).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder as(String name, String path) {
        return get(path).servletPath(path).with(user(name).roles("BILLING_CLERK"));
    }

    @Test
    void silenceAboutANoteIsAgreementAndAClerkPaysInSpiteOfAPrice() {
        register(DISPUTED);
        measured(GRID, kwh());
        runDays(3);
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_AgreedBySilence");
        runDays(1);
        // E_0406 step 350, for each part of the year.
        assertThat(codes()).isNotEmpty().containsOnly("A35");

        complete(SUPPLIER, "Task_CheckGridBill", "ACCEPT");
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.ADVISED);
        assertThat(ends("GridBillCheck", payable().id().toString())).containsExactly("EndEvent_GridBillAccepted");
        assertThat(ends("GridBilling", bill().id().toString())).isEmpty();
    }

    @Test
    void aCaseAboutNoBillIsAnIncident() {
        var before = openTaskView.incidents(GRID.id());
        processes.start(
                GRID.id(),
                "GridBilling",
                new UUID(7, 7).toString(),
                Map.of("invoiced", false, "lookDueAt", Date.from(clock.instant())));
        runHours(3);

        assertThat(openTaskView.incidents(GRID.id())).isEqualTo(before + 1);
    }
}
