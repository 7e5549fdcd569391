package org.stromlauf.edifact;

/** A field was asked for that the message does not carry: a message that passed its AHB check lacks only optional ones. */
public final class FieldMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FieldMissingException(String name) {
        super("The message has no field '" + name + "'");
    }
}
