package org.stromlauf.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.DueWork;

/** Hands due rows of the outbox, one by one, to the Camel route of their channel: {@code direct:<channel>}. */
@Component
class OutboxDelivery implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final OutboxRows rows;
    private final Channels channels;
    private final ProducerTemplate routes;
    private final DeliveryOutcome outcome;
    private final Clock clock;

    OutboxDelivery(OutboxRows rows, Channels channels, ProducerTemplate routes, DeliveryOutcome outcome, Clock clock) {
        this.rows = rows;
        this.channels = channels;
        this.routes = routes;
        this.outcome = outcome;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "outbox";
    }

    @Override
    public String waiting() {
        return "select tenant_id || '/' || id as id, next_attempt_at as due from transport.outbox where state = 'PENDING'";
    }

    @Override
    public void recover() {
        rows.recover();
    }

    @Override
    public void run(Item item) {
        var tenant = TenantId.of(item.tenant());
        var id = item.row();
        UnitOfWork.run("outbox/" + item.id(), () -> rows.claim(tenant, id, clock.instant())
                .ifPresent(this::deliver));
    }

    private void deliver(OutboxRow row) {
        try {
            var channel = channels.of(row.tenant(), row.kind(), row.destination());
            routes.sendBodyAndHeaders("direct:" + channel, row.content(), headers(row));
        } catch (CamelExecutionException | ForbiddenChannelException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "Delivery {} to {} failed in attempt {}",
                    row.deliveryId(),
                    row.destination(),
                    row.attempts() + 1,
                    cause);
            miss(row, cause.toString());
            return;
        }
        note(row);
    }

    /** What failed and could not be noted is tried once more, when its next attempt is due. */
    private void miss(OutboxRow row, String error) {
        try {
            outcome.missed(row, error);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("That delivery {} to {} failed could not be noted", row.deliveryId(), row.destination(), e);
        }
    }

    /** What was handed over and could not be noted is handed over again: at least once, under the same delivery id. */
    private void note(OutboxRow row) {
        try {
            outcome.delivered(row, clock.instant());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Delivery {} to {} could not be noted and is repeated", row.deliveryId(), row.destination(), e);
        }
    }

    /** Without the prefix that Camel reserves: those headers are stripped at every consumer. */
    private static Map<String, Object> headers(OutboxRow row) {
        return Map.of(
                "stromlaufTenant", row.tenant().value(),
                "stromlaufKind", row.kind().name(),
                "stromlaufDestination", row.destination(),
                "stromlaufFile", row.fileName(),
                "stromlaufDelivery", row.deliveryId());
    }

    /** Records what became of an attempt, the last one together with what listeners make of it. */
    @Component
    static class DeliveryOutcome {

        private final OutboxRows rows;
        private final TransactionOperations transaction;
        private final ApplicationEventPublisher events;

        DeliveryOutcome(OutboxRows rows, TransactionOperations transaction, ApplicationEventPublisher events) {
            this.rows = rows;
            this.transaction = transaction;
            this.events = events;
        }

        void delivered(OutboxRow row, Instant now) {
            transaction.executeWithoutResult(status -> {
                rows.delivered(row, now);
                events.publishEvent(new Delivered(row.tenant(), row.kind(), row.destination(), row.fileName(), now));
            });
        }

        void missed(OutboxRow row, String error) {
            if (row.attempts() + 1 < OutboxRow.MAX_ATTEMPTS) {
                rows.missed(row, error);
                return;
            }
            transaction.executeWithoutResult(status -> {
                rows.failed(row, error);
                events.publishEvent(
                        new DeliveryFailed(row.tenant(), row.id(), row.kind(), row.key(), row.destination(), error));
            });
        }
    }
}
