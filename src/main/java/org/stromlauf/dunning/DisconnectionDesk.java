package org.stromlauf.dunning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.supplier.Disconnections;
import org.stromlauf.supply.supplier.SentOrder;

/** The steps of a dunning case from the order to cut to the restored connection. */
@Service
public class DisconnectionDesk {

    private final CaseFiles files;
    private final Situations situations;
    private final DunningWatch watch;
    private final Blocks blocks;
    private final Disconnections disconnections;
    private final IdGenerator ids;

    DisconnectionDesk(
            CaseFiles files,
            Situations situations,
            DunningWatch watch,
            Blocks blocks,
            Disconnections disconnections,
            IdGenerator ids) {
        this.files = files;
        this.situations = situations;
        this.watch = watch;
        this.blocks = blocks;
        this.disconnections = disconnections;
        this.ids = ids;
    }

    /**
     * Sends 17115 for the first day that both notices and the grid operator's notice period allow; for a household that is cut,
     * 17117.
     */
    @Transactional
    public SentOrder order(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        var today = watch.today();
        var cut = !file.isDisconnected();
        var order = cut
                ? disconnections.order(tenant, file.contract(), DunningPeriods.earliestOrdered(today, planned(file)))
                : disconnections.reconnect(tenant, file.contract());
        files.add(file, cut ? CaseStep.Kind.ORDER : CaseStep.Kind.RECONNECTION_ORDERED, today, order.number());
        return order;
    }

    private static LocalDate planned(CaseFile file) {
        var dunning = file.dunning(false);
        var threatened = dunning.threatened();
        var announced = dunning.announced();
        if (threatened == null || announced == null) {
            throw new IllegalStateException("Nothing is cut that was not threatened and announced: case " + file.id());
        }
        return DunningPeriods.disconnection(threatened, announced);
    }

    /**
     * Cancels the case's order to cut (39000).
     *
     * @return by when the answer is there; empty when there is nothing to cancel any more
     */
    @Transactional
    public Optional<Instant> cancelOrder(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        var latest = disconnections.of(tenant, file.contract()).stream()
                .filter(o -> o.kind() == SentOrder.Kind.DISCONNECTION)
                .findFirst();
        if (latest.isEmpty() || !disconnections.cancel(tenant, latest.get().number())) return Optional.empty();
        return Optional.of(Disconnections.cancellationAnswerDueAt(watch.now()));
    }

    /** Notes that the order was taken back. */
    @Transactional
    public void cancelled(CaseFile file, SentOrder order) {
        files.add(file, CaseStep.Kind.ORDER_CANCELLED, watch.today(), order.number());
    }

    /** The order as it stands, held still until the transaction ends. */
    @Transactional
    public SentOrder lock(TenantId tenant, String number) {
        return disconnections.lock(tenant, number);
    }

    /** A case worker gives an order up: a disconnection is held, a reconnection ends the case. */
    @Transactional
    public void giveUp(TenantId tenant, UUID id, String note) {
        var file = files.get(tenant, id);
        var today = watch.today();
        if (file.isDisconnected()) {
            files.close(file, new CaseFile.Closing(today, CaseFile.Outcome.RECONNECTION_GIVEN_UP));
            return;
        }
        files.add(file, CaseStep.Kind.ORDER_GIVEN_UP, today, note);
        hold(file, Hold.Reason.ORDER_GIVEN_UP, note);
    }

    /** A case worker finds that a disconnection would be out of proportion: dunning rests until the hold is released. */
    @Transactional
    public void holdForHardship(TenantId tenant, UUID id, String note) {
        hold(files.get(tenant, id), Hold.Reason.HARDSHIP, note);
    }

    private void hold(CaseFile file, Hold.Reason reason, String note) {
        var today = watch.today();
        blocks.add(file.tenant(), new Hold(ids.next(), file.debtor(), null, reason, note, null, today, "case worker"));
    }

    /** Whether something is still owed that keeps a disconnection up. */
    public boolean isStillOwed(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        return !situations.of(file, watch.today()).nothingCounts();
    }

    /** Notes what the grid operator reported. */
    @Transactional
    public void reported(CaseFile file, SentOrder order) {
        if (order.state() != SentOrder.State.DONE) return;
        var today = watch.today();
        if (order.kind() == SentOrder.Kind.DISCONNECTION) {
            files.add(file, CaseStep.Kind.DISCONNECTED, today, "");
            return;
        }
        files.add(file, CaseStep.Kind.RECONNECTED, today, "");
        files.close(file, new CaseFile.Closing(today, CaseFile.Outcome.RECONNECTED));
    }
}
