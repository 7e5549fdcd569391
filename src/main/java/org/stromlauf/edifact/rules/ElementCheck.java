package org.stromlauf.edifact.rules;

import java.util.Map;
import java.util.stream.Collectors;
import org.stromlauf.edifact.rules.CompiledColumn.ElementItem;
import org.stromlauf.edifact.rules.CompiledColumn.Item;
import org.stromlauf.edifact.rules.CompiledStatus.Demand;
import org.stromlauf.shared.CanIgnoreReturnValue;

/** Holds the elements of segments to a column: what must stand, in which format, with which codes. */
final class ElementCheck {

    private final MessageView message;
    private final ColumnFindings findings;
    private final Asked asked;
    private boolean isGeneral = true;

    ElementCheck(MessageView message, ColumnFindings findings, Asked asked) {
        this.message = message;
        this.findings = findings;
        this.asked = asked;
    }

    /** Whether the answers hold for every segment that reads alike but for free values. */
    boolean check(int segment, Item item) {
        isGeneral = true;
        var elements = item.elements();
        for (int i = 0; i < elements.size(); i++) {
            var e = elements.get(i);
            if (e.settled()) {
                asked.add(1, 0);
            } else if (e.codes().isEmpty()) {
                free(segment, item, e);
            } else {
                coded(segment, item, e, message.text(segment, e.element(), e.component()));
            }
            if (item.gate().isOfOthers() && e.element() == gated(item.node().tag())) gate(segment, item, e);
        }
        return isGeneral;
    }

    /** Free values, where all else is known to be right. */
    void checkFormats(int segment, Item item) {
        var formatted = item.formatted();
        for (int i = 0; i < formatted.size(); i++) {
            var e = formatted.get(i);
            if (e.status().keepsFormat(message, segment, e.element(), e.component())) continue;
            var value = message.text(segment, e.element(), e.component());
            if (!value.isEmpty()) format(segment, item, e, value);
        }
    }

    private void free(int segment, Item item, ElementItem e) {
        var instance = message.instance(segment);
        var demand = asked.noted(e.status().demand(message, instance, segment));
        if (message.isEmpty(segment, e.element(), e.component())) {
            if (demand == Demand.REQUIRED) {
                findings.add("ITEM_MISSING", "Z29", segment, item, e, e.status().text, null, null);
            }
        } else if (demand == Demand.NOT_USED) {
            if (e.status().hasFormats() || e.status().isOfOthers()) isGeneral = false;
        } else if (!e.status().keepsFormat(message, segment, e.element(), e.component())) {
            var value = message.text(segment, e.element(), e.component());
            var isForm = !e.status().hasFormats() || format(segment, item, e, value);
            if (isForm) others(segment, item, e, e.status(), value);
        }
    }

    /** The element of a segment that is meant where the status of the segment restricts a value: the time of DTM, the tree of STS. */
    static int gated(String tag) {
        return tag.equals("DTM") ? 1 : tag.equals("STS") ? 3 : 0;
    }

    private void gate(int segment, Item item, ElementItem e) {
        if (e.component() != 2) return;
        var value = message.text(segment, e.element(), e.component());
        if (!value.isEmpty()) others(segment, item, e, item.gate(), value);
    }

    private void others(int segment, Item item, ElementItem e, CompiledStatus status, String value) {
        if (!status.isOfOthers()) return;
        if (status.dependsOnNeighbours()) isGeneral = false;
        if (!status.contradicts(message, segment, value)) return;
        var isTime = item.node().tag().equals("DTM");
        var isCode = status.isOnly(OfValue.Kind.CODE);
        var isNumber = status.isOnly(OfValue.Kind.NUMBER);
        var code = isTime
                ? "TIME_IMPLAUSIBLE"
                : isCode ? "CODE_NOT_ALLOWED" : isNumber ? "FORMAT_BROKEN" : "REFERENCE_WRONG";
        var erc = isTime ? "Z41" : isCode ? "Z39" : isNumber ? "Z35" : "Z21";
        findings.add(code, erc, segment, item, e, status.text, null, value);
    }

    /** Whether the value keeps its format. */
    @CanIgnoreReturnValue
    private boolean format(int segment, Item item, ElementItem e, String value) {
        if (!e.status().breaksFormat(message, segment, value)) return true;
        var isTime = e.status().isTime() && value.length() == 15 && value.endsWith("+00");
        findings.add(
                isTime ? "TIME_IMPLAUSIBLE" : "FORMAT_BROKEN",
                isTime ? "Z41" : "Z35",
                segment,
                item,
                e,
                e.status().text,
                null,
                value);
        return false;
    }

    private void coded(int segment, Item item, ElementItem e, String value) {
        if (value.isEmpty()) {
            if (asked.noted(demandOfCode(segment, e)) == Demand.REQUIRED) {
                findings.add("ITEM_MISSING", "Z29", segment, item, e, e.status().text, e.expected(), null);
            }
            return;
        }
        var instance = message.instance(segment);
        var status = e.codes().get(value);
        if (status == null && e.isOpen() && e.status().demand(message, instance, segment) != Demand.NOT_USED) {
            return;
        }
        if (status == null || asked.noted(status.demand(message, instance, segment)) == Demand.NOT_USED) {
            var rule = status == null ? e.status().text : status.text;
            if (findings.isFull()) return;
            findings.add("CODE_NOT_ALLOWED", "Z39", segment, item, e, rule, allowed(segment, e), value);
        }
    }

    /** Whether one of the codes must stand: as the element says, where it says it of its own, and by any of its codes. */
    private Demand demandOfCode(int segment, ElementItem e) {
        var instance = message.instance(segment);
        if (e.own() != null && e.own().demand(message, instance, segment) != Demand.REQUIRED) {
            return e.own().demand(message, instance, segment);
        }
        var demand = Demand.NOT_USED;
        for (var status : e.codes().values()) {
            var one = status.demand(message, instance, segment);
            demand = one == Demand.REQUIRED || demand == Demand.NOT_USED ? one : demand;
            if (demand == Demand.REQUIRED) {
                return demand;
            }
        }
        return demand;
    }

    /** The codes that may stand here, for people. */
    private String allowed(int segment, ElementItem e) {
        var instance = message.instance(segment);
        return e.codes().entrySet().stream()
                .filter(c -> c.getValue().demand(message, instance, segment) != Demand.NOT_USED)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
