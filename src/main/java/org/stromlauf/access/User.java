package org.stromlauf.access;

import java.util.Set;
import org.stromlauf.shared.TenantId;

/** A person who signs in: what she may do, and for which tenants. */
public record User(UserName name, String fullName, Set<UserRole> roles, Set<TenantId> tenants) {

    public User {
        if (fullName.isBlank()) throw new IllegalArgumentException("User " + name + " has no full name");
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }

    public boolean has(UserRole role) {
        return roles.contains(role);
    }

    /** An administrator may act for every tenant, everyone else for those assigned. */
    public boolean mayActFor(TenantId tenant) {
        return has(UserRole.ADMINISTRATOR) || tenants.contains(tenant);
    }
}
