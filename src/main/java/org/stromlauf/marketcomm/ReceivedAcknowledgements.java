package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.MarketPartnerId;

/** Takes what partners say of what we sent: finds it in the journal, notes it, and tells whoever sent a rejected message. */
@Component
class ReceivedAcknowledgements {

    private static final String REJECTED = "4";
    private static final String DUPLICATE = "26";
    private static final String ERRORS = "313";
    private static final Set<State> OPEN = Set.of(State.SENT, State.UNACKNOWLEDGED);

    private final Interchanges interchanges;
    private final Transactions transactions;
    private final Clearings clearings;
    private final ApplicationEventPublisher events;

    ReceivedAcknowledgements(
            Interchanges interchanges,
            Transactions transactions,
            Clearings clearings,
            ApplicationEventPublisher events) {
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.clearings = clearings;
        this.events = events;
    }

    /** One received CONTRL or APERAK. */
    private record Received(JournalledInterchange interchange, JournalledTransaction row, Fields fields) {}

    void take(JournalledInterchange interchange, JournalledTransaction row, CheckedMessage message) {
        var received = new Received(interchange, row, message.fields());
        if (message.type().equals("CONTRL")) takeContrl(received);
        else takeAperak(received);
    }

    private void takeAperak(Received received) {
        var sent = sent(received);
        var fields = received.fields();
        var named = new LinkedHashMap<JournalledTransaction, List<NotedFinding>>();
        if (sent.isPresent()) {
            var errors = fields.get("documentCode").equals(ERRORS) ? fields.groups("errors") : List.<Fields>of();
            for (var error : errors) {
                for (var row : named(sent.get(), fields, error)) {
                    named.computeIfAbsent(row, r -> new ArrayList<>()).add(aperakFinding(error, fields));
                }
            }
            if (errors.isEmpty()) named(sent.get(), fields, fields).forEach(row -> named.put(row, List.of()));
        }
        if (named.isEmpty()) {
            unknown(received);
            return;
        }
        var rejected = fields.get("documentCode").equals(ERRORS);
        named.forEach((row, findings) -> {
            if (rejected) reject(received, row, findings);
            else acknowledge(received, row);
        });
    }

    /** What an error names stands with it; only a confirmation names it in the message's head (APERAK AHB, SG2 and SG5). */
    private List<JournalledTransaction> named(JournalledInterchange sent, Fields head, Fields error) {
        return transactions.sent(
                sent,
                head.find("referencedDocumentNumber")
                        .or(() -> error == head ? Optional.empty() : error.find("documentNumber"))
                        .orElse(null),
                head.find("referencedTransactionId")
                        .or(() -> error.find("transactionId"))
                        .orElse(null));
    }

    private static NotedFinding aperakFinding(Fields error, Fields message) {
        var text = java.util.stream.Stream.of(
                        "deviation",
                        "deviationContinued",
                        "documentText",
                        "transactionText",
                        "transactionPlace",
                        "documentPlace")
                .flatMap(name -> error.find(name).stream())
                .collect(Collectors.joining("; "));
        return new NotedFinding(
                error.find("errorCode").orElse(""),
                error.find("transactionId")
                        .or(() -> message.find("referencedTransactionId"))
                        .orElse(null),
                text);
    }

    /**
     * CONTRL says something of the interchange (UCI), and of single messages (UCM) when only those are broken. That an
     * interchange came twice says nothing against the first.
     */
    private void takeContrl(Received received) {
        var fields = received.fields();
        if (fields.find("syntaxError").filter(DUPLICATE::equals).isPresent()) return;
        var sent = sent(received);
        if (sent.isEmpty()) {
            unknown(received);
            return;
        }
        var whole = fields.find("action").filter(REJECTED::equals).isPresent()
                && (fields.find("syntaxError").isPresent()
                        || fields.groups("messages").isEmpty());
        for (var row : transactions.sent(sent.get(), null, null)) {
            var broken = brokenMessage(fields, row.messageReference());
            if (whole) reject(received, row, contrlFindings(fields, null));
            else if (broken != null) reject(received, row, contrlFindings(fields, broken));
            else if (fields.find("action").filter("7"::equals).isPresent()) acknowledge(received, row);
        }
    }

    private static @Nullable Fields brokenMessage(Fields contrl, String reference) {
        return contrl.groups("messages").stream()
                .filter(message -> message.find("messageReference")
                        .filter(reference::equals)
                        .isPresent())
                .filter(message ->
                        message.find("action").filter(REJECTED::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static List<NotedFinding> contrlFindings(Fields contrl, @Nullable Fields message) {
        var level = message == null ? contrl : message;
        var code = level.find("syntaxError")
                .or(() -> level.groups("segments").stream()
                        .flatMap(segment -> segment.find("syntaxError").stream())
                        .findFirst())
                .orElse("");
        var where = level.groups("segments").stream()
                .map(segment -> "Segment " + segment.find("segmentNumber").orElse("?"))
                .collect(Collectors.joining(", "));
        return List.of(
                new NotedFinding(code, null, "CONTRL: Syntaxfehler " + code + (where.isEmpty() ? "" : ", " + where)));
    }

    private Optional<JournalledInterchange> sent(Received received) {
        var partner =
                MarketPartnerId.of(Objects.requireNonNull(received.interchange().partner()));
        return received.fields()
                .find("interchangeReference")
                .flatMap(reference -> interchanges.sent(received.interchange().tenant(), partner, reference));
    }

    /** Everything is acknowledged once; what comes after that changes nothing. */
    private boolean isOpen(JournalledTransaction row) {
        return OPEN.contains(row.state());
    }

    private void acknowledge(Received received, JournalledTransaction row) {
        if (!isOpen(row)) return;
        note(received, row, State.ACKNOWLEDGED, List.of());
    }

    private void reject(Received received, JournalledTransaction row, List<NotedFinding> findings) {
        if (!isOpen(row)) return;
        note(received, row, State.REJECTED, findings);
        var event = new MessageRejected(
                row.tenant(), row.partner(), row.pidOrType(), row.transactionId(), row.documentNumber(), findings);
        events.publishEvent(event);
        if (!event.isTaken()) {
            var detail = findings.stream().map(NotedFinding::inWords).collect(Collectors.joining("\n"));
            clearings.open(Clearing.Reason.MESSAGE_REJECTED, row, detail, row.partner() + "\n" + detail);
        }
    }

    private void note(Received received, JournalledTransaction row, State state, List<NotedFinding> findings) {
        transactions.acknowledge(
                row, state, received.interchange().id(), received.interchange().journalledAt(), findings);
        if (row.state() == State.UNACKNOWLEDGED) clearings.settle(row, Clearing.Reason.ACKNOWLEDGEMENT_MISSING);
    }

    private void unknown(Received received) {
        clearings.open(
                Clearing.Reason.UNEXPECTED,
                received.row(),
                "Quittung zu " + received.fields().find("interchangeReference").orElse("unbekannter Referenz")
                        + ", die wir diesem Partner nicht gesendet haben");
    }
}
