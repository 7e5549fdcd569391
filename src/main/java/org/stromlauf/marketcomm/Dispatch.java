package org.stromlauf.marketcomm;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.transport.Outbox;

/** Writes an interchange, archives and journals it and puts it into the outbox, all in the caller's transaction. */
@Component
class Dispatch {

    /** Commercial letters and vouchers: HGB §257, AO §147. */
    static final Period RETENTION = Period.ofYears(10);

    static final String MEDIA_TYPE = "application/edifact";

    /**
     * An interchange to be written.
     *
     * @param drafts of one message type
     */
    record Shipment(
            Tenant sender,
            MarketPartnerId receiver,
            InterchangeReferences references,
            List<MessageDraft> drafts,
            @Nullable String applicationReference) {

        private String fileName(String type) {
            return "%s_%s_%s_%s_%s_%s.txt"
                    .formatted(
                            type,
                            drafts.get(0).pid(),
                            sender.marketPartnerId(),
                            receiver,
                            DateTimeFormatter.BASIC_ISO_DATE.format(sentAt()),
                            references.reference());
        }

        private LocalDateTime sentAt() {
            return LocalDateTime.ofInstant(references.now(), ZoneOffset.UTC);
        }

        private Envelope envelope() {
            var own = sender.marketPartnerId();
            return new Envelope(
                    own.value(),
                    own.agency().unbQualifier(),
                    receiver.value(),
                    receiver.agency().unbQualifier(),
                    sentAt(),
                    references.reference(),
                    applicationReference,
                    false);
        }
    }

    private final MessageEngine engine;
    private final Archive archive;
    private final Interchanges interchanges;
    private final SentTransactions transactions;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final ApplicationEventPublisher events;

    Dispatch(
            MessageEngine engine,
            Archive archive,
            Interchanges interchanges,
            SentTransactions transactions,
            Outbox outbox,
            IdGenerator ids,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.archive = archive;
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.outbox = outbox;
        this.ids = ids;
        this.events = events;
    }

    /** @return the journal's id of the interchange */
    UUID send(Shipment shipment) {
        return send(shipment, ids.next());
    }

    /** @param id under which the journal knows it */
    UUID send(Shipment shipment, UUID id) {
        var version = engine.versionAt(shipment.references().now());
        var content = engine.write(version, shipment.envelope(), shipment.drafts());
        var type =
                SentTransactions.type(engine, version, shipment.drafts().get(0).pid());
        var fileName = shipment.fileName(type);
        var hash = archive.store(shipment.sender().id(), fileName, MEDIA_TYPE, content, RETENTION);
        var row = new JournalledInterchange(
                shipment.sender().id(),
                id,
                Direction.OUT,
                State.SENT,
                shipment.receiver().value(),
                shipment.references().reference(),
                "outbox",
                hash,
                content.length,
                shipment.references().now(),
                0,
                List.of());
        if (!interchanges.insert(row, shipment.references().reference(), null)) {
            throw new IllegalStateException(
                    "Reference " + row.reference() + " of " + row.tenant() + " was used before");
        }
        transactions.insert(row, shipment, type, version);
        put(row.tenant(), shipment, content, fileName);
        events.publishEvent(new InterchangeSent(
                row.tenant(),
                shipment.receiver(),
                shipment.drafts().stream().map(MessageDraft::pid).toList(),
                shipment.references().reference(),
                shipment.references().now()));
        return id;
    }

    private void put(TenantId tenant, Shipment shipment, byte[] content, String fileName) {
        var unused = outbox.put(new Outbox.Entry(
                tenant,
                Outbox.Kind.INTERCHANGE,
                shipment.references().reference(),
                shipment.receiver().value(),
                fileName,
                content,
                shipment.references().now()));
    }

    /** Sends a journalled interchange once more, byte for byte: its receiver knows it again by its reference. */
    void sendAgain(JournalledInterchange row, String key, Instant now) {
        var partner = Objects.requireNonNull(row.partner());
        var unused = outbox.put(new Outbox.Entry(
                row.tenant(),
                Outbox.Kind.INTERCHANGE,
                row.reference() + "/" + key,
                partner,
                row.reference() + "-again.txt",
                archive.read(row.tenant(), row.content()),
                now));
    }
}
