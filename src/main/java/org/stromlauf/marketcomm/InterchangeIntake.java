package org.stromlauf.marketcomm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.archive.Archive;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.transport.InterchangeReceiver;

/** Journals what arrives, before anything else is done with it. */
@Component
class InterchangeIntake implements InterchangeReceiver {

    /** In whose journal an interchange stands that is for nobody here; operators look after it. */
    static final TenantId NOBODY = TenantId.of("nobody");

    private final Interchanges interchanges;
    private final EnvelopeCases cases;
    private final Archive archive;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    InterchangeIntake(
            Interchanges interchanges,
            EnvelopeCases cases,
            Archive archive,
            Tenants tenants,
            IdGenerator ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.interchanges = interchanges;
        this.cases = cases;
        this.archive = archive;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Receipt receive(Arrival arrival) {
        var row = UnitOfWork.call(
                "receive/" + arrival.channel() + "/" + arrival.deliveryId(),
                () -> ownTransaction.execute(status -> journal(arrival)));
        var readable = row.state() != State.QUARANTINED;
        return new Receipt(row.id(), row.tenant().equals(NOBODY) ? null : row.tenant(), row.journalledAt(), readable);
    }

    private JournalledInterchange journal(Arrival arrival) {
        var envelope = EnvelopeStart.read(arrival.content()).orElse(null);
        var tenant = owner(arrival, envelope);
        var before = interchanges.byDelivery(tenant, arrival.deliveryId());
        if (before.isPresent()) return before.get();
        var row = row(arrival, tenant, envelope);
        var taken = row.state() == State.RECEIVED;
        if (!interchanges.insert(row, arrival.deliveryId(), taken ? row.journalledAt() : null)) {
            return interchanges.byDelivery(tenant, arrival.deliveryId()).orElseThrow();
        }
        if (!taken && !tenant.equals(NOBODY)) cases.unreadable(row);
        return row;
    }

    private JournalledInterchange row(Arrival arrival, TenantId tenant, @Nullable EnvelopeStart envelope) {
        var content = arrival.content();
        var name = envelope == null ? "unreadable" : envelope.sender() + "_" + envelope.reference();
        var hash = archive.store(tenant, name, Dispatch.MEDIA_TYPE, content, Dispatch.RETENTION);
        var quarantined = envelope == null || tenant.equals(NOBODY);
        return new JournalledInterchange(
                tenant,
                ids.next(),
                Direction.IN,
                quarantined ? State.QUARANTINED : State.RECEIVED,
                envelope == null ? null : envelope.sender().value(),
                envelope == null ? null : envelope.reference(),
                arrival.channel(),
                hash,
                size(content),
                now(),
                0,
                List.of());
    }

    private static int size(Resource content) {
        try {
            return Math.toIntExact(content.contentLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** The tenant whose channel took it; without such the one whom the envelope names. */
    private TenantId owner(Arrival arrival, @Nullable EnvelopeStart envelope) {
        if (arrival.receiverHint() != null)
            return tenants.get(arrival.receiverHint()).id();
        return Optional.ofNullable(envelope)
                .flatMap(e -> tenants.findByMarketPartner(e.receiver()))
                .map(Tenant::id)
                .orElse(NOBODY);
    }
}
