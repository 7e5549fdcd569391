package org.stromlauf.transport;

/** What arrived breaks an input limit and was not taken: its channel puts it aside. */
public final class RefusedArrivalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedArrivalException(String message) {
        super(message);
    }
}
