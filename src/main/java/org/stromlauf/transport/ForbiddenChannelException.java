package org.stromlauf.transport;

import org.stromlauf.tenancy.Tenant;

/** A tenant of a demo or a test was to send by a channel that leaves this machine. */
public final class ForbiddenChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForbiddenChannelException(Tenant tenant, String channel) {
        super("Tenant " + tenant.id() + " is a demo: it may use the channels " + Channels.LOCAL + ", not '" + channel
                + "'. Add a tenant that is no demo to talk to real partners");
    }
}
