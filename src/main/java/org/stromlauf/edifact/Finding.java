package org.stromlauf.edifact;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with an interchange or message: where, what was expected and found, and how the market's acknowledgements
 * call it. A finding of CONTRL belongs to UCI when its layer is ENVELOPE, to UCM when its tag is UNH or UNT, to UCS when it names
 * no element, else to UCD.
 *
 * @param code our name of the rule that was broken, stable: {@code COUNT_WRONG}, {@code ITEM_MISSING}, {@code CODE_NOT_ALLOWED}
 * @param contrl DE 0085 of CONTRL for syntax and structure findings
 * @param aperak ERC 9321 of APERAK for AHB findings, for example {@code Z29}
 * @param segment number of the segment in the message, UNH = 1; for the interchange's own findings null
 * @param tag the segment's tag
 * @param element position of the element in the segment, the first after the tag = 1
 * @param component position in the composite, from 1
 * @param path node of the definition, for example {@code SG4/SG8+Z79/PIA+5}
 * @param expression the AHB status expression that made the item required
 * @param transaction the Vorgangsnummer (IDE) in which it lies
 */
public record Finding(
        Layer layer,
        Severity severity,
        String code,
        @Nullable String contrl,
        @Nullable String aperak,
        @Nullable Integer segment,
        @Nullable String tag,
        @Nullable Integer element,
        @Nullable Integer component,
        @Nullable String path,
        @Nullable String expression,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String transaction) {

    /** The same at another segment of the message. */
    Finding at(int otherSegment) {
        return new Finding(
                layer,
                severity,
                code,
                contrl,
                aperak,
                otherSegment,
                tag,
                element,
                component,
                path,
                expression,
                expected,
                found,
                transaction);
    }

    /** Where in the order of processing it was found (MARKET 5.2). */
    public enum Layer {
        ENVELOPE,
        SYNTAX,
        STRUCTURE,
        AHB
    }

    /** An error is answered; a hint never is. */
    public enum Severity {
        ERROR,
        HINT
    }
}
