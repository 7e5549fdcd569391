package org.stromlauf.edifact.answers;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Answers.References;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.MessageDraft;

/** The APERAK of one message: one for each Geschäftsvorfall (APERAK AHB 1.1). */
final class ApplicationReport {

    private static final String CONFIRMED = "312";
    private static final String REJECTED = "313";

    /** Messages whose Vorgänge are named by RFF+TN (APERAK AHB 1.1, conditions 6 and 16). */
    private static final Set<String> WITH_TRANSACTIONS = Set.of("UTILMD", "IFTSTA", "INSRPT", "UTILTS");

    private static final String WHOLE_MESSAGE = "";

    private final Envelope envelope;
    private final CheckedMessage message;
    private final References references;

    ApplicationReport(CheckedInterchange interchange, CheckedMessage message, References references) {
        var unb = interchange.envelope();
        if (unb == null) {
            throw new IllegalArgumentException("An interchange without a readable UNB cannot be acknowledged");
        }
        this.envelope = unb;
        this.message = message;
        this.references = references;
    }

    List<MessageDraft> rejections(List<ObjectFinding> findings) {
        var errors = errors(findings);
        var ofHead = errors.get(WHOLE_MESSAGE);
        if (ofHead != null) {
            return List.of(draft(rejection(ofHead)));
        }
        return errors.values().stream().map(e -> draft(rejection(e))).toList();
    }

    List<MessageDraft> confirmations(List<String> rejectedTransactions) {
        if (rejectedTransactions.contains(WHOLE_MESSAGE)) {
            return List.of();
        }
        var transactions = message.transactions().stream()
                .flatMap(t -> t.find("transactionId").stream())
                .toList();
        // Balancing status reports (IFTSTA 21000 to 21005) number equipment and have no transactions.
        if (!hasTransactions() || transactions.isEmpty()) {
            return rejectedTransactions.isEmpty() ? List.of(draft(confirmation(null))) : List.of();
        }
        return transactions.stream()
                .filter(t -> !rejectedTransactions.contains(t))
                .map(t -> draft(confirmation(t)))
                .toList();
    }

    private Map<String, List<Fields>> errors(List<ObjectFinding> findings) {
        var errors = new LinkedHashMap<String, List<Fields>>();
        message.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR && f.aperak() != null)
                .forEach(f -> add(errors, f.transaction(), PlacedError.of(f)));
        findings.forEach(f -> add(errors, f.transaction(), PlacedError.of(f)));
        return errors;
    }

    private void add(Map<String, List<Fields>> errors, @Nullable String transaction, PlacedError error) {
        var id = transaction == null || !hasTransactions() ? WHOLE_MESSAGE : transaction;
        var fields = id.isEmpty() ? error.inMessage(message.documentNumber()) : error.inTransaction(id);
        errors.computeIfAbsent(id, t -> new ArrayList<>()).add(fields);
    }

    private boolean hasTransactions() {
        return WITH_TRANSACTIONS.contains(message.type());
    }

    private MessageDraft draft(Fields fields) {
        return new MessageDraft("APERAK", references.nextMessageReference(), fields);
    }

    private Fields rejection(List<Fields> errors) {
        var aperak = head(REJECTED);
        errors.forEach(e -> aperak.add("errors", e));
        return aperak.build();
    }

    private Fields confirmation(@Nullable String transaction) {
        var aperak = head(CONFIRMED);
        var documentNumber = message.documentNumber();
        if (documentNumber != null) {
            aperak.put("referencedDocumentNumber", documentNumber);
        }
        if (transaction != null) {
            aperak.put("referencedTransactionId", transaction);
        }
        return aperak.build();
    }

    private Fields.Builder head(String code) {
        return Fields.builder()
                .put("documentCode", code)
                .put("documentNumber", references.nextDocumentNumber())
                .put("documentTime", references.now())
                .put("interchangeReference", envelope.reference())
                .put("interchangeTime", envelope.preparedAt().toInstant(ZoneOffset.UTC))
                .put("sender", envelope.receiver())
                .put("receiver", envelope.sender());
    }
}
