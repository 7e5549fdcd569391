package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.Finding.Layer;
import org.stromlauf.edifact.Finding.Severity;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.rules.CompiledColumn.ElementItem;
import org.stromlauf.edifact.rules.CompiledColumn.Item;

/** The findings of one check of a message against its column, with the transaction in which each lies. */
final class ColumnFindings {

    /** As many as are told of the structure of a message: more help nobody, and a hostile message has one a segment. */
    private static final int MOST = ReadingLimits.DEFAULT.findings();

    private final MessageView message;
    private final List<Finding> findings = new ArrayList<>();

    ColumnFindings(MessageView message) {
        this.message = message;
    }

    boolean isFull() {
        return findings.size() >= MOST;
    }

    int size() {
        return findings.size();
    }

    /** In the order of the message. */
    List<Finding> sorted() {
        findings.sort(Comparator.comparingInt(f -> f.segment() == null ? 0 : f.segment()));
        return List.copyOf(findings);
    }

    /** A segment or group is missing in the group that begins at a segment. */
    void missing(Item item, int start) {
        if (isFull()) return;
        var code = item.elements().stream().filter(e -> !e.codes().isEmpty()).findFirst();
        var expected = item.node().tag()
                + code.map(e -> "+".repeat(e.element())
                                + String.join("/", e.codes().keySet()))
                        .orElse("");
        add("ITEM_MISSING", "Z29", start, item, null, item.gate().text, expected, null);
    }

    /** @param element null when a segment or group is meant */
    void add(
            String code,
            String erc,
            int segment,
            Item item,
            @Nullable ElementItem element,
            String rule,
            @Nullable String expected,
            @Nullable String found) {
        if (isFull()) return;
        findings.add(new Finding(
                Layer.AHB,
                Severity.ERROR,
                code,
                null,
                erc,
                segment + 1,
                item.node().tag(),
                element == null ? null : element.element(),
                element == null ? null : element.component(),
                item.node().path(),
                rule,
                expected,
                found,
                transaction(segment)));
    }

    /** The number of the transaction around a segment: IDE 7402, CNI 1490 of IFTSTA, DOC 1004 of INSRPT. */
    private @Nullable String transaction(int segment) {
        for (int i = message.instance(segment); i > 0; i = message.instanceParent(i)) {
            var trigger = message.instanceTrigger(i);
            switch (message.tag(trigger)) {
                case "IDE" -> {
                    return message.text(trigger, 2, 1);
                }
                case "CNI" -> {
                    return message.text(trigger, 1, 1);
                }
                case "DOC" -> {
                    return isInspection() ? message.text(trigger, 2, 1) : null;
                }
                default -> {}
            }
        }
        return null;
    }

    private boolean isInspection() {
        return message.definition().head().type().equals("INSRPT");
    }
}
