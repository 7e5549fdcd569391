package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine;

/**
 * A message engine for tests of the journal: a real UNB, then a line a message {@code MSG|reference|type|pid}, a line a field
 * {@code F|name|value} and a line {@code G|group} before the fields of a repeated part. The field {@code fault} makes a finding:
 * {@code syntax} of the interchange, {@code structure} of the message, {@code ahb} of head or transaction.
 */
final class PlainMessages implements MessageEngine, Answers {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final Map<String, String> TYPES = Map.of("55", "UTILMD", "13", "MSCONS", "17", "ORDERS");

    @Override
    public byte[] write(FormatVersion version, Envelope envelope, List<MessageDraft> messages) {
        var text = new StringBuilder("UNB+UNOC:3+%s:%s+%s:%s+261005:0800+%s'\n"
                .formatted(
                        envelope.sender(),
                        envelope.senderQualifier(),
                        envelope.receiver(),
                        envelope.receiverQualifier(),
                        envelope.reference()));
        for (var message : messages) {
            var service = TYPES.values().stream()
                    .noneMatch(t -> messageOf(version, message.pid()).startsWith(t));
            var type =
                    service ? message.pid() : messageOf(version, message.pid()).split(" ")[0];
            text.append("MSG|")
                    .append(message.reference())
                    .append('|')
                    .append(type)
                    .append('|')
                    .append(service ? "" : message.pid())
                    .append('\n');
            message.fields().values().forEach((name, value) -> text.append("F|")
                    .append(name)
                    .append('|')
                    .append(value)
                    .append('\n'));
            message.fields()
                    .groups()
                    .forEach((group, parts) -> parts.forEach(part -> {
                        text.append("G|").append(group).append('\n');
                        part.values().forEach((name, value) -> text.append("F|")
                                .append(name)
                                .append('|')
                                .append(value)
                                .append('\n'));
                    }));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    @Override
    public CheckedInterchange check(byte[] interchange, Context context) {
        var text = new String(interchange, ISO_8859_1);
        var start = EnvelopeStart.read(interchange).orElseThrow();
        var envelope = new Envelope(
                start.sender().value(),
                "14",
                start.receiver().value(),
                "14",
                LocalDateTime.of(2026, 10, 5, 8, 0),
                start.reference(),
                null,
                false);
        if (text.contains("F|fault|syntax")) {
            return new CheckedInterchange(
                    envelope, List.of(finding(Finding.Layer.SYNTAX, "29", null, null)), List.of());
        }
        var messages = new ArrayList<CheckedMessage>();
        for (var part : text.split("(?m)^MSG\\|")) if (!part.startsWith("UNB")) messages.add(message(part));
        return new CheckedInterchange(envelope, List.of(), messages);
    }

    private static CheckedMessage message(String text) {
        var lines = text.split("\n");
        var head = lines[0].split("\\|", -1);
        var parts = text.split("(?m)^G\\|");
        var fields = fields(parts[0]);
        var findings = new ArrayList<>(findings(parts[0], null));
        for (int i = 1; i < parts.length; i++) {
            var part = fields(parts[i]).build();
            fields.add(parts[i].split("\n")[0], part);
            findings.addAll(findings(parts[i], part.find("transactionId").orElse(null)));
        }
        var built = fields.build();
        return new CheckedMessage(
                head[0],
                head[1],
                "D:11A",
                "S2.2",
                head[2].isEmpty() ? null : head[2],
                VERSION,
                built.find("documentNumber").orElse(null),
                findings,
                built,
                10,
                1);
    }

    private static Fields.Builder fields(String text) {
        var fields = Fields.builder();
        for (var line : text.split("\n")) {
            if (line.startsWith("F|")) fields.put(line.split("\\|")[1], line.split("\\|", 3)[2]);
        }
        return fields;
    }

    private static List<Finding> findings(String text, String transaction) {
        if (text.contains("F|fault|structure")) return List.of(finding(Finding.Layer.STRUCTURE, "13", null, null));
        if (text.contains("F|fault|ahb")) return List.of(finding(Finding.Layer.AHB, null, "Z29", transaction));
        return List.of();
    }

    private static Finding finding(Finding.Layer layer, String contrl, String aperak, String transaction) {
        return new Finding(
                layer,
                Finding.Severity.ERROR,
                "TEST",
                contrl,
                aperak,
                3,
                "DTM",
                null,
                null,
                null,
                null,
                "DTM",
                null,
                transaction);
    }

    @Override
    public FormatVersion versionAt(Instant instant) {
        return VERSION;
    }

    @Override
    public String messageOf(FormatVersion version, String pid) {
        return TYPES.getOrDefault(pid.substring(0, 2), "IFTSTA") + " 1.0";
    }

    @Override
    public MessageDraft contrl(CheckedInterchange interchange, String reference) {
        var fields = Fields.builder()
                .put("interchangeReference", interchange.envelope().reference());
        var broken = interchange.messages().stream()
                .filter(CheckedMessage::hasErrors)
                .toList();
        fields.put("action", interchange.isRejected() || !broken.isEmpty() ? "4" : "7");
        interchange.findings().stream().findFirst().ifPresent(f -> fields.put("syntaxError", f.contrl()));
        broken.forEach(m -> fields.add(
                "messages",
                Fields.builder()
                        .put("messageReference", m.reference())
                        .put("action", "4")
                        .put("syntaxError", "13")
                        .build()));
        return new MessageDraft("CONTRL", reference, fields.build());
    }

    @Override
    public List<MessageDraft> aperakRejections(
            CheckedInterchange interchange,
            CheckedMessage message,
            List<ObjectFinding> findings,
            References references) {
        var drafts = new ArrayList<MessageDraft>();
        for (var finding : message.findings()) {
            drafts.add(aperak(interchange, message, "313", finding.transaction(), finding.aperak(), references));
        }
        for (var finding : findings) {
            drafts.add(aperak(interchange, message, "313", finding.transaction(), finding.erc(), references));
        }
        return drafts;
    }

    @Override
    public List<MessageDraft> aperakConfirmations(
            CheckedInterchange interchange, CheckedMessage message, List<String> rejected, References references) {
        return message.transactions().stream()
                .map(t -> t.find("transactionId").orElse(""))
                .filter(id -> !rejected.contains(id))
                .map(id -> aperak(interchange, message, "312", id, null, references))
                .toList();
    }

    private static MessageDraft aperak(
            CheckedInterchange interchange,
            CheckedMessage message,
            String code,
            String transaction,
            String erc,
            References references) {
        var fields = Fields.builder()
                .put("documentCode", code)
                .put("documentNumber", references.nextDocumentNumber())
                .put("interchangeReference", interchange.envelope().reference());
        var hasTransaction = transaction != null && !transaction.isEmpty();
        if (erc == null) {
            fields.put("referencedDocumentNumber", message.documentNumber());
            if (hasTransaction) fields.put("referencedTransactionId", transaction);
        } else {
            // As the handbook has it: what an error concerns stands with the error.
            var error = Fields.builder().put("errorCode", erc).put("deviation", "passt nicht");
            fields.add(
                    "errors",
                    hasTransaction
                            ? error.put("transactionId", transaction).build()
                            : error.put("documentNumber", message.documentNumber())
                                    .build());
        }
        return new MessageDraft("APERAK", references.nextMessageReference(), fields.build());
    }
}
