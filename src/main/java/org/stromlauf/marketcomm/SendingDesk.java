package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/** Completes what modules want to send and dispatches it. */
@Component
class SendingDesk implements MarketMessages, RoutineDeliveries {

    private static final int TRANSACTION_ID_LENGTH = 16;

    private final Dispatch dispatch;
    private final References references;
    private final ApplicationReferences applicationReferences;
    private final Tenants tenants;
    private final IdGenerator ids;

    SendingDesk(
            Dispatch dispatch,
            References references,
            ApplicationReferences applicationReferences,
            Tenants tenants,
            IdGenerator ids) {
        this.dispatch = dispatch;
        this.references = references;
        this.applicationReferences = applicationReferences;
        this.tenants = tenants;
        this.ids = ids;
    }

    @Override
    @Transactional
    public UUID send(Outgoing message) {
        return sendAll(
                new OutgoingBundle(message.tenant(), message.receiver(), message.pid(), List.of(message.fields())));
    }

    @Override
    @Transactional
    public UUID sendAll(OutgoingBundle bundle) {
        var sender = tenants.get(bundle.tenant());
        var reference = references.next(sender.id());
        var drafts = new ArrayList<MessageDraft>();
        for (var message : bundle.messages()) {
            var fields = completed(message, sender, bundle.receiver(), reference);
            drafts.add(new MessageDraft(bundle.pid(), reference.nextMessageReference(), fields));
        }
        var application = applicationReferences.of(
                sender.id(), bundle.pid(), bundle.messages().get(0));
        return dispatch.send(
                new Dispatch.Shipment(sender, bundle.receiver(), reference, drafts, application.orElse(null)));
    }

    @Override
    public String nextTransactionId(TenantId tenant) {
        return ids.nextReference(TRANSACTION_ID_LENGTH);
    }

    private static Fields completed(
            Fields message, Tenant sender, MarketPartnerId receiver, InterchangeReferences reference) {
        var fields = Fields.builder()
                .put("documentNumber", message.find("documentNumber").orElseGet(reference::nextDocumentNumber))
                .put("documentTime", reference.now())
                .put("sender", sender.marketPartnerId().value())
                .put("receiver", receiver.value());
        for (var value : message.values().entrySet()) {
            if (!value.getKey().equals("documentNumber")) fields = fields.put(value.getKey(), value.getValue());
        }
        for (var group : message.groups().entrySet()) {
            for (var part : group.getValue()) fields = fields.add(group.getKey(), part);
        }
        return fields.build();
    }
}
