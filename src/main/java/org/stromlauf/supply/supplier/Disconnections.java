package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** A supplier has its customer's connection cut and restored by the grid operator (GPKE part 2, 3.5). */
@Service
public class Disconnections {

    private final Contracts contracts;
    private final ConnectionOrderMessages messages;
    private final SentOrders orders;
    private final AnswerTexts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Disconnections(
            Contracts contracts,
            ConnectionOrderMessages messages,
            SentOrders orders,
            AnswerTexts texts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.messages = messages;
        this.orders = orders;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends 17115.
     *
     * @param earliest the first day on which the connection may be cut, six working days ahead or more (E_0470 A07)
     */
    @Transactional
    public SentOrder order(TenantId tenant, ContractId id, LocalDate earliest) {
        var contract = contracts.get(tenant, id);
        var number = messages.disconnect(contract, earliest);
        return remember(new SentOrder(
                tenant,
                number,
                id,
                SentOrder.Kind.DISCONNECTION,
                contract.location(),
                earliest,
                clock.instant(),
                null,
                null));
    }

    /** Sends 17117: the reason for the disconnection is gone. */
    @Transactional
    public SentOrder reconnect(TenantId tenant, ContractId id) {
        var contract = contracts.get(tenant, id);
        var number = messages.reconnect(contract);
        return remember(new SentOrder(
                tenant,
                number,
                id,
                SentOrder.Kind.RECONNECTION,
                contract.location(),
                MarketCalendar.day(clock.instant()),
                clock.instant(),
                null,
                null));
    }

    /**
     * Sends 39000: the order shall not be carried out.
     *
     * @return false when there is nothing to cancel: refused, carried out, or cancelled before
     */
    @Transactional
    public boolean cancel(TenantId tenant, String number) {
        var order = lock(tenant, number);
        var open = order.state() == SentOrder.State.SENT || order.state() == SentOrder.State.ACCEPTED;
        if (!open || order.cancellation() != null) return false;
        orders.cancelled(order, messages.cancel(contracts.get(tenant, order.contract()), order), clock.instant());
        return true;
    }

    /** By when the grid operator answers a cancellation: the end of the first working day after it (GPKE part 2, 3.5). */
    public static Instant cancellationAnswerDueAt(Instant sentAt) {
        return endOfWorkingDay(MarketCalendar.day(sentAt), 1);
    }

    Optional<SentOrder> findByCancellation(TenantId tenant, String number) {
        return orders.findByCancellation(tenant, number);
    }

    @Transactional
    void cancellationAnswered(SentOrder order, boolean accepted, String code) {
        orders.cancellationAnswered(order, accepted, code);
        events.publishEvent(new ConnectionOrderCancelled(lock(order.tenant(), order.number()), accepted));
    }

    private SentOrder remember(SentOrder order) {
        orders.add(order);
        return order;
    }

    /** A contract's orders, the latest first. */
    public List<SentOrder> of(TenantId tenant, ContractId contract) {
        return orders.of(tenant, contract);
    }

    /** The order as it stands; nothing changes it until the caller's transaction ends. */
    @Transactional
    public SentOrder lock(TenantId tenant, String number) {
        return orders.lock(tenant, number)
                .orElseThrow(() -> new NoSuchElementException("No order " + number + " of " + tenant));
    }

    /** What a code of the grid operator means, in German. */
    public String meaning(String tree, String code) {
        return texts.meaning(tree, code);
    }

    /** What a case worker can do about it, in German. */
    public String advice(String tree, String code) {
        return texts.advice(tree, code);
    }

    /** By when the grid operator answers an order: the end of the first working day after it (GPKE part 2, 3.5). */
    public static Instant answerDueAt(SentOrder order) {
        return endOfWorkingDay(MarketCalendar.day(order.sentAt()), 1);
    }

    /**
     * By when the result is there: cut within six working days from the earliest day, restored promptly, reported on the working
     * day after (GPKE part 2, 3.5). Promptly is no number: a working day is taken.
     */
    public static Instant resultDueAt(SentOrder order) {
        return endOfWorkingDay(order.earliest(), order.kind() == SentOrder.Kind.DISCONNECTION ? 7 : 2);
    }

    private static Instant endOfWorkingDay(LocalDate after, int workingDays) {
        return MarketCalendar.startOfDay(
                MarketCalendar.workingDayAfter(after, workingDays).plusDays(1));
    }

    Optional<SentOrder> find(TenantId tenant, String number) {
        return orders.find(tenant, number);
    }

    @Transactional
    void answered(SentOrder order, SentOrder.Answer answer) {
        orders.answered(order, answer, clock.instant());
        events.publishEvent(new ConnectionOrderAnswered(lock(order.tenant(), order.number())));
    }

    /** @return false when no order of that kind for the location waits for a result */
    @Transactional
    boolean reported(TenantId tenant, MarketLocationId location, SentOrder.Kind kind, SentOrder.Result result) {
        var order = orders.awaitingResult(tenant, location, kind);
        if (order.isEmpty()) return false;
        orders.reported(order.get(), result, clock.instant());
        events.publishEvent(new ConnectionOrderReported(lock(tenant, order.get().number())));
        return true;
    }
}
