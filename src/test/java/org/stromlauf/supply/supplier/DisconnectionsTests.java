package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.stromlauf.contracts.Contract;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.supply.ContactPoint;
import org.stromlauf.supply.supplier.SentOrder.Kind;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A supplier's orders to cut and restore, with a real grid operator and metering operator on the other side. */
@StromlaufTest
class DisconnectionsTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Disconnections disconnections;

    @Autowired
    private TenantSettings settings;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private static int markets = 10;

    private ConnectionMarket market;
    private Contract contract;

    @BeforeEach
    void aHouseholdIsSupplied() {
        clock.advanceTo(MarketCalendar.at(nextWorkingDay(), LocalTime.of(8, 0)));
        market = new ConnectionMarket(context, "cut" + ++markets, markets);
        contract = market.household();
    }

    @Test
    void theGridOperatorCutsAndRestoresWhatTheSupplierOrders() {
        var cutOn = MarketCalendar.workingDayAfter(today(), 8);
        var order = disconnections.order(contract.tenant(), contract.id(), cutOn);
        work.runDue();

        assertThat(state(order)).isEqualTo(SentOrder.State.ACCEPTED);
        assertThat(stored(order).answer()).isEqualTo(new SentOrder.Answer(true, "A08", "E_0470", null));
        work.runUntil(MarketCalendar.at(cutOn, LocalTime.NOON));

        var result = stored(order).result();
        assertThat(result).isNotNull();
        assertThat(state(order)).isEqualTo(SentOrder.State.DONE);
        assertThat(result.code()).isEqualTo("A07");
        assertThat(result.executedAt())
                .isEqualTo(MarketCalendar.at(cutOn, LocalTime.of(8, 0))
                        .atOffset(ZoneOffset.UTC)
                        .toInstant());

        var restoring = disconnections.reconnect(contract.tenant(), contract.id());
        work.runDue();

        assertThat(state(restoring)).isEqualTo(SentOrder.State.DONE);
        assertThat(stored(restoring).answer()).isEqualTo(new SentOrder.Answer(true, "A03", "E_0497", null));
        assertThat(market.sent(market.supplier)).containsExactly("17115", "17117");
        assertThat(market.sent(market.grid)).containsExactlyInAnyOrder("19116", "17116", "21039", "19116", "21039");
        assertThat(market.sent(market.metering)).containsExactly("19118");
        everythingWasUnderstood();
    }

    @Test
    void anOrderThatComesTooLateIsRejectedWithTheTreesCode() {
        var order = disconnections.order(contract.tenant(), contract.id(), MarketCalendar.workingDayAfter(today(), 5));
        work.runDue();

        assertThat(state(order)).isEqualTo(SentOrder.State.FAILED);
        assertThat(stored(order).answer())
                .isNotNull()
                .extracting(a -> a.tree() + " " + a.code())
                .isEqualTo("E_0470 A07");
        everythingWasUnderstood();
    }

    @Test
    void whatWasNeverCutIsNotRestored() {
        var order = disconnections.reconnect(contract.tenant(), contract.id());
        work.runDue();

        assertThat(state(order)).isEqualTo(SentOrder.State.FAILED);
        assertThat(stored(order).answer())
                .isNotNull()
                .extracting(a -> a.tree() + " " + a.code())
                .isEqualTo("E_0497 A05");
    }

    @Test
    void anOrderAboutALocationThatTheGridOperatorDoesNotKnowCountsAsRejected() {
        var stranger = new ConnectionMarket(context, "cut" + ++markets, markets);
        var other = stranger.household();
        context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update contracts.contract set grid_operator = :grid where tenant = :tenant")
                .param("grid", market.grid.marketPartnerId().value())
                .param("tenant", other.tenant().value())
                .update();
        var order = disconnections.reconnect(other.tenant(), other.id());
        work.runDue();

        assertThat(stored(order).answer())
                .isNotNull()
                .extracting(a -> a.tree() + " " + a.code())
                .isEqualTo("APERAK Z14");
    }

    @Test
    void nobodyIsCalledWithoutANumber() {
        settings.clear(contract.tenant(), ContactPoint.PHONE);

        assertThatThrownBy(() -> disconnections.reconnect(contract.tenant(), contract.id()))
                .hasMessageContaining("set supply.contact-phone");
    }

    @Test
    void waitsForAnswerAndResultAsLongAsTheGridOperatorMay() {
        var friday = LocalDate.of(2026, 11, 20);
        var order = new SentOrder(
                contract.tenant(),
                "1",
                contract.id(),
                Kind.DISCONNECTION,
                contract.location(),
                LocalDate.of(2026, 12, 1),
                MarketCalendar.at(friday, LocalTime.NOON),
                null,
                null);

        assertThat(Disconnections.answerDueAt(order)).isEqualTo(MarketCalendar.startOfDay(LocalDate.of(2026, 11, 24)));
        assertThat(Disconnections.resultDueAt(order)).isEqualTo(MarketCalendar.startOfDay(LocalDate.of(2026, 12, 11)));
    }

    private void everythingWasUnderstood() {
        for (var tenant : List.of(market.supplier, market.grid, market.metering)) {
            assertThat(market.transactions(tenant, "IN"))
                    .as("what %s received", tenant.id())
                    .filteredOn(t -> t.pid() != null)
                    .allMatch(t -> t.state() == State.HANDLED);
        }
    }

    private SentOrder stored(SentOrder order) {
        return disconnections.find(order.tenant(), order.number()).orElseThrow();
    }

    private SentOrder.State state(SentOrder order) {
        return stored(order).state();
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    private LocalDate nextWorkingDay() {
        return MarketCalendar.workingDayAfter(today(), 1);
    }
}
