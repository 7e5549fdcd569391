package org.stromlauf.supply.gridoperator;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.VoltageLevel;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Cuts and restores connections on a supplier's order (GPKE part 2, 3.5). */
@Service
public class ConnectionOrderDesk {

    private final ConnectionOrders orders;
    private final Registrations registrations;
    private final Locations locations;
    private final Assignments assignments;
    private final ConnectionMessages messages;
    private final Decisions decisions;
    private final Clock clock;

    ConnectionOrderDesk(
            ConnectionOrders orders,
            Registrations registrations,
            Locations locations,
            Assignments assignments,
            ConnectionMessages messages,
            Decisions decisions,
            Clock clock) {
        this.orders = orders;
        this.registrations = registrations;
        this.locations = locations;
        this.assignments = assignments;
        this.messages = messages;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @return false when the supplier has sent one under that number before: it is not taken again */
    @Transactional
    public boolean receive(ConnectionOrder order) {
        return orders.add(order);
    }

    public ConnectionOrder get(TenantId tenant, UUID id) {
        return orders.get(tenant, id);
    }

    public Optional<ConnectionOrder> findByInquiry(TenantId tenant, String number) {
        return orders.findByInquiry(tenant, number);
    }

    /** The facts for E_0470, recorded. */
    @Transactional
    public DisconnectionFacts assessDisconnection(TenantId tenant, UUID id) {
        var o = orders.get(tenant, id);
        var facts = facts(o);
        decisions.record(tenant, id, "E_0470", facts);
        return facts;
    }

    private DisconnectionFacts facts(ConnectionOrder o) {
        var bundle = locations.bundle(o.tenant(), o.location(), o.earliest());
        var others = locations.sharingTheConnection(o.tenant(), o.location(), o.earliest()).stream()
                .filter(m -> m.status() != MarketLocation.Status.DORMANT)
                .toList();
        var window = o.executionWindow();
        return new DisconnectionFacts(
                locations.disconnectedOn(o.tenant(), o.location()).isPresent(),
                orders.hasOpenBefore(o),
                assignments.timeline(o.tenant(), o.location()).covers(o.supplier(), window),
                bundle.metering().stream().allMatch(m -> m.meteringOperator()
                        .equals(bundle.market().meteringOperator())),
                bundle.market().gridData().voltageLevel() == VoltageLevel.LOW,
                !others.isEmpty(),
                others.stream().noneMatch(MarketLocation::isConsumption),
                registrations.confirmedStart(o.tenant(), o.location(), o.supplier(), window),
                bundle.market().hindrance() != null,
                o.fixed(),
                o.isNoticeKept(),
                false,
                true);
    }

    /** The facts for E_0497, recorded. */
    @Transactional
    public ReconnectionFacts assessReconnection(TenantId tenant, UUID id) {
        var o = orders.get(tenant, id);
        var facts = new ReconnectionFacts(
                orders.wasCut(tenant, o.location()),
                false,
                locations.disconnectedOn(tenant, o.location()).isPresent(),
                orders.hasOpenBefore(o),
                false);
        decisions.record(tenant, id, "E_0497", facts);
        return facts;
    }

    /** 19116. */
    @Transactional
    public void confirm(TenantId tenant, UUID id, String code) {
        var o = orders.get(tenant, id);
        orders.answered(o, code, clock.instant(), true);
        messages.confirm(o, code);
    }

    /** 19117. */
    @Transactional
    public void reject(TenantId tenant, UUID id, String code) {
        var o = orders.get(tenant, id);
        orders.answered(o, code, clock.instant(), false);
        var hindrance = locations.find(tenant, o.location()).orElseThrow().hindrance();
        messages.reject(o, code, code.equals("A05") && hindrance != null ? hindrance : "");
    }

    /** 17116; gives when silence becomes consent: after three working days, their end (MARKET 2.9). */
    @Transactional
    public Instant ask(TenantId tenant, UUID id) {
        var o = orders.get(tenant, id);
        var operator = locations.find(tenant, o.location()).orElseThrow().meteringOperator();
        orders.asked(o, messages.ask(o, operator));
        return MarketCalendar.startOfDay(MarketCalendar.workingDayAfter(MarketCalendar.day(clock.instant()), 3)
                .plusDays(1));
    }

    public Optional<ConnectionOrder> findByNumber(TenantId tenant, MarketPartnerId supplier, String number) {
        return orders.findByNumber(tenant, supplier, number);
    }

    /**
     * Answers a cancellation (39000) by E_0468 with 19128 or 19129, and passes an accepted one on to the metering operator who was
     * asked (39001).
     *
     * @param number the cancellation's document number
     * @return what became of it; empty when the order was cancelled before
     */
    @Transactional
    public Optional<Boolean> cancel(ConnectionOrder o, String number) {
        var progress = orders.lock(o);
        if (progress.cancelled() && !progress.carriedOut()) return Optional.empty();
        var before = MarketCalendar.day(clock.instant()).isBefore(o.earliest());
        var code = CancellationTree.decide(
                new CancellationTree.Facts(progress.rejected(), o.kind(), progress.carriedOut(), before));
        var accepted = CancellationTree.accepts(code);
        if (accepted) orders.cancelled(o, code, clock.instant(), true);
        messages.answerCancellation(o, number, code, accepted);
        var inquiry = o.inquiry();
        if (accepted && inquiry != null) {
            var operator =
                    locations.find(o.tenant(), o.location()).orElseThrow().meteringOperator();
            messages.passCancellationOn(o, operator, inquiry.number());
        }
        return Optional.of(accepted);
    }

    @Transactional
    public void meteringOperatorAnswered(ConnectionOrder order, String code, boolean agreed) {
        orders.meteringOperatorAnswered(order, code, agreed);
    }

    /** 21039 with E_0501 A01: the metering operator's refusal stands. */
    @Transactional
    public void reportRefusal(TenantId tenant, UUID id) {
        var o = orders.get(tenant, id);
        orders.closed(o, "A01", clock.instant(), false);
        var inquiry = o.inquiry();
        messages.report(
                o,
                new ConnectionMessages.Result(
                        "Z32", "A01", "E_0501", "MSB lehnt ab: " + (inquiry == null ? "" : inquiry.code())));
    }

    /** 21039 with E_0472: cut, or why not. */
    @Transactional
    public void reportDisconnection(TenantId tenant, UUID id, String code, String note) {
        var o = orders.get(tenant, id);
        var done = code.equals("A07");
        orders.closed(o, code, clock.instant(), done);
        if (done) locations.disconnected(tenant, o.location(), MarketCalendar.day(clock.instant()));
        messages.report(o, new ConnectionMessages.Result(done ? "Z14" : "Z13", code, "E_0472", note));
    }

    /** 21039 with E_0499: restored, or still cut. */
    @Transactional
    public void reportReconnection(TenantId tenant, UUID id, boolean done, String note) {
        var o = orders.get(tenant, id);
        orders.closed(o, done ? "A01" : "A02", clock.instant(), done);
        if (done) locations.reconnected(tenant, o.location());
        messages.report(o, new ConnectionMessages.Result(done ? "Z14" : "Z13", done ? "A01" : "A02", "E_0499", note));
    }
}
