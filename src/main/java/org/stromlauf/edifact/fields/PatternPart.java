package org.stromlauf.edifact.fields;

import java.util.List;

/**
 * What a pattern says of one component of a segment.
 *
 * @param element position in the segment, the first after the tag = 1
 * @param component position in the composite, from 1
 * @param codes the codes of which one must stand there; empty when any value may
 * @param use whether the component is the field's value, fixed, or the agency of the market partner id beside it
 */
public record PatternPart(int element, int component, List<String> codes, Use use) {

    /** What a component is for. */
    public enum Use {
        FIXED,
        VALUE,
        /** A value that counts the elements of its repeated group from 1 when it is not given. */
        ORDINAL,
        /** DE 3055, which follows from the id: 9 for GS1, 293 for BDEW, 332 for DVGW (Allgemeine Festlegungen). */
        AGENCY
    }

    public PatternPart {
        codes = List.copyOf(codes);
    }

    /** Whether two patterns that contain this part and the other one mean the same segment. */
    boolean isSameKeyAs(PatternPart other) {
        return element == other.element && component == other.component && codes.equals(other.codes);
    }

    boolean isValue() {
        return use == Use.VALUE || use == Use.ORDINAL;
    }

    boolean allows(String code) {
        return codes.isEmpty() || codes.contains(code);
    }

    static PatternPart parse(int element, int component, String text) {
        if (text.equals("{agency}")) {
            return new PatternPart(element, component, List.of(), Use.AGENCY);
        }
        if (text.equals("{ordinal}")) {
            return new PatternPart(element, component, List.of(), Use.ORDINAL);
        }
        var use = text.startsWith("$") ? Use.VALUE : Use.FIXED;
        var codes = (use == Use.VALUE ? text.substring(1) : text).replaceAll("[()]", "");
        return new PatternPart(element, component, codes.isEmpty() ? List.of() : List.of(codes.split("\\|")), use);
    }
}
