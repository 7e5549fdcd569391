package org.stromlauf.edifact.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;

/** The fields of a CONTRL: what is wrong with the interchange (UCI), else with its messages (UCM, UCS, UCD). */
final class SyntaxReport {

    private static final String ACCEPTED = "7";
    private static final String REJECTED = "4";

    /** DE 0085 for each level (CONTRL AHB 1.0). */
    private static final Set<String> UCM_CODES = Set.of("12", "13", "16", "21", "22", "26", "28", "29", "39");

    private static final Set<String> UCS_CODES = Set.of("13", "15", "16", "22", "35", "36");
    private static final Set<String> UCD_CODES = Set.of("12", "13", "16", "19", "21", "22", "37", "38", "39", "40");

    private static final Set<String> INTERCHANGE_SEGMENTS = Set.of("UNA", "UNB", "UNZ");
    private static final int SEGMENTS_A_MESSAGE = 999;
    private static final int ELEMENTS_A_SEGMENT = 99;

    private final CheckedInterchange interchange;

    SyntaxReport(CheckedInterchange interchange) {
        this.interchange = interchange;
    }

    Fields fields() {
        var envelope = interchange.envelope();
        if (envelope == null) {
            throw new IllegalArgumentException("An interchange without a readable UNB cannot be acknowledged");
        }
        var faulty = interchange.messages().stream()
                .filter(m -> !faults(m.findings()).isEmpty())
                .toList();
        var faults = faults(interchange.findings());
        var uci = head(envelope).put("action", faults.isEmpty() && faulty.isEmpty() ? ACCEPTED : REJECTED);
        if (!faults.isEmpty()) {
            addFault(uci, faults.get(0), INTERCHANGE_SEGMENTS::contains, "UNB");
        } else {
            faulty.forEach(m -> uci.add("messages", message(m)));
        }
        return uci.build();
    }

    private static Fields.Builder head(Envelope envelope) {
        return Fields.builder()
                .put("interchangeReference", envelope.reference())
                .put("interchangeSender", envelope.sender())
                .put("interchangeSenderQualifier", envelope.senderQualifier())
                .put("interchangeReceiver", envelope.receiver())
                .put("interchangeReceiverQualifier", envelope.receiverQualifier());
    }

    private static List<Finding> faults(List<Finding> findings) {
        return findings.stream()
                .filter(f ->
                        f.severity() == Finding.Severity.ERROR && f.layer() != Finding.Layer.AHB && f.contrl() != null)
                .toList();
    }

    private static void addFault(
            Fields.Builder fields, Finding fault, Predicate<String> isServiceSegment, String otherwise) {
        fields.put("syntaxError", String.valueOf(fault.contrl()));
        var tag = fault.tag();
        if (tag == null || !isServiceSegment.test(tag)) {
            fields.put("serviceSegment", otherwise);
            return;
        }
        fields.put("serviceSegment", tag);
        var element = fault.element();
        if (element != null) {
            addPosition(fields, element, fault);
        }
    }

    /** S011: DE 0098 counts the tag as the first element (UN/EDIFACT syntax 3), DE 0104 the components from 1. */
    private static void addPosition(Fields.Builder fields, int element, Finding fault) {
        fields.put("element", Integer.toString(element + 1));
        var component = fault.component();
        if (component != null) {
            fields.put("component", component.toString());
        }
    }

    private static Fields message(CheckedMessage message) {
        var directory = message.directory().split(":", 2);
        var ucm = Fields.builder()
                .put("messageReference", message.reference())
                .put("messageType", message.type())
                .put("messageVersion", directory[0])
                .put("messageRelease", directory.length > 1 ? directory[1] : "")
                .put("messageAgency", "UN")
                .put("messageAssociationCode", message.release())
                .put("action", REJECTED);
        var faults = faults(message.findings());
        var ofFrame = faults.stream()
                .filter(f -> isFrame(f) && UCM_CODES.contains(f.contrl()))
                .findFirst();
        if (ofFrame.isPresent()) {
            addFault(ucm, ofFrame.get(), SyntaxReport::isFrame, "UNH");
        } else {
            segments(faults).forEach(s -> ucm.add("segments", s));
        }
        return ucm.build();
    }

    /** Whether a fault is one of UNH or UNT, or cannot be placed below them. */
    private static boolean isFrame(Finding fault) {
        var tag = fault.tag();
        return fault.segment() == null
                || (tag != null && isFrame(tag))
                || !(fault.element() == null ? UCS_CODES : UCD_CODES).contains(fault.contrl());
    }

    private static boolean isFrame(String tag) {
        return tag.equals("UNH") || tag.equals("UNT");
    }

    private static List<Fields> segments(List<Finding> faults) {
        var bySegment = new LinkedHashMap<Integer, List<Finding>>();
        faults.stream().filter(f -> f.segment() != null).forEach(f -> bySegment
                .computeIfAbsent(f.segment(), s -> new java.util.ArrayList<>())
                .add(f));
        return bySegment.entrySet().stream()
                .limit(SEGMENTS_A_MESSAGE)
                .map(e -> segment(e.getKey(), e.getValue()))
                .toList();
    }

    private static Fields segment(int number, List<Finding> faults) {
        var ucs = Fields.builder().put("segmentNumber", Integer.toString(number));
        faults.stream()
                .filter(f -> f.element() == null)
                .findFirst()
                .ifPresent(f -> ucs.put("syntaxError", String.valueOf(f.contrl())));
        faults.stream()
                .filter(f -> f.element() != null)
                .limit(ELEMENTS_A_SEGMENT)
                .forEach(f -> {
                    var ucd = Fields.builder().put("syntaxError", String.valueOf(f.contrl()));
                    var element = f.element();
                    addPosition(ucd, element == null ? 0 : element, f);
                    ucs.add("elements", ucd.build());
                });
        return ucs.build();
    }
}
