package org.stromlauf.receivables;

/** A bank's file cannot be taken: it is not what it should be, or its amounts contradict each other. */
public final class UnreadablePaymentFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadablePaymentFileException(String message) {
        super(message);
    }

    UnreadablePaymentFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
