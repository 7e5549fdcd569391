package org.stromlauf.transport;

/** The same thing was to be sent a second time. */
public final class AlreadyInOutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyInOutboxException(Outbox.Entry entry) {
        super("Tenant " + entry.tenant() + " already has a " + entry.kind() + " with the key '" + entry.key()
                + "' in the outbox: it is not sent twice");
    }
}
