package org.stromlauf.edifact.answers;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;

/**
 * An error of an APERAK.
 *
 * @param code ERC 9321
 * @param found the content that is wrong (FTX+ABO)
 * @param text what is wrong, for people (FTX+AAO)
 * @param place name of the segment (FTX+Z02), obligatory for Z21, Z29, Z35, Z38 to Z41
 * @param newGridOperator to whose grid the object went (RFF+Z08)
 */
record PlacedError(
        String code,
        @Nullable String found,
        @Nullable String text,
        @Nullable String place,
        @Nullable String newGridOperator) {

    /** APERAK AHB 1.1, conditions 5, 7, 9 to 13. */
    private static final Set<String> WITH_PLACE = Set.of("Z21", "Z29", "Z35", "Z38", "Z39", "Z40", "Z41");

    /** FTX 4440. */
    private static final int TEXT_LENGTH = 512;

    static PlacedError of(Finding finding) {
        var code = String.valueOf(finding.aperak());
        var expected = finding.expected();
        return new PlacedError(
                code,
                finding.found(),
                expected == null ? null : "Erwartet: " + expected,
                WITH_PLACE.contains(code) ? segmentName(finding) : null,
                null);
    }

    static PlacedError of(ObjectFinding finding) {
        var code = finding.erc();
        return new PlacedError(
                code,
                null,
                finding.text(),
                WITH_PLACE.contains(code) ? finding.text() : null,
                finding.newGridOperator());
    }

    Fields inMessage(@Nullable String documentNumber) {
        var error = head();
        put(error, "documentNumber", documentNumber);
        put(error, "documentText", text);
        put(error, "documentPlace", place);
        return error.build();
    }

    Fields inTransaction(String transactionId) {
        var error = head();
        put(error, "transactionId", transactionId);
        put(error, "transactionText", text);
        put(error, "transactionPlace", place);
        return error.build();
    }

    private Fields.Builder head() {
        var error = Fields.builder().put("errorCode", code);
        put(error, "deviation", found);
        put(error, "newGridOperator", newGridOperator);
        return error;
    }

    private static void put(Fields.Builder fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value.length() > TEXT_LENGTH ? value.substring(0, TEXT_LENGTH) : value);
        }
    }

    /** As handbooks name segments, {@code SG8 PIA+5}: the innermost group and the segment with its qualifiers. */
    private static String segmentName(Finding finding) {
        var path = finding.path();
        if (path == null) {
            return String.valueOf(finding.tag());
        }
        var steps = path.split("/");
        var last = steps[steps.length - 1];
        if (last.startsWith("SG")) {
            var plus = last.indexOf('+');
            return (plus < 0 ? last : last.substring(0, plus)) + " " + finding.tag()
                    + (plus < 0 ? "" : last.substring(plus));
        }
        var group = steps.length > 1 ? steps[steps.length - 2].replaceAll("\\+.*", "") + " " : "";
        return group + last;
    }
}
