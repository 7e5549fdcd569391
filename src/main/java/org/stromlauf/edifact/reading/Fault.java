package org.stromlauf.edifact.reading;

import org.stromlauf.edifact.Finding.Layer;

/**
 * What can be wrong with an interchange and its messages before their handbook (AHB) is asked, and how DE 0085 of CONTRL calls
 * it. Faults of {@link Layer#ENVELOPE} reject the whole interchange (UCI); the others reject one message: by UCM when the
 * finding's segment is UNH or UNT, by UCS when it names no element, else by UCD. The codes allowed a level are those of
 * CONTRL AHB 1.0.
 */
public enum Fault {
    NO_INTERCHANGE(Layer.ENVELOPE, "13"),
    FILE_EMPTY(Layer.ENVELOPE, "13"),
    FILE_HAS_BYTE_ORDER_MARK(Layer.ENVELOPE, "13"),
    FILE_IS_UTF_16(Layer.ENVELOPE, "13"),
    FILE_IS_XML(Layer.ENVELOPE, "13"),
    FILE_IS_PACKED(Layer.ENVELOPE, "13"),
    FILE_IS_SEALED(Layer.ENVELOPE, "13"),
    SERVICE_CHARACTERS_MISSING(Layer.ENVELOPE, "13"),
    SERVICE_CHARACTERS_INVALID(Layer.ENVELOPE, "20"),
    CHARACTER_SET_NOT_SUPPORTED(Layer.ENVELOPE, "2"),
    SYNTAX_VERSION_NOT_SUPPORTED(Layer.ENVELOPE, "2"),
    ENVELOPE_ITEM_MISSING(Layer.ENVELOPE, "13"),
    ENVELOPE_ITEM_INVALID(Layer.ENVELOPE, "12"),
    ENVELOPE_CHARACTER_INVALID(Layer.ENVELOPE, "21"),
    INTERCHANGE_TRUNCATED(Layer.ENVELOPE, "13"),
    INTERCHANGE_REFERENCE_DIFFERS(Layer.ENVELOPE, "28"),
    MESSAGE_COUNT_WRONG(Layer.ENVELOPE, "29"),
    INTERCHANGE_EMPTY(Layer.ENVELOPE, "32"),
    SEGMENT_OUTSIDE_MESSAGE(Layer.ENVELOPE, "12"),
    DATA_AFTER_INTERCHANGE(Layer.ENVELOPE, "16"),
    INTERCHANGE_FOLLOWS(Layer.ENVELOPE, "16"),
    LIMIT_EXCEEDED(Layer.ENVELOPE, "16"),

    MESSAGE_NOT_CLOSED(Layer.SYNTAX, "13"),
    MESSAGE_HEAD_ITEM_MISSING(Layer.SYNTAX, "13"),
    MESSAGE_REFERENCE_TOO_LONG(Layer.SYNTAX, "39"),
    MESSAGE_REFERENCE_DIFFERS(Layer.SYNTAX, "28"),
    MESSAGE_DUPLICATE(Layer.SYNTAX, "26"),
    SEGMENT_COUNT_WRONG(Layer.SYNTAX, "29"),
    CHARACTER_INVALID(Layer.SYNTAX, "21"),
    MESSAGE_TOO_LARGE(Layer.SYNTAX, "12"),
    MESSAGE_TYPE_UNKNOWN(Layer.SYNTAX, "12"),
    MESSAGE_RELEASE_UNKNOWN(Layer.SYNTAX, "12"),
    PID_MISSING(Layer.SYNTAX, "13"),
    PID_UNKNOWN(Layer.SYNTAX, "12"),

    SEGMENT_NOT_ALLOWED_HERE(Layer.STRUCTURE, "15"),
    SEGMENT_MISSING(Layer.STRUCTURE, "13"),
    SEGMENT_REPEATED_TOO_OFTEN(Layer.STRUCTURE, "35"),
    GROUP_REPEATED_TOO_OFTEN(Layer.STRUCTURE, "36"),
    TOO_MANY_ELEMENTS(Layer.STRUCTURE, "16"),
    TOO_MANY_COMPONENTS(Layer.STRUCTURE, "16"),
    ELEMENT_MISSING(Layer.STRUCTURE, "13"),
    ELEMENT_TOO_LONG(Layer.STRUCTURE, "39"),
    ELEMENT_TOO_SHORT(Layer.STRUCTURE, "40"),
    CHARACTER_TYPE_WRONG(Layer.STRUCTURE, "37"),
    DECIMAL_INVALID(Layer.STRUCTURE, "19"),
    DIGIT_BEFORE_DECIMAL_MISSING(Layer.STRUCTURE, "38");

    private final Layer layer;
    private final String contrl;

    Fault(Layer layer, String contrl) {
        this.layer = layer;
        this.contrl = contrl;
    }

    public Layer layer() {
        return layer;
    }

    /** DE 0085. */
    public String contrl() {
        return contrl;
    }
}
