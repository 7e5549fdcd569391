package org.stromlauf.tenancy;

import org.stromlauf.shared.TenantId;

/** No tenant of that id is hosted here. */
public final class TenantUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient TenantId tenant;

    public TenantUnknownException(TenantId tenant) {
        super("No tenant '" + tenant + "' is hosted here");
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }
}
