package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketCalendar;

/** Orders to cut and restore connections (17115, 17117), and their cancellation (39000). */
class ConnectionProcessTests extends GridOperatorProcesses {

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
        assertThat(endOf("DisconnectionAnswer")).containsExactly("EndEvent_OrderConfirmed");
        assertThat(endOf("MeteringConsent")).containsExactly("EndEvent_MayBeCut");
        sent.messages.clear();

        assertThat(order(ConnectionOrder.Kind.RECONNECTION, LocalDate.of(2026, 12, 1), true))
                .isNotNull();
        runDue();

        assertThat(sent.pids()).containsExactly("19116", "21039");
        assertThat(endOf("ReconnectionAnswer")).containsExactly("EndEvent_OrderConfirmed");
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .isEmpty();
    }

    @Test
    void stopsWhatTheSupplierCancelsAndTellsTheMeteringOperator() {
        assignOld();
        var order = order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), true);
        runDue();
        sent.messages.clear();

        cancel(order, "STORNO-1");
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
    void stopsARestorationThatTheSupplierCancelsBeforeItIsDone() {
        assignOld();
        assertThat(order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), true))
                .isNotNull();
        runDue();
        CLOCK.set(Instant.parse("2026-12-07T08:00:00Z"));
        runDue();
        var restore = order(ConnectionOrder.Kind.RECONNECTION, LocalDate.of(2026, 12, 7), false);
        runDue();
        assertThat(openTask()).isEqualTo("Task_CarryOutReconnection");
        sent.messages.clear();

        cancel(restore, "STORNO-3");

        // E_0468 step 3; nobody asked the metering operator to restore, so nothing is passed on to him.
        assertThat(sent.pids()).containsExactly("19128");
        assertThat(sent.only("19128").get("answerCode")).isEqualTo("A01");
        assertThat(sent.only("19128").get("documentCode")).isEqualTo("Z52");
        assertThat(endOf("ReconnectionExecution")).containsExactly("EndEvent_OrderCancelled");
        assertThat(context.getBean(Locations.class).disconnectedOn(tenant, MARKET_LOCATION))
                .isPresent();
    }

    @Test
    void refusesToCancelARestorationThatIsDone() {
        assignOld();
        assertThat(order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 12, 1), true))
                .isNotNull();
        runDue();
        CLOCK.set(Instant.parse("2026-12-07T08:00:00Z"));
        runDue();
        var restore = order(ConnectionOrder.Kind.RECONNECTION, LocalDate.of(2026, 12, 7), true);
        runDue();

        assertThat(desk().cancel(desk().get(tenant, restore), "STORNO-4")).contains(false);
        assertThat(sent.only("19129").get("answerCode")).isEqualTo("A02");
        assertThat(endOf("ReconnectionExecution")).containsExactly("EndEvent_ResultReported");
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
        assertThat(endOf("MeteringConsent")).containsExactly("EndEvent_RefusalReported");
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

    @Test
    void rejectsAnOrderToCutThatComesTooLate() {
        assignOld();
        assertThat(order(ConnectionOrder.Kind.DISCONNECTION, LocalDate.of(2026, 11, 25), true))
                .isNotNull();
        runDue();

        assertThat(sent.only("19117").get("answerCode")).isEqualTo("A07");
        assertThat(endOf("DisconnectionAnswer")).containsExactly("EndEvent_RejectionSent");
        assertThat(endOf("DisconnectionExecution")).contains("EndEvent_OrderRejected");
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

    private void cancel(UUID order, String number) {
        assertThat(desk().cancel(desk().get(tenant, order), number)).contains(true);
        engine.getRuntimeService()
                .createMessageCorrelation("Msg_OrderCancelled")
                .processInstanceBusinessKey(order.toString())
                .correlate();
        runDue();
    }

    private UUID order(ConnectionOrder.Kind kind, LocalDate earliest, boolean automatic) {
        var id = UUID.randomUUID();
        var order = new ConnectionOrder(
                id, tenant, kind, OLD, "ORDER-" + id, MARKET_LOCATION, CLOCK.instant(), earliest, false, null);
        assertThat(desk().receive(order)).isTrue();
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

    private UUID lastOrder = new UUID(0, 0);

    private ConnectionOrderDesk desk() {
        return context.getBean(ConnectionOrderDesk.class);
    }
}
