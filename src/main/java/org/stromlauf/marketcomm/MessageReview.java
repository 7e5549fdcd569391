package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.FieldMissingException;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/** Decides which transactions of a received message can be processed (MARKET 5.2, steps 4 to 6). */
@Component
class MessageReview {

    /** A message and whose it is. */
    record Received(Tenant tenant, MarketPartnerId sender, Instant at, CheckedMessage message) {

        ReceivedMessage asMessage(UUID id, Fields transaction) {
            return new ReceivedMessage(id, tenant.id(), sender, at, message, transaction);
        }
    }

    /** @param findings why it cannot be processed; empty when it can */
    record Part(UUID id, Fields fields, List<NotedFinding> findings) {

        String transactionId() {
            return fields.find("transactionId").orElse("");
        }

        boolean isRejected() {
            return !findings.isEmpty();
        }
    }

    /** @param objectFindings those that only the receiver's data shows */
    record Verdict(List<Part> parts, List<ObjectFinding> objectFindings) {

        boolean rejectsAny() {
            return parts.stream().anyMatch(Part::isRejected);
        }

        boolean acceptsAny() {
            return parts.stream().anyMatch(part -> !part.isRejected());
        }

        List<String> rejectedTransactions() {
            return parts.stream()
                    .filter(Part::isRejected)
                    .map(Part::transactionId)
                    .toList();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MessageReview.class);
    private static final Fields NO_FIELDS = Fields.builder().build();

    private final SingletonSupplier<List<ReceivedMessageCheck>> checks;
    private final IdGenerator ids;

    MessageReview(ObjectProvider<ReceivedMessageCheck> checks, IdGenerator ids) {
        this.checks = SingletonSupplier.of(() -> checks.orderedStream().toList());
        this.ids = ids;
    }

    Verdict review(Received received) {
        var parts = new ArrayList<Part>();
        var objectFindings = new ArrayList<ObjectFinding>();
        for (var fields : received.message().transactions()) {
            var id = ids.next();
            var findings = rulesBroken(received.message(), fields);
            if (findings.isEmpty()) {
                var found = objects(received, id, fields);
                objectFindings.addAll(found);
                findings = found.stream().map(NotedFinding::of).toList();
            }
            parts.add(new Part(id, fields, findings));
        }
        return new Verdict(List.copyOf(parts), List.copyOf(objectFindings));
    }

    /** The same for messages that have no transactions; their names are not read. */
    List<Verdict> reviewAll(List<Received> all) {
        var reviews = all.stream().map(this::begun).toList();
        checks.obtain().forEach(check -> {
            var asked = reviews.stream().filter(r -> r.concerns(check)).toList();
            if (asked.isEmpty()) return;
            var found = askedAll(check, asked.stream().map(Review::message).toList());
            for (int i = 0; i < asked.size(); i++) asked.get(i).found.addAll(found.get(i));
        });
        return reviews.stream().map(Review::verdict).toList();
    }

    private Review begun(Received received) {
        return new Review(received, ids.next(), rulesBroken(received.message(), NO_FIELDS));
    }

    private static final class Review {

        private final Received received;
        private final UUID id;
        private final List<NotedFinding> broken;
        private final List<ObjectFinding> found = new ArrayList<>();

        Review(Received received, UUID id, List<NotedFinding> broken) {
            this.received = received;
            this.id = id;
            this.broken = broken;
        }

        boolean concerns(ReceivedMessageCheck check) {
            return broken.isEmpty()
                    && found.isEmpty()
                    && check.role() == received.tenant().role()
                    && check.pids().contains(received.message().pid());
        }

        ReceivedMessage message() {
            return received.asMessage(id, received.message().fields());
        }

        Verdict verdict() {
            var findings =
                    broken.isEmpty() ? found.stream().map(NotedFinding::of).toList() : broken;
            return new Verdict(List.of(new Part(id, NO_FIELDS, findings)), List.copyOf(found));
        }
    }

    /** A finding in the message's head concerns every transaction, one in a transaction only that one. */
    private static List<NotedFinding> rulesBroken(CheckedMessage message, Fields fields) {
        var transaction = fields.find("transactionId").orElse("");
        return message.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .filter(finding -> finding.transaction() == null
                        || transaction.isEmpty()
                        || finding.transaction().equals(transaction))
                .map(NotedFinding::of)
                .toList();
    }

    private List<ObjectFinding> objects(Received received, UUID id, Fields fields) {
        var message = received.asMessage(id, fields);
        // In the order of the PID overview; the first check that fails ends the search.
        return checks.obtain().stream()
                .filter(check -> check.role() == received.tenant().role())
                .filter(check -> check.pids().contains(message.pid()))
                .map(check -> asked(check, message))
                .filter(findings -> !findings.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A check that lacks a field cannot be made: the message goes on to its handler, and what that cannot take is a task. */
    private static List<ObjectFinding> asked(ReceivedMessageCheck check, ReceivedMessage message) {
        try {
            return check.check(message);
        } catch (FieldMissingException e) {
            LOG.info("{} {} has not what {} checks: {}", message.pid(), message.id(), check, e.getMessage());
            return List.of();
        }
    }

    /** One message that lacks a field harms no other: then each is asked by itself. */
    private static List<List<ObjectFinding>> askedAll(ReceivedMessageCheck check, List<ReceivedMessage> messages) {
        try {
            return check.checkAll(messages);
        } catch (FieldMissingException e) {
            return messages.stream().map(message -> asked(check, message)).toList();
        }
    }
}
