package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.IdGenerator;

/** Journals each transaction of a sent interchange, and by when its acknowledgement is expected. */
@Component
class SentTransactions {

    private final Transactions transactions;
    private final Expectations expectations;
    private final IdGenerator ids;

    SentTransactions(Transactions transactions, Expectations expectations, IdGenerator ids) {
        this.transactions = transactions;
        this.expectations = expectations;
        this.ids = ids;
    }

    void insert(JournalledInterchange interchange, Dispatch.Shipment shipment, String type, FormatVersion version) {
        var due = expectations.of(interchange.tenant(), shipment.receiver(), type, interchange.journalledAt());
        var entries = new ArrayList<Transactions.Entry>();
        for (int message = 0; message < shipment.drafts().size(); message++) {
            var draft = shipment.drafts().get(message);
            var parts = parts(draft.fields());
            for (int part = 0; part < parts.size(); part++) {
                var row = new JournalledTransaction(
                        interchange.tenant(),
                        ids.next(),
                        interchange.id(),
                        message,
                        part,
                        Direction.OUT,
                        State.SENT,
                        shipment.receiver(),
                        type,
                        pid(draft),
                        draft.reference(),
                        draft.fields().find("documentNumber").orElse(null),
                        parts.get(part).find("transactionId").orElse(null),
                        version.name(),
                        interchange.journalledAt(),
                        List.of(),
                        0,
                        0,
                        due,
                        null,
                        null);
                // A limit has passed when it is exceeded.
                entries.add(new Transactions.Entry(row, null, due == null ? null : due.plusSeconds(1)));
            }
        }
        transactions.insertAll(entries);
    }

    /** The message type that carries a PID: CONTRL and APERAK have none and are named themselves. */
    static String type(MessageEngine engine, FormatVersion version, String pid) {
        return AcknowledgementRules.isAcknowledgement(pid)
                ? pid
                : engine.messageOf(version, pid).split(" ")[0];
    }

    private static @Nullable String pid(MessageDraft draft) {
        return AcknowledgementRules.isAcknowledgement(draft.pid()) ? null : draft.pid();
    }

    private static List<Fields> parts(Fields message) {
        var parts = message.groups("transactions");
        return parts.isEmpty() ? List.of(message) : parts;
    }
}
