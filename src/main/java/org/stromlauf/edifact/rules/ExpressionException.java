package org.stromlauf.edifact.rules;

/** A status expression or condition that cannot be read: a fault in the definitions, never of a message. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExpressionException(String message) {
        super(message);
    }
}
