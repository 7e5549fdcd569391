package org.stromlauf.edifact.reading;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Envelope;

/** Reads UNB as the Allgemeine Festlegungen define it: UNOC, syntax version 3. */
final class EnvelopeReader {

    private static final Place UNB = Place.tag("UNB");

    /** DE 0007: GS1, BDEW, DVGW (CONTRL AHB 1.0, UCI). */
    private static final Set<String> PARTY_QUALIFIERS = Set.of("14", "500", "502");

    private static final int REFERENCE_LENGTH = 14;
    private static final int ELEMENTS = 11;

    private final Segment unb;
    private final Findings findings;

    EnvelopeReader(Segment unb, Findings findings) {
        this.unb = unb;
        this.findings = findings;
    }

    Envelope read() {
        checkSyntax();
        var elements = elements();
        if (elements > ELEMENTS) findings.add(Fault.DATA_AFTER_INTERCHANGE, UNB, ELEMENTS + "", elements + "");
        var reference = required(5, 1);
        if (reference.length() > REFERENCE_LENGTH) invalid(5, 1, "an..14", reference);
        var test = unb.text(11, 1);
        if (!test.isEmpty() && !test.equals("1")) invalid(11, 1, "1", test);
        return new Envelope(
                required(2, 1),
                qualifier(2),
                required(3, 1),
                qualifier(3),
                preparedAt(),
                reference,
                optional(7),
                test.equals("1"));
    }

    /** How many there are up to the last that is not empty: a separator at the end says nothing. */
    private int elements() {
        var last = unb.elements();
        while (last > ELEMENTS && unb.components(last) == 1 && unb.isEmpty(last, 1)) last--;
        return last;
    }

    private void checkSyntax() {
        var characters = unb.text(1, 1);
        if (!characters.equals("UNOC")) {
            findings.add(Fault.CHARACTER_SET_NOT_SUPPORTED, UNB.at(1, 1), "UNOC", characters);
        }
        var version = unb.text(1, 2);
        if (!version.equals("3")) findings.add(Fault.SYNTAX_VERSION_NOT_SUPPORTED, UNB.at(1, 2), "3", version);
    }

    private String required(int element, int component) {
        var text = unb.text(element, component);
        if (text.isEmpty()) findings.add(Fault.ENVELOPE_ITEM_MISSING, UNB.at(element, component), null, null);
        return text;
    }

    private String qualifier(int element) {
        var qualifier = required(element, 2);
        if (!qualifier.isEmpty() && !PARTY_QUALIFIERS.contains(qualifier)) {
            invalid(element, 2, "14, 500, 502", qualifier);
        }
        return qualifier;
    }

    private @Nullable String optional(int element) {
        var text = unb.text(element, 1);
        return text.isEmpty() ? null : text;
    }

    private void invalid(int element, int component, String expected, String found) {
        findings.add(Fault.ENVELOPE_ITEM_INVALID, UNB.at(element, component), expected, found);
    }

    /** S004: YYMMDD:HHMM in UTC. */
    private LocalDateTime preparedAt() {
        var date = required(4, 1);
        var time = required(4, 2);
        if (areDigits(date, 6) && areDigits(time, 4)) {
            try {
                return LocalDateTime.of(
                        2000 + number(date, 0), number(date, 2), number(date, 4), number(time, 0), number(time, 2));
            } catch (DateTimeException e) {
                invalid(4, 1, "YYMMDD:HHMM", date + ":" + time);
                return LocalDateTime.MIN;
            }
        }
        invalid(4, 1, "YYMMDD:HHMM", date + ":" + time);
        return LocalDateTime.MIN;
    }

    private static boolean areDigits(String text, int length) {
        if (text.length() != length) return false;
        for (var i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return true;
    }

    private static int number(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }
}
