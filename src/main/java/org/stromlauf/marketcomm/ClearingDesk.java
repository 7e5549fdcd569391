package org.stromlauf.marketcomm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.marketcomm.Clearing.Subject;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.TenantId;

/** What a case worker knows of a case and can do with it. */
@Component
public class ClearingDesk {

    private final Clearings clearings;
    private final Interchanges interchanges;
    private final Transactions transactions;
    private final Repetition repetition;

    ClearingDesk(Clearings clearings, Interchanges interchanges, Transactions transactions, Repetition repetition) {
        this.clearings = clearings;
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.repetition = repetition;
    }

    /** What was received is processed again from where it stopped; what was sent leaves once more, byte for byte. */
    @Transactional
    public void reprocess(TenantId tenant, UUID id, String note) {
        var clearing = clearings.get(tenant, id);
        if (clearing.subject() == Subject.TRANSACTION) {
            repetition.of(Stream.concat(Stream.of(clearing.subjectId()), clearings.members(tenant, id).stream())
                    .map(row -> transactions.lock(tenant, row))
                    .toList());
        } else {
            repetition.of(interchanges.get(tenant, clearing.subjectId()));
        }
        clearings.close(tenant, id, "REPROCESS", note);
    }

    /** The case worker has seen to it outside of the program, or nothing is to be done. */
    @Transactional
    public void close(TenantId tenant, UUID id, String note) {
        var clearing = clearings.get(tenant, id);
        if (clearing.subject() == Subject.TRANSACTION) {
            var row = transactions.lock(tenant, clearing.subjectId());
            if (row.direction() == Direction.IN) transactions.end(row, JournalledTransaction.State.CLOSED);
        }
        clearings.close(tenant, id, "CLOSE", note);
    }

    /** German label → value, for the task's form. */
    public Map<String, Object> facts(TenantId tenant, UUID id) {
        var clearing = clearings.get(tenant, id);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Grund", clearing.reason().german());
        facts.put("Einzelheiten", clearing.detail());
        facts.put("Seit", GermanTime.format(clearing.openedAt()));
        interchange(clearing).ifPresent(row -> {
            facts.put("Richtung", row.direction() == Direction.IN ? "empfangen" : "gesendet");
            facts.put("Marktpartner", Optional.ofNullable(row.partner()).orElse("nicht lesbar"));
            facts.put(
                    "Datenaustauschreferenz",
                    Optional.ofNullable(row.reference()).orElse("nicht lesbar"));
            facts.put("Zeitpunkt", GermanTime.format(row.journalledAt()));
            facts.put("Übertragungsdatei", "/api/tenants/" + tenant + "/interchanges/" + row.id() + "/original");
        });
        if (clearing.subject() == Subject.TRANSACTION) {
            transactions.find(tenant, clearing.subjectId()).ifPresent(row -> add(facts, row));
            var members = clearings.members(tenant, id).size();
            if (members > 0)
                facts.put("Weitere Nachrichten", members + " mit demselben Befund; die Entscheidung gilt für alle");
        }
        return facts;
    }

    private static void add(Map<String, Object> facts, JournalledTransaction row) {
        facts.put("Nachricht", row.type() + (row.pid() == null ? "" : " " + row.pid()));
        if (row.documentNumber() != null) facts.put("Dokumentennummer", row.documentNumber());
        if (row.transactionId() != null) facts.put("Vorgangsnummer", row.transactionId());
        if (row.acknowledgementDue() != null) facts.put("Quittungsfrist", GermanTime.format(row.acknowledgementDue()));
        for (int index = 0; index < row.findings().size(); index++) {
            var finding = row.findings().get(index);
            facts.put("Befund " + (index + 1), finding.inWords());
        }
    }

    private Optional<JournalledInterchange> interchange(Clearing clearing) {
        return switch (clearing.subject()) {
            case INTERCHANGE, DELIVERY -> interchanges.find(clearing.tenant(), clearing.subjectId());
            case TRANSACTION ->
                transactions
                        .find(clearing.tenant(), clearing.subjectId())
                        .flatMap(row -> interchanges.find(clearing.tenant(), row.interchange()));
        };
    }
}
