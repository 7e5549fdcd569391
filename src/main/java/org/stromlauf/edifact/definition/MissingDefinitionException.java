package org.stromlauf.edifact.definition;

/** A definition file is missing or cannot be read: the installation is broken, not a message. */
public final class MissingDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }

    MissingDefinitionException(String message) {
        super(message);
    }
}
